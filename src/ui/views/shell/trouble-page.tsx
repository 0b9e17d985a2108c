import { actions, useRun } from '../../../player/hooks.ts';
import type { Trouble } from '../../../player/store.ts';
import { DEFAULT_SCENARIO } from '../../../player/tables.ts';
import { shell } from '../../text/shell.ts';
import { describeTrouble, trouble as text } from '../../text/trouble.ts';
import styles from './trouble-page.module.css';

/** What is wrong, where, and how to go on. */
export function TroublePage({ trouble }: { readonly trouble: Trouble }) {
  const run = useRun();
  const { title, text: says, problems } = describeTrouble(trouble);

  return (
    <div className={styles.page}>
      <h1 key={title} ref={takeFocus} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      <p className={styles.text}>{says}</p>
      {problems.length > 0 && (
        <dl className={styles.problems}>
          {problems.map(({ path, message }) => (
            <div key={`${path} ${message}`} className={styles.problem}>
              <dt className={styles.path}>{path === '' ? text.whole : path}</dt>
              <dd className={styles.message}>{message}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.ways}>
        <button
          type="button"
          className={styles.primary}
          onClick={() => void actions.openScenario(DEFAULT_SCENARIO)}
        >
          {shell.openDefault}
        </button>
        {run && (
          <button type="button" className={styles.other} onClick={actions.returnToRun}>
            {text.goBack}
          </button>
        )}
      </div>
    </div>
  );
}

/** So that screen readers read on from here. */
function takeFocus(heading: HTMLHeadingElement | null): void {
  heading?.focus();
}
