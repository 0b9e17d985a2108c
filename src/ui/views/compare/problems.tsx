import { TriangleAlert } from 'lucide-react';
import type { CompareTell } from '../../../player/compare-view.ts';
import { compare as text } from '../../text/compare.ts';
import styles from './compare.module.css';

/** What kept a run from being made; else that both are still being made. */
export function Problems({ tells }: { readonly tells: readonly (CompareTell | null)[] }) {
  const problems = tells.flatMap((tell) => (tell && 'problem' in tell ? [tell.problem] : []));
  if (problems.length === 0) {
    return (
      <p role="status" className={styles.loading}>
        {text.loading}
      </p>
    );
  }
  return (
    <ul role="alert" className={styles.problems}>
      {problems.map((problem) => (
        <li key={problem}>
          <TriangleAlert size={16} strokeWidth={1.8} aria-hidden="true" />
          <span>
            <b>{text.failed}</b> {problem}
          </span>
        </li>
      ))}
    </ul>
  );
}
