import { TriangleAlert } from 'lucide-react';
import type { CompareTell } from '../../../player/compare-view.ts';
import { compare as text } from '../../text/compare.ts';
import styles from './compare.module.css';
import { pairs } from './pairs.ts';
import { formatPlace, parsePlace, PATH } from './place.ts';

/** What a column asked for, and what came of it by now. */
interface Side {
  readonly protocol: string;
  readonly tell: CompareTell | null;
}

/** What keeps a run from standing in its column; null where nothing does, or it is not known yet. */
export function problemOf({ protocol, tell }: Side): string | null {
  if (tell && 'problem' in tell) return tell.problem;
  if (!tell || !('column' in tell) || tell.column.protocol === protocol) return null;
  return text.otherProtocol(tell.column.title, tell.column.protocol);
}

/** What kept a run from being shown, with pairs that can be; else that both are still being made. */
export function Problems({ sides }: { readonly sides: readonly Side[] }) {
  const problems = sides.flatMap((side) => {
    const problem = problemOf(side);
    return problem === null ? [] : [{ protocol: side.protocol, problem }];
  });
  if (problems.length === 0) {
    return (
      <p role="status" className={styles.loading}>
        {text.loading}
      </p>
    );
  }
  return (
    <section aria-label={text.cannot} className={styles.problems}>
      <h2>{text.cannot}</h2>
      <ul role="alert">
        {problems.map(({ protocol, problem }) => (
          <li key={protocol}>
            <TriangleAlert size={16} strokeWidth={1.8} aria-hidden="true" />
            <span>
              <b>{text.scenarioOf(text.protocol(protocol))}:</b> {problem}
            </span>
          </li>
        ))}
      </ul>
      <p>{text.instead}</p>
      <ul>
        {pairs.map(({ title, left, right }) => (
          <li key={title}>
            <a href={formatPlace({ ...parsePlace(PATH), left, right })}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
