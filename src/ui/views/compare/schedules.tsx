import { useId } from 'react';
import type { ColumnView, ScheduleRowView } from '../../../player/compare-view.ts';
import { compare as text } from '../../text/compare.ts';
import { schedule as words } from '../../text/compare-facts.ts';
import styles from './schedules.module.css';
import { ValueLink } from './value-link.tsx';
import type { Columns } from './walk.ts';

/** How the keys of both runs follow from the shared secret, part by part. */
export function Schedules({ columns }: { readonly columns: Columns }) {
  const id = useId();
  return (
    <section id="schedule" tabIndex={-1} aria-labelledby={id} className={styles.schedules}>
      <h2 id={id}>{words.title}</h2>
      <p className={styles.note}>{words.note}</p>
      <div className={styles.two}>
        {columns.map((column, side) => (
          <Schedule key={side} column={column} />
        ))}
      </div>
    </section>
  );
}

function Schedule({ column }: { readonly column: ColumnView }) {
  const { scheduled, schedule, values } = column;
  const secret = values.find(({ id }) => id === scheduled);
  const [first] = schedule;
  return (
    <div className={styles.one}>
      <h3>
        {text.protocol(column.protocol)} <span>{column.title}</span>
      </h3>
      {secret && first ? (
        <>
          <p className={styles.secret}>
            <ValueLink column={column} value={secret.id} at={first.place} size="card" />
            {words.secret(secret.size)}
          </p>
          {secret.owner !== 'client' && <p className={styles.note}>{words.madeBy(secret.owner)}</p>}
          <ol>
            {schedule.map((row) => (
              <ScheduleRow key={row.to} column={column} row={row} />
            ))}
          </ol>
        </>
      ) : (
        <p className={styles.note}>{words.none}</p>
      )}
    </div>
  );
}

interface ScheduleRowProps {
  readonly column: ColumnView;
  readonly row: ScheduleRowView;
}

/** One computation: what comes of it, the function, what goes in, and how that is laid out. */
function ScheduleRow({ column, row }: ScheduleRowProps) {
  const { to, how, from, parts, place, inUse } = row;
  const label = column.values.find(({ id }) => id === to)?.label ?? '';
  return (
    <li>
      <p className={styles.made}>
        <ValueLink column={column} value={to} at={place} />
        <b>{label}</b>
        {inUse && <span className={styles.inUse}>{words.inUse}</span>}
      </p>
      <p className={styles.from}>
        <code>{how.join(', ')}</code> {words.of}
        {from.map((id) => (
          <ValueLink key={id} column={column} value={id} at={place} />
        ))}
      </p>
      {parts.length > 0 && (
        <ul className={styles.parts}>
          {parts.map(({ name, size, says }, at) => (
            <li key={at}>{words.part(name, size, says)}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
