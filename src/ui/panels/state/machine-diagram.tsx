import { useId, useRef, type KeyboardEvent } from 'react';
import type { MachineView } from '../../../player/run.ts';
import { useRowHeight } from '../../parts/use-row-height.ts';
import { state as text } from '../../text/state.ts';
import { Arcs } from './arcs.tsx';
import { diagramOf } from './diagram.ts';
import styles from './machine-diagram.module.css';

interface MachineDiagramProps {
  readonly machine: MachineView;
  /** The state at this step; null before there is one. */
  readonly current: string | null;
  /** The state that is looked at. */
  readonly looked: string | null;
  readonly onLook: (name: string | null) => void;
}

/** One region of a machine: its states in protocol order, and the ways between them. */
export function MachineDiagram({ machine, current, looked, onLook }: MachineDiagramProps) {
  const list = useRef<HTMLUListElement>(null);
  const title = useId();
  const rowHeight = useRowHeight(list, '--state-row');
  const diagram = diagramOf(machine);
  const { states, region } = machine;
  const stop = states.some(({ name }) => name === current) ? current : states[0]?.name;
  const stressed = states.findIndex(({ name }) => name === (looked ?? current));

  function onKeyDown(event: KeyboardEvent, index: number): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step && list.current?.children.item(index + step)?.querySelector('button');
    if (!next) return;
    next.focus();
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles.machine}>
      <h4 id={title} className={styles.region}>
        {text.region[region]}
        {stop !== current && <span className={styles.none}>{text.notStarted}</span>}
      </h4>
      <div className={styles.figure}>
        <ul ref={list} className={styles.states} aria-labelledby={title}>
          {states.map(({ name, means }, index) => (
            <li key={name} className={styles.place} data-name={text.name(name)}>
              <button
                type="button"
                className={[
                  styles.state,
                  name === current ? styles.current : '',
                  name === looked ? styles.looked : '',
                ].join(' ')}
                title={means}
                tabIndex={name === (looked ?? stop) ? 0 : -1}
                aria-current={name === current ? 'step' : undefined}
                onPointerEnter={() => onLook(name)}
                onPointerLeave={() => onLook(null)}
                onFocus={() => onLook(name)}
                onKeyDown={(event) => onKeyDown(event, index)}
              >
                <span className={styles.name}>{text.name(name)}</span>
                {name === current ? (
                  <span className={styles.now}>{text.now}</span>
                ) : (
                  name === diagram.end && <span className={styles.from}>{text.fromMost}</span>
                )}
              </button>
              {diagram.down.has(index) && (
                <svg
                  viewBox="0 0 8 6"
                  aria-hidden="true"
                  className={[styles.down, index === stressed ? styles.stressed : ''].join(' ')}
                >
                  <path className={styles.arrow} d="M.5 1h7L4 6z" />
                </svg>
              )}
            </li>
          ))}
        </ul>
        <Arcs diagram={diagram} rows={states.length} rowHeight={rowHeight} stressed={stressed} />
      </div>
    </div>
  );
}
