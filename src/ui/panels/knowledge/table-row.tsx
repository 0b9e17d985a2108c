import { useEffect, useRef } from 'react';
import { valuesById } from '../../../player/focus.ts';
import { actions, useFactMark, useRun } from '../../../player/hooks.ts';
import type { KnowledgeRow } from '../../../player/knowledge-view.ts';
import type { Party } from '../../../world/transcript.ts';
import { Shape } from '../../parts/shape.tsx';
import { TagFace } from '../../parts/tag-face.tsx';
import { lookOf } from '../../parts/value-look.ts';
import tag from '../../parts/value-tag.module.css';
import { knowledge as text } from '../../text/knowledge.ts';
import { parts } from '../../text/parts.ts';
import styles from './knowledge-table.module.css';
import { actorOf, fillAt, partiesOf, wordAt, type Chosen } from './state-at.ts';

interface TableRowProps {
  readonly row: KnowledgeRow;
  readonly cursor: number;
  /** The column that takes the tab key; null where another row has it. */
  readonly stop: number | null;
  readonly chosen: Party | null;
  readonly onChoose: (chosen: Chosen | null) => void;
}

/** A value, and what each of the three knows of it. */
export function TableRow({ row, cursor, stop, chosen, onChoose }: TableRowProps) {
  const run = useRun();
  const value = run && valuesById(run).get(row.value);
  const mark = useFactMark(value?.fact ?? null);
  const line = useRef<HTMLTableRowElement>(null);
  const isPointed = mark === 'focus';
  useEffect(() => {
    if (chosen || isPointed) line.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen, isPointed]);
  if (!run || !value) return null;
  const look = lookOf(run, value);
  const symbol = value.symbol || value.label;
  return (
    <tr ref={line} className={chosen ? styles.chosenRow : undefined}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- it has the value's own name */}
      <th scope="row">
        <span className={styles.value}>
          <span className={styles.tag}>
            <button
              type="button"
              tabIndex={stop === 0 ? 0 : -1}
              data-value={row.value}
              data-column={0}
              className={[tag.tag, mark && tag[mark]].join(' ')}
              aria-pressed={isPointed}
              aria-label={parts.tag[look.kind](symbol, value.label, look.owners)}
              onClick={() => actions.focus(isPointed ? null : value.address)}
              onPointerEnter={() => actions.hover(value.address)}
              onPointerLeave={() => actions.hover(null)}
            >
              <TagFace symbol={symbol} look={look} print={value.print} />
            </button>
          </span>
          <span className={styles.label}>{value.label}</span>
        </span>
      </th>
      {partiesOf(run).map((party, at) => {
        const word = wordAt(row.cells[party], party, cursor);
        const fill = fillAt(row.cells[party], cursor);
        const isChosen = chosen === party;
        return (
          <td key={party} className={isChosen ? styles.chosen : undefined}>
            <button
              type="button"
              tabIndex={stop === at + 1 ? 0 : -1}
              data-value={row.value}
              data-column={at + 1}
              className={[styles.cell, styles.choice, styles[fill]].join(' ')}
              aria-pressed={isChosen}
              aria-label={text.cellSaid(party, symbol, value.label, word)}
              onClick={() => onChoose(isChosen ? null : { value: row.value, party })}
            >
              <Shape
                of={actorOf(party)}
                fill={fill}
                plain={fill === 'dashed'}
                className={styles.shape}
              />
              <span className={styles.word}>{word}</span>
            </button>
          </td>
        );
      })}
    </tr>
  );
}
