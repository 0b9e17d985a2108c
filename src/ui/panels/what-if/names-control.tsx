import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '../../parts/icon-button.tsx';
import { whatIf as text } from '../../text/what-if.ts';
import styles from './controls.module.css';
import type { ControlProps } from './input-row.tsx';

/** A list of names, best first: each can be moved or removed, and others added. */
export function NamesControl({ input, name, onSet }: ControlProps<'names'>) {
  const { value: names, choices } = input;
  const absent = choices.filter((choice) => !names.includes(choice.name));
  const [picked, setPicked] = useState('');
  const chosen = absent.some((choice) => choice.name === picked) ? picked : absent[0]?.name;
  const box = useRef<HTMLDivElement>(null);
  const [pressed, setPressed] = useState<string | null>(null);
  const order = names.join();
  const runs = new Map(choices.map((choice) => [choice.name, choice.runs]));

  // A button that has moved with its name keeps the focus; one that went with it leaves the list.
  useEffect(() => {
    const { current } = box;
    if (pressed === null || order === '' || !current) return;
    if (current.contains(document.activeElement)) return;
    const button = [...current.querySelectorAll('button')].find(
      (one) => one.ariaLabel === pressed && !one.disabled,
    );
    (button ?? current.querySelector<HTMLElement>('button:enabled, select'))?.focus();
  }, [pressed, order]);

  function press(label: string, next: (names: readonly string[]) => readonly string[]): void {
    setPressed(label);
    onSet(next);
  }
  const move = (one: string, by: number) => (list: readonly string[]) => {
    const from = list.indexOf(one);
    if (from < 0) return list;
    return list.toSpliced(from, 1).toSpliced(from + by, 0, one);
  };

  return (
    <div ref={box} className={styles.stack}>
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
              onClick={() => press(text.names.up(one), move(one, -1))}
            />
            <IconButton
              icon={ArrowDown}
              size={16}
              label={text.names.down(one)}
              disabled={at === names.length - 1}
              onClick={() => press(text.names.down(one), move(one, 1))}
            />
            <IconButton
              icon={X}
              size={16}
              label={text.names.remove(one)}
              onClick={() =>
                press(text.names.remove(one), (list) => list.filter((other) => other !== one))
              }
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
            onChange={(event) => setPicked(event.target.value)}
          >
            {absent.map((choice) => (
              <option key={choice.name}>{choice.name}</option>
            ))}
          </select>
          <button
            type="button"
            className={styles.apply}
            onClick={() => chosen && press(text.names.add, (list) => [...list, chosen])}
          >
            {text.names.add}
          </button>
        </div>
      )}
    </div>
  );
}
