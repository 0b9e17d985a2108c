import { Search } from 'lucide-react';
import { matchedParts } from '../../../player/find-match.ts';
import { useRun } from '../../../player/hooks.ts';
import { Shape } from '../../parts/shape.tsx';
import { TagFace } from '../../parts/tag-face.tsx';
import { lookOf } from '../../parts/value-look.ts';
import type { FindRow } from './find-row.ts';
import styles from './find-line.module.css';

/** What a row says: the name, with what was typed in it; where it is; what it means. */
export function FindLine({ row, typed }: { readonly row: FindRow; readonly typed: string }) {
  const { title, mono, place, placeMono, about, further } = row;
  return (
    <span className={[styles.line, further ? styles.further : ''].join(' ')}>
      <span className={styles.who}>
        <Who row={row} />
      </span>
      <span className={[styles.title, mono ? styles.mono : ''].join(' ')}>
        {matchedParts(title, typed).map(({ text, matched }, at) =>
          matched ? <b key={at}>{text}</b> : text,
        )}
        {further && about !== '' && <span className={styles.note}>{about}</span>}
      </span>
      {!further && about !== '' && <span className={styles.about}>{about}</span>}
      {place !== '' && (
        <span className={[styles.place, placeMono ? styles.mono : ''].join(' ')}>{place}</span>
      )}
    </span>
  );
}

function Who({ row: { side, value, choice } }: { readonly row: FindRow }) {
  const run = useRun();
  if (value && run) {
    const symbol = value.symbol || value.label;
    return value.symbol === '' ? (
      <Shape of={value.owner === 'server' ? 'server' : 'client'} />
    ) : (
      <TagFace symbol={symbol} look={lookOf(run, value)} print={value.print} />
    );
  }
  if (side) return <Shape of={side} />;
  return choice.kind === 'search' ? (
    <Search size={14} strokeWidth={1.8} aria-hidden="true" />
  ) : null;
}
