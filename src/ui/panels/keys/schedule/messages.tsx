import { valuesById } from '../../../../player/focus.ts';
import { useCursor, useRun } from '../../../../player/hooks.ts';
import type { ScheduleView } from '../../../../player/schedule-view.ts';
import { ValueTag } from '../../../parts/value-tag.tsx';
import { schedule as text } from '../../../text/schedule.ts';
import { existsAt } from '../existence.ts';
import { RibbonPart } from '../ribbon-part.tsx';
import ribbon from '../ribbon.module.css';
import { UnmadeTag } from '../unmade-tag.tsx';
import styles from './schedule.module.css';

/** The handshake messages in the order in which they are hashed, and how far each transcript hash reaches. */
export function Messages({ schedule }: { readonly schedule: ScheduleView }) {
  const run = useRun();
  const cursor = useCursor();
  if (!run) return null;
  const { parts, hashes } = schedule;
  const columns = { gridTemplateColumns: `repeat(${parts.length}, minmax(0, 1fr))` };
  const valueOf = (id: string) => {
    const value = valuesById(run).get(id) ?? null;
    const at = value && existsAt(run, value);
    return { value, exists: at !== null && at <= cursor };
  };
  const clear = parts.filter(({ encrypted }) => !encrypted).length;
  const origins = [
    { name: text.origins.clear, parts: clear },
    { name: text.origins.encrypted, parts: parts.length - clear },
  ].filter((origin) => origin.parts > 0);
  return (
    <div>
      <div className={ribbon.origins} style={columns} aria-hidden="true">
        {origins.map(({ name, parts: span }) => (
          <span key={name} style={{ gridColumn: `span ${span}` }}>
            {name}
          </span>
        ))}
      </div>
      <div className={ribbon.figure}>
        <ol className={ribbon.ribbon} style={columns} aria-label={text.messages}>
          {parts.map((part) => {
            const { value, exists } = valueOf(part.value);
            return (
              <li key={part.value} className={ribbon.place}>
                <RibbonPart part={part} value={value} exists={exists} />
              </li>
            );
          })}
        </ol>
      </div>
      <ul className={styles.hashes} style={columns} aria-label={text.hashes}>
        {hashes.map(({ value: id, covers }) => {
          const { value, exists } = valueOf(id);
          const symbols = parts.slice(0, covers).map(({ symbol }) => symbol);
          return (
            <li key={id} style={{ gridColumn: `1 / span ${covers}` }}>
              <span className={styles.reach} />
              {value && exists ? (
                <ValueTag value={value} />
              ) : (
                <UnmadeTag symbol={value?.symbol ?? ''} owners={[]} />
              )}
              <span className="said">{text.covers(value?.symbol ?? '', symbols)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
