import { ChevronDown, ChevronUp } from 'lucide-react';
import { useId, useState } from 'react';
import { rows, TELLING, type ColumnView, type Row } from '../../../player/compare-view.ts';
import { compare as text } from '../../text/compare.ts';
import { compareFacts } from '../../text/compare-facts.ts';
import { FactLines, Problem, Waiting } from '../facts/fact-lines.tsx';
import { HandoutTools } from '../facts/handout-tools.tsx';
import { csvOf, linesOf, markdownOf } from './export.ts';
import styles from './facts-table.module.css';
import { factKey, isWhole, type ToldFacts } from './told-facts.ts';
import { useFacts } from './use-facts.ts';
import type { Columns } from './walk.ts';

/** What is compared, a row each; the most telling rows first, the others on demand. */
export function FactsTable({ columns }: { readonly columns: Columns }) {
  const told = useFacts(columns);
  const [isLong, setLong] = useState(false);
  const id = useId();
  const { href } = location;
  return (
    <section aria-labelledby={id} className={styles.facts}>
      <header className={styles.head}>
        <h2 id={id}>{compareFacts.title}</h2>
        <HandoutTools
          isDone={isWhole(told, columns)}
          name={compareFacts.file}
          markdown={() => markdownOf(told, columns, href)}
          csv={() => csvOf(told, columns, href)}
        />
      </header>
      <table className={styles.table}>
        <caption className="said">{compareFacts.table}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="said">{compareFacts.row}</span>
            </th>
            {columns.map((column, side) => (
              <th key={side} scope="col">
                {text.protocol(column.protocol)}
                <span>{column.title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <FactsRow
              key={row}
              row={row}
              columns={columns}
              told={told}
              isFolded={at >= TELLING && !isLong}
            />
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{compareFacts.note}</p>
      <button
        type="button"
        aria-expanded={isLong}
        className={styles.more}
        onClick={() => setLong(!isLong)}
      >
        {isLong ? compareFacts.fewer : compareFacts.all(rows.length - TELLING)}
        {isLong ? (
          <ChevronUp size={16} strokeWidth={1.8} aria-hidden="true" />
        ) : (
          <ChevronDown size={16} strokeWidth={1.8} aria-hidden="true" />
        )}
      </button>
    </section>
  );
}

interface FactsRowProps {
  readonly row: Row;
  readonly columns: Columns;
  readonly told: ToldFacts;
  /** Only paper shows it. */
  readonly isFolded: boolean;
}

function FactsRow({ row, columns, told, isFolded }: FactsRowProps) {
  const { title, note } = compareFacts.rows[row];
  return (
    <tr className={isFolded ? styles.folded : undefined}>
      <th scope="row">
        {title}
        <span>{note}</span>
      </th>
      {columns.map((column, side) => (
        <td key={side}>
          <span aria-hidden="true" className={styles.column}>
            {text.protocol(column.protocol)}
          </span>
          <Cell row={row} column={column} told={told} />
        </td>
      ))}
    </tr>
  );
}

type CellProps = Pick<FactsRowProps, 'row' | 'told'> & { readonly column: ColumnView };

function Cell({ row, column, told }: CellProps) {
  const tell = told.get(factKey(column.scenario, row));
  if (!tell) return <Waiting />;
  if ('problem' in tell) return <Problem text={tell.problem} />;
  return 'facts' in tell && <FactLines lines={linesOf(tell.facts, column)} />;
}
