import { useCursor, useRun } from '../../../player/hooks.ts';
import { valuesById } from '../../../player/focus.ts';
import type { ExchangeView } from '../../../player/run.ts';
import { keys as text } from '../../text/keys.ts';
import { existsAt } from './existence.ts';
import { originGroups } from './origins.ts';
import { RibbonPart } from './ribbon-part.tsx';
import styles from './ribbon.module.css';

/** What goes into the exchange hash, in hash order, each part with where it comes from. */
export function Ribbon({ parts }: { readonly parts: ExchangeView['parts'] }) {
  const run = useRun();
  const cursor = useCursor();
  if (!run) return null;
  const columns = { gridTemplateColumns: `repeat(${parts.length}, minmax(0, 1fr))` };
  return (
    <div className={styles.figure}>
      <div className={styles.origins} style={columns} aria-hidden="true">
        {originGroups(parts).map(({ origin, parts: span }, index) => (
          <span key={`${origin}${index}`} style={{ gridColumn: `span ${span}` }}>
            {text.origins[origin]}
          </span>
        ))}
      </div>
      <ol className={styles.ribbon} style={columns} aria-label={text.parts}>
        {parts.map((part) => {
          const value = valuesById(run).get(part.value);
          const at = value ? existsAt(run, value) : null;
          return (
            <li key={part.symbol} className={styles.place}>
              <RibbonPart part={part} value={value ?? null} exists={at !== null && at <= cursor} />
            </li>
          );
        })}
      </ol>
      <div className={styles.bracket} />
    </div>
  );
}
