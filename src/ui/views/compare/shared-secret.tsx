import { Fragment } from 'react';
import { rankOf, type ColumnView } from '../../../player/compare-view.ts';
import { TagFace } from '../../parts/tag-face.tsx';
import { lookOf } from '../../parts/value-look.ts';
import { compare as text } from '../../text/compare.ts';
import { useHover } from './hover.ts';
import styles from './shared-secret.module.css';
import { answerOf, stepAt, type Columns, type Playhead } from './walk.ts';

interface SharedSecretProps {
  readonly columns: Columns;
  readonly head: Playhead;
}

const secretIn = ({ values, K }: ColumnView) => values.find(({ id }) => id === K) ?? null;

/** Where both runs agree on the same secret it stands once, joined to both; else each has its own. */
export function SharedSecret({ columns, head }: SharedSecretProps) {
  const [left, right] = columns.map(secretIn);
  const isSame = left?.bytes !== null && left?.bytes === right?.bytes;
  if (!left && !right) return <p className={styles.words}>{text.noSecret}</p>;
  if (!columns.every((column) => isMadeIn(column, head)))
    return <p className={[styles.words, styles.later].join(' ')}>K {text.notYet}</p>;
  const having = columns.filter((column) => secretIn(column) !== null);
  const [only] = having;
  return (
    <a href="#schedule" className={styles.secret} onClick={toSchedule}>
      <span className={[styles.joined, isSame && styles.same].join(' ')}>
        {(isSame ? columns.slice(0, 1) : having).map((column, at) => (
          <Fragment key={at}>
            {at > 0 && <span aria-hidden="true">≠</span>}
            <Face column={column} />
          </Fragment>
        ))}
      </span>
      <span className={styles.words}>
        {isSame && left
          ? text.sameSecret(left.size)
          : only && having.length === 1
            ? text.onlyIn(text.protocol(only.protocol))
            : text.otherSecret}
      </span>
      {isSame && left && <span className={styles.because}>{text.sameBecause}</span>}
      <span className={styles.more}>{text.toSchedule}</span>
    </a>
  );
}

/** Whether one of those who agree on it has it, where the playhead stands. */
function isMadeIn(column: ColumnView, { question, at }: Playhead): boolean {
  if (rankOf(question) !== rankOf('secret')) return rankOf(question) > rankOf('secret');
  const secret = secretIn(column);
  const same = column.values.filter(({ bytes }) => bytes !== null && bytes === secret?.bytes);
  const since = same.flatMap(({ known }) => [known.client, known.server, known.attacker]);
  const here = stepAt(answerOf(column, question), at)?.step.index ?? 0;
  return since.some((step) => step !== null && step <= here);
}

function Face({ column }: { readonly column: ColumnView }) {
  const hover = useHover();
  const value = secretIn(column);
  if (!value) return null;
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
