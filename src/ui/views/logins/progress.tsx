import { handout } from '../../text/handout.ts';
import { logins as text } from '../../text/logins.ts';
import styles from './logins.module.css';
import { parts } from './parts.ts';
import type { Told } from './use-logins.ts';

/** How far it is; screen readers hear of the beginning and the end. */
export function Progress({ told }: { readonly told: Told }) {
  const isDone = told.size === parts.length;
  const tells = [...told.values()];
  const runs = Math.max(0, ...tells.map((tell) => ('runs' in tell ? tell.runs : 0)));
  const problems = tells.filter((tell) => 'problem' in tell).length;
  const ending = problems === 0 ? text.done(runs) : text.doneBut(runs, problems);
  return (
    <div className={styles.progress}>
      {!isDone && (
        <>
          <progress max={parts.length} value={told.size} aria-label={handout.computing} />
          <span aria-hidden="true">{text.progress(told.size, parts.length)}</span>
        </>
      )}
      <p role="status">{isDone && ending}</p>
    </div>
  );
}
