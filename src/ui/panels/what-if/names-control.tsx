import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../parts/icon-button.tsx';
import { whatIf as text } from '../../text/what-if.ts';
import styles from './controls.module.css';
import type { ControlProps } from './input-row.tsx';

/** A list of names, best first: each can be moved or removed, and others added. */
export function NamesControl({ input, name, onSet }: ControlProps<'names'>) {
  const { value: names, choices } = input;
  const absent = choices.filter((choice) => !names.includes(choice.name));
  const [chosen, setChosen] = useState(absent[0]?.name ?? '');
  const runs = new Map(choices.map((choice) => [choice.name, choice.runs]));
  const moved = (from: number, to: number) => {
    const rest = names.filter((_, at) => at !== from);
    return rest.toSpliced(to, 0, ...names.slice(from, from + 1));
  };

  return (
    <div className={styles.stack}>
      {names.length === 0 && <p className={styles.or}>{text.names.emptyList}</p>}
      <ol className={styles.names} aria-label={name}>
        {names.map((one, at) => (
          <li key={one} className={styles.item}>
            <code className={styles.word}>
              {one}
              {runs.get(one) === false && (
                <span className={styles.listed}>{text.names.cannotRun}</span>
              )}
            </code>
            <IconButton
              icon={ArrowUp}
              size={16}
              label={text.names.up(one)}
              disabled={at === 0}
              onClick={() => onSet(moved(at, at - 1))}
            />
            <IconButton
              icon={ArrowDown}
              size={16}
              label={text.names.down(one)}
              disabled={at === names.length - 1}
              onClick={() => onSet(moved(at, at + 1))}
            />
            <IconButton
              icon={X}
              size={16}
              label={text.names.remove(one)}
              onClick={() => onSet(names.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ol>
      {absent.length > 0 && (
        <div className={styles.line}>
          <select
            className={styles.field}
            aria-label={text.names.addLabel}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            {absent.map((choice) => (
              <option key={choice.name}>{choice.name}</option>
            ))}
          </select>
          <button type="button" className={styles.apply} onClick={() => onSet([...names, chosen])}>
            {text.names.add}
          </button>
        </div>
      )}
    </div>
  );
}
