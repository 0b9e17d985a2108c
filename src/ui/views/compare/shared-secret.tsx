import type { ColumnView } from '../../../player/compare-view.ts';
import { TagFace } from '../../parts/tag-face.tsx';
import { lookOf } from '../../parts/value-look.ts';
import { compare as text } from '../../text/compare.ts';
import { useHover } from './hover.ts';
import styles from './shared-secret.module.css';
import type { Columns } from './walk.ts';

interface SharedSecretProps {
  readonly columns: Columns;
  /** Both runs have it by now. */
  readonly isMade: boolean;
}

const secretIn = ({ values, K }: ColumnView) => values.find(({ id }) => id === K) ?? null;

/** Where both runs agree on the same secret it stands once, joined to both; else each has its own. */
export function SharedSecret({ columns, isMade }: SharedSecretProps) {
  const [left, right] = columns.map(secretIn);
  const isSame = left?.bytes !== null && left?.bytes === right?.bytes;
  if (!left && !right) return <p className={styles.words}>{text.noSecret}</p>;
  if (!isMade) return <p className={[styles.words, styles.later].join(' ')}>K {text.notYet}</p>;
  return (
    <a href="#schedule" className={styles.secret} onClick={toSchedule}>
      <span className={[styles.joined, isSame ? styles.same : styles.other].join(' ')}>
        <Face column={columns[0]} />
        {!isSame && (
          <>
            <span aria-hidden="true">≠</span>
            <Face column={columns[1]} />
          </>
        )}
      </span>
      <span className={styles.words}>
        {isSame && left ? text.sameSecret(left.size) : text.otherSecret}
      </span>
      <span className={styles.more}>{text.toSchedule}</span>
    </a>
  );
}

function Face({ column }: { readonly column: ColumnView }) {
  const hover = useHover();
  const value = secretIn(column);
  if (!value) return <span className={styles.none}>–</span>;
  return (
    <span onPointerEnter={() => hover.point(value.bytes)} onPointerLeave={() => hover.point(null)}>
      <TagFace symbol={value.symbol} look={lookOf(column, value)} print={value.print} size="card" />
    </span>
  );
}

/** By script, because the hash of the address is the place in the comparison. */
function toSchedule(event: React.MouseEvent): void {
  event.preventDefault();
  const schedule = document.getElementById('schedule');
  schedule?.scrollIntoView({ behavior: 'smooth', block: 'start' });
  schedule?.focus({ preventScroll: true });
}
