import { ArrowRight } from 'lucide-react';
import type { ExchangeView } from '../../../player/run.ts';
import { Shape, type Actor } from '../../parts/shape.tsx';
import { keys as text } from '../../text/keys.ts';
import { KeyCell, type Key } from './key-cell.tsx';
import styles from './keys-panel.module.css';

const purposes = ['Initial IV', 'Encryption', 'Integrity'] as const;
const directions = ['client to server', 'server to client'] as const;

/** The six keys by purpose and direction; of those that the cipher does not use, why. */
export function SixKeys({ exchange }: { readonly exchange: ExchangeView }) {
  const { ends, keys } = exchange;
  const ways = [
    { direction: directions[0], from: ends.client, to: ends.server },
    { direction: directions[1], from: ends.server, to: ends.client },
  ];
  return (
    <table className={styles.table}>
      <caption className="said">{text.table}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="said">{text.purpose}</span>
          </th>
          {ways.map(({ direction, from, to }) => (
            <th key={direction} scope="col">
              <Way from={from} to={to} />
              <span className="said">{text.directions[direction]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {purposes.map((purpose) => (
          <PurposeRow
            key={purpose}
            purpose={purpose}
            keys={keys.filter((key) => key.purpose === purpose)}
          />
        ))}
      </tbody>
    </table>
  );
}

function Way({ from, to }: { readonly from: Actor; readonly to: Actor }) {
  return (
    <span className={styles.way}>
      <Shape of={from} />
      <ArrowRight size={14} strokeWidth={1.8} aria-hidden="true" />
      <Shape of={to} />
    </span>
  );
}

interface PurposeRowProps {
  readonly purpose: Key['purpose'];
  readonly keys: readonly Key[];
}

function PurposeRow({ purpose, keys }: PurposeRowProps) {
  const used = keys.some(({ value }) => value !== null);
  const cells = directions.map((direction) => keys.find((key) => key.direction === direction));
  const notes = cells.map((key) =>
    key ? (key.unused === null ? key.algorithm : text.unused(key.unused)) : '',
  );
  const same = notes[0] === notes[1];
  return (
    <>
      <tr className={used ? styles.used : undefined}>
        <th scope="row">{text.purposes[purpose]}</th>
        {cells.map((key, index) => (
          <td key={key?.letter ?? index}>{key && <KeyCell keyView={key} />}</td>
        ))}
      </tr>
      <tr className={styles.notes}>
        <td aria-hidden="true" />
        {same ? (
          <td colSpan={2}>{notes[0]}</td>
        ) : (
          notes.map((note, index) => <td key={cells[index]?.letter ?? index}>{note}</td>)
        )}
      </tr>
    </>
  );
}
