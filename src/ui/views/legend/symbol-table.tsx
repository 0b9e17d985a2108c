import { Fragment } from 'react';
import { RfcLink } from '../../parts/rfc-link.tsx';
import { ValueSymbol } from '../../parts/value-symbol.tsx';
import { legend } from '../../text/legend.ts';
import { aboutSymbol } from '../../text/symbols.ts';
import styles from './legend.module.css';
import { SymbolTag } from './symbol-tag.tsx';
import { symbolGroups, type SymbolEntry } from './symbols.ts';

const text = legend.symbols;

/** Every symbol with its tag, its name and its source. */
export function SymbolTable() {
  return (
    <>
      <table className={styles.symbols}>
        <thead>
          <tr>
            <th scope="col">{text.columns.symbol}</th>
            <th scope="col">{text.columns.name}</th>
            <th scope="col">{text.columns.means}</th>
            <th scope="col">{text.columns.source}</th>
          </tr>
        </thead>
        {symbolGroups.map(({ group, entries }) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={4} className={styles.group}>
                {text.groups[group]}
              </th>
            </tr>
            {entries.map((entry) => (
              <SymbolRow key={entry.symbol} entry={entry} />
            ))}
          </tbody>
        ))}
      </table>
      <p className={styles.small}>{text.prints}</p>
    </>
  );
}

function SymbolRow({ entry: { symbol, source } }: { readonly entry: SymbolEntry }) {
  const [name, means] = aboutSymbol[symbol];
  return (
    <tr>
      <th scope="row">
        <SymbolTag symbol={symbol} size="row" />
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
