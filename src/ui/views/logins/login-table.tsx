import { rows, ways, type LoginsTell } from '../../../player/logins-view.ts';
import { logins as text } from '../../text/logins.ts';
import { FactLines, Problem, Waiting } from '../facts/fact-lines.tsx';
import { linesOf } from './lines.ts';
import styles from './logins.module.css';
import { Notice } from './notice.tsx';
import { cellKey, isTold } from './parts.ts';
import type { Told } from './use-logins.ts';

const stories = ways.filter(isTold).length;

/** What is compared, a row each, and a column for each way. It stays a table where it is laid out as a list. */
export function LoginTable({ told }: { readonly told: Told }) {
  return (
    <table className={styles.table}>
      <caption className="said">{text.table}</caption>
      <thead>
        <tr className={styles.groups}>
          <th scope="col" rowSpan={2} className={styles.corner}>
            <span className="said">{text.row}</span>
          </th>
          <th scope="colgroup" colSpan={stories} className={styles.told}>
            <Notice />
          </th>
          <th scope="colgroup" colSpan={ways.length - stories}>
            {text.standard}
          </th>
        </tr>
        <tr className={styles.ways}>
          {ways.map((way) => (
            <th key={way} scope="col">
              {text.ways[way]}
              <span className={styles.about}>{text.about[way]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">
              {text.rows[row].title}
              <span className={styles.about}>{text.rows[row].note}</span>
            </th>
            {ways.map((way) => (
              <td key={way} data-told={isTold(way)}>
                <span aria-hidden="true" className={styles.column}>
                  {text.ways[way]}
                </span>
                <Cell tell={told.get(cellKey(row, way))} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The facts of a cell, what kept them from being computed, or that they are still to come. */
export function Cell({ tell }: { readonly tell: LoginsTell | undefined }) {
  if (!tell) return <Waiting />;
  if ('facts' in tell) return <FactLines lines={linesOf(tell.facts)} />;
  return <Problem text={tell.problem} />;
}
