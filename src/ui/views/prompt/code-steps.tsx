import { useId } from 'react';
import type { QuestionView } from '../../../player/question-view.ts';
import { prompt as text } from '../../text/prompt.ts';
import styles from './code-steps.module.css';

/** How a one-time code is computed, row by row. */
export function CodeSteps({ code }: { readonly code: NonNullable<QuestionView['code']> }) {
  const title = useId();
  return (
    <section className={styles.steps} aria-labelledby={title}>
      <h2 id={title} className={styles.title}>
        {text.code.title}
      </h2>
      <dl className={styles.rows}>
        {text.code.rows(code).map(([name, value, means]) => (
          <div key={name} className={styles.row}>
            <dt className={styles.name}>{name}</dt>
            <dd className={styles.what}>
              <code className={styles.value}>{value}</code>
              <span className={styles.means}>{means}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
