import { ArrowDown } from 'lucide-react';
import { valuesById } from '../../../player/focus.ts';
import { useCursor, useRun } from '../../../player/hooks.ts';
import type { ExchangeView, ValueView } from '../../../player/run.ts';
import { ValueTag } from '../../parts/value-tag.tsx';
import { keys as text } from '../../text/keys.ts';
import { existsAt } from './existence.ts';
import styles from './signed.module.css';

/** Where the parts stand in rows: what the hash is signed with, and what of it all an eavesdropper lacks. */
export function Signed({ exchange }: { readonly exchange: ExchangeView }) {
  const run = useRun();
  const cursor = useCursor();
  if (!run) return null;
  const valueOf = (id: string | null): ValueView | null => {
    const value = id === null ? undefined : valuesById(run).get(id);
    return value && (existsAt(run, value) ?? Infinity) <= cursor ? value : null;
  };
  const signature = valueOf(exchange.signature);
  const key = valueOf(exchange.signedWith);
  if (!signature) return null;
  const unheard = exchange.parts.flatMap(({ value: id }) => {
    const value = valueOf(id);
    const heardAt = value?.known.eavesdropper ?? Infinity;
    return value && heardAt > cursor ? [value] : [];
  });
  return (
    <div className={styles.signed}>
      {key && (
        <p className={styles.with}>
          <ArrowDown size={18} strokeWidth={1.8} aria-hidden="true" />
          {text.signedWith} <ValueTag value={key} />
        </p>
      )}
      <p className={styles.signature}>
        <ValueTag value={signature} size="card" />
        <code className={styles.head}>{signature.head.replaceAll(/.{8}/g, '$& ')}…</code>
      </p>
      <p className={styles.overheard}>
        {unheard.length === 0 ? text.overheardAll : text.overheardAllBut}{' '}
        {unheard.map((value) => (
          <ValueTag key={value.id} value={value} />
        ))}
      </p>
    </div>
  );
}
