import { useState } from 'react';
import { useCursor, useRun } from '../../../player/hooks.ts';
import type { KnowledgeRow } from '../../../player/knowledge-view.ts';
import { Shape } from '../../parts/shape.tsx';
import { knowledge as text } from '../../text/knowledge.ts';
import { followGrid, type Place } from './grid-keys.ts';
import styles from './knowledge-table.module.css';
import { TableRow } from './table-row.tsx';
import { actorOf, countFill, groupsOf, partiesOf, type Chosen } from './state-at.ts';

interface KnowledgeTableProps {
  readonly rows: readonly KnowledgeRow[];
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen | null) => void;
}

/** Values by the three who may know them: one tab stop, in which arrow keys move. */
export function KnowledgeTable({ rows, chosen, onChoose }: KnowledgeTableProps) {
  const cursor = useCursor();
  const run = useRun();
  const parties = run ? partiesOf(run) : [];
  const [place, setPlace] = useState<Place>({ value: '', column: 0 });
  const isThere = rows.some(({ value }) => value === place.value);
  const stop = isThere ? place : { value: rows[0]?.value ?? '', column: 1 };
  return (
    <div className={styles.scroll}>
      {/* A table is what a grid is made of. */}
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={text.table}
        className={styles.table}
        onKeyDown={followGrid}
        onFocus={({ target }) => {
          const { value, column } = target.dataset;
          if (value !== undefined) setPlace({ value, column: Number(column) });
        }}
      >
        <thead>
          <tr>
            <th scope="col" className={styles.count}>
              {text.values(rows.length)}
            </th>
            {parties.map((party) => (
              <th key={party} scope="col" className={styles.party}>
                <span className={styles.cell}>
                  <Shape of={actorOf(party)} className={styles.shape} />
                  <span>
                    <span className={styles.name}>{text.party[party]}</span>
                    <PartyCounts
                      known={countFill(rows, party, 'filled', cursor)}
                      encrypted={countFill(rows, party, 'hatched', cursor)}
                    />
                  </span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {groupsOf(rows).map((group) => (
          <tbody key={group.title}>
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={parties.length + 1}>
                {group.title}
              </th>
            </tr>
            {group.rows.map((row) => (
              <TableRow
                key={row.value}
                row={row}
                cursor={cursor}
                stop={stop.value === row.value ? stop.column : null}
                chosen={chosen?.value === row.value ? chosen.party : null}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        ))}
      </table>
      {rows.length === 0 && <p className={styles.empty}>{text.empty}</p>}
    </div>
  );
}

interface PartyCountsProps {
  readonly known: number;
  readonly encrypted: number;
}

function PartyCounts({ known, encrypted }: PartyCountsProps) {
  return (
    <span className={styles.counts}>
      <span>{text.known(known)}</span>
      {encrypted > 0 && <span>{text.encrypted(encrypted)}</span>}
    </span>
  );
}
