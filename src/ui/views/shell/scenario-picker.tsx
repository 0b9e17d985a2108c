import { ChevronDown, Columns2, FileUp, GraduationCap, Table2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { actions, useRun, useSource, useStatus } from '../../../player/hooks.ts';
import { loadCatalog } from '../../../player/tables.ts';
import { MenuButton } from '../../parts/menu/menu-button.tsx';
import type { ChoiceSection } from '../../parts/menu/menu-sections.ts';
import { inGroups } from '../../text/scenario-groups.ts';
import { shell } from '../../text/shell.ts';
import { tools as text } from '../../text/tools.ts';
import { FileInput } from './file-input.tsx';
import styles from './scenario-picker.module.css';

type Catalog = Awaited<ReturnType<typeof loadCatalog>>;

/** The named scenarios, once there is a run to look at, or none that could be run. */
function useCatalog(): Catalog {
  const [catalog, setCatalog] = useState<Catalog>([]);
  const isReady = useStatus() !== 'loading';
  useEffect(() => {
    if (isReady) void loadCatalog().then(setCatalog);
  }, [isReady]);
  return catalog;
}

/** The scenarios in their groups, one after the other. */
const sectionsOf = (catalog: Catalog, value: string): ChoiceSection[] =>
  inGroups(catalog).map(({ title, entries }) => ({
    kind: 'choice',
    label: title,
    isTitled: true,
    value,
    options: entries.map(({ name, title, look }) => ({ value: name, title, detail: look })),
    onChoose: (name) => void actions.openScenario(name),
  }));

/** What a run is called. */
export function useTitle(): string {
  const source = useSource();
  const run = useRun();
  if (source.kind === 'named' && source.name === '') return shell.chooseScenario;
  if (source.kind === 'opened') return source.title ?? run?.scenario.title ?? shell.fromLink;
  return run?.scenario.title ?? source.name;
}

/** Shows which run is open, and opens another. */
export function ScenarioPicker() {
  const source = useSource();
  const title = useTitle();
  const catalog = useCatalog();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <MenuButton
        label={shell.scenario(title)}
        className={styles.button}
        sections={[
          ...sectionsOf(catalog, source.kind === 'named' ? source.name : ''),
          {
            kind: 'actions',
            label: text.files,
            items: [{ title: text.open, icon: FileUp, onSelect: () => input.current?.click() }],
          },
          {
            kind: 'actions',
            label: text.pages,
            items: [
              {
                title: text.lessons,
                icon: GraduationCap,
                onSelect: () => {
                  location.hash = '#/learn';
                },
              },
              {
                title: text.compareBeside,
                icon: Columns2,
                onSelect: () => {
                  location.hash = '#/compare';
                },
              },
              {
                title: text.logins,
                icon: Table2,
                onSelect: () => {
                  location.hash = '#/logins';
                },
              },
            ],
          },
        ]}
      >
        <span className={styles.title}>{title}</span>
        <ChevronDown size={16} strokeWidth={1.8} aria-hidden="true" />
      </MenuButton>
      <FileInput ref={input} />
    </>
  );
}
