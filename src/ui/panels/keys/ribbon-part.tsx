import { actions, useFactMark, useRun } from '../../../player/hooks.ts';
import type { ValueView } from '../../../player/run.ts';
import { Print } from '../../parts/print.tsx';
import { Shape } from '../../parts/shape.tsx';
import { lookOf } from '../../parts/value-look.ts';
import { ValueSymbol } from '../../parts/value-symbol.tsx';
import { keys as text } from '../../text/keys.ts';
import { bytes } from '../../text/stage.ts';
import { goToOrigin } from './go-to-origin.ts';
import type { Part } from './origins.ts';
import styles from './ribbon.module.css';

interface RibbonPartProps {
  readonly part: Part;
  readonly value: ValueView | null;
  /** Whether one of the two ends has it already. */
  readonly exists: boolean;
}

/** One part of what is hashed: whose it is, its symbol, its print, its size. */
export function RibbonPart({ part, value, exists }: RibbonPartProps) {
  const run = useRun();
  const mark = useFactMark(value?.fact ?? null);
  const look = run && value ? lookOf(run, value) : undefined;
  const { symbol, label, size } = part;
  const kind = !exists ? styles.toCome : look?.kind === 'secret' ? styles.secret : '';
  return (
    <button
      type="button"
      className={[styles.part, kind, mark && styles[mark]].join(' ')}
      aria-label={exists ? text.partSaid(symbol, label, size) : text.partToCome(symbol, label)}
      title={label}
      onClick={() => void goToOrigin(part.origin, value)}
      onPointerEnter={() => value && actions.hover(value.address)}
      onPointerLeave={() => actions.hover(null)}
    >
      <span className={styles.symbol}>
        <span className={styles.shapes}>
          {look?.owners.map((owner) => (
            <Shape
              key={owner}
              of={owner}
              fill={exists ? 'filled' : 'dashed'}
              plain={look.kind === 'secret' || !exists}
            />
          ))}
        </span>
        <ValueSymbol symbol={symbol} />
      </span>
      <span className={styles.label}>{label}</span>
      <span className={look?.owners.length === 1 ? styles[look.owners[0] ?? ''] : undefined}>
        {exists && value?.print && <Print bars={value.print} className={styles.print} />}
      </span>
      <span className={styles.size}>{exists ? bytes(size) : text.notYet}</span>
    </button>
  );
}
