import type { Actor } from '../../parts/shape.tsx';
import { TagFace } from '../../parts/tag-face.tsx';
import { keys as text } from '../../text/keys.ts';
import styles from './keys-panel.module.css';

interface UnmadeTagProps {
  readonly symbol: string;
  readonly owners: readonly Actor[];
}

/** The place of a value that nobody has yet. */
export function UnmadeTag({ symbol, owners }: UnmadeTagProps) {
  return (
    <span className={styles.unmade}>
      <TagFace symbol={symbol} look={{ kind: 'unmade', owners }} print={null} />
      {text.notYet}
    </span>
  );
}
