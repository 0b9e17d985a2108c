import { Print } from './print.tsx';
import { Shape } from './shape.tsx';
import type { ValueLook } from './value-look.ts';
import { ValueSymbol } from './value-symbol.tsx';
import styles from './tag-face.module.css';

interface TagFaceProps {
  readonly symbol: string;
  readonly look: ValueLook;
  /** Six heights; null where the bytes are not known. */
  readonly print: readonly number[] | null;
  readonly size?: 'row' | 'card';
}

/** A value's tag without behaviour: shape, symbol, print. */
export function TagFace({ symbol, look, print, size = 'row' }: TagFaceProps) {
  const hue = look.owners.length === 1 ? look.owners[0] : undefined;
  return (
    <span
      className={[
        styles.tag,
        styles[size],
        styles[look.kind],
        hue && look.kind !== 'unmade' ? styles[hue] : '',
      ].join(' ')}
    >
      <span className={styles.body}>
        <span className={styles.shapes}>
          {look.owners.map((actor) => (
            <Shape key={actor} of={actor} plain className={styles.shape} />
          ))}
        </span>
        <ValueSymbol symbol={symbol} />
        {print && look.kind !== 'unmade' && <Print bars={print} />}
      </span>
    </span>
  );
}
