import { Fragment } from 'react';
import { useRun } from '../../../player/hooks.ts';
import { RfcLink } from '../../parts/rfc-link.tsx';
import { lookOf, type ValueLook } from '../../parts/value-look.ts';
import { ValueSymbol } from '../../parts/value-symbol.tsx';
import { legend } from '../../text/legend.ts';
import { useBook, type SymbolRow } from './book.ts';
import styles from './legend.module.css';
import { SymbolTag } from './symbol-tag.tsx';
import type { SymbolEntry } from './symbols.ts';

const text = legend.symbols;

/** Every symbol with its tag, its name and its source. */
export function SymbolTable() {
  const run = useRun();
  const { families, sourceHead } = useBook();
  return (
    <>
      <table className={styles.symbols}>
        <thead>
          <tr>
            <th scope="col">{text.columns.symbol}</th>
            <th scope="col">{text.columns.name}</th>
            <th scope="col">{text.columns.means}</th>
            <th scope="col">{sourceHead}</th>
          </tr>
        </thead>
        {families(run?.values ?? []).map(({ title, note, rows }) => (
          <tbody key={title}>
            <tr>
              <th scope="rowgroup" colSpan={4} className={styles.group}>
                {title}
                {note !== undefined && <span className={styles.groupNote}>{note}</span>}
              </th>
            </tr>
            {rows.map((row) => (
              <Row key={row.entries[0]?.symbol} row={row} />
            ))}
          </tbody>
        ))}
      </table>
      <p className={styles.small}>{text.prints}</p>
    </>
  );
}

function Row({ row: { entries, name, means, source } }: { readonly row: SymbolRow }) {
  const run = useRun();
  const { drawsAsRun } = useBook();
  const lookIn = ({ symbol, look }: SymbolEntry): ValueLook => {
    const value = drawsAsRun ? run?.values.find((one) => one.symbol === symbol) : undefined;
    return run && value ? lookOf(run, value) : look;
  };
  return (
    <tr>
      <th scope="row" className={entries.length > 1 ? styles.pair : undefined}>
        {entries.map((entry) => (
          <SymbolTag key={entry.symbol} symbol={entry.symbol} look={lookIn(entry)} size="row" />
        ))}
      </th>
      <td>{name}</td>
      <td>
        <WithSymbols text={means} />
      </td>
      <td>{source === null ? text.ours : <RfcLink source={source} />}</td>
    </tr>
  );
}

/** A sentence in which symbols such as d_C are set as their tags set them. */
function WithSymbols({ text }: { readonly text: string }) {
  return text
    .split(/\b([A-Za-z]_[A-Z])\b/)
    .map((part, at) =>
      at % 2 === 1 ? <ValueSymbol key={at} symbol={part} /> : <Fragment key={at}>{part}</Fragment>,
    );
}
