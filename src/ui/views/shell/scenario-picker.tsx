import { ChevronDown } from 'lucide-react';
import { actions, useSource } from '../../../player/hooks.ts';
import type { Source } from '../../../player/store.ts';
import { catalog } from '../../../player/tables.ts';
import { MenuButton } from '../../parts/menu/menu-button.tsx';
import { shell } from '../../text/shell.ts';
import styles from './scenario-picker.module.css';

/** What a run is called. */
export function titleOf(source: Source): string {
  if (source.kind === 'named' && source.name === '') return shell.chooseScenario;
  if (source.kind === 'opened') return source.title ?? shell.fromLink;
  return catalog.find(({ name }) => name === source.name)?.title ?? source.name;
}

/** Shows which run is open, and opens another. */
export function ScenarioPicker() {
  const source = useSource();
  const title = titleOf(source);
  return (
    <MenuButton
      label={shell.scenario(title)}
      className={styles.button}
      sections={[
        {
          kind: 'choice',
          label: shell.scenarios,
          value: source.kind === 'named' ? source.name : '',
          options: catalog.map(({ name, title, look }) => ({ value: name, title, detail: look })),
          onChoose: (name) => void actions.openScenario(name),
        },
      ]}
    >
      <span className={styles.title}>{title}</span>
      <ChevronDown size={16} strokeWidth={1.8} aria-hidden="true" />
    </MenuButton>
  );
}
