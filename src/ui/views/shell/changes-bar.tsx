import { actions, useHistory, useRun, useTopic } from '../../../player/hooks.ts';
import { changesBar as text, whatIf } from '../../text/what-if.ts';
import styles from './changes-bar.module.css';

/** What was changed, what came of it, and the way back. Answers are no changes: they are what the run asked for. */
export function ChangesBar() {
  const run = useRun();
  const { past, future } = useHistory();
  const changes = useTopic('changes', null, 'keep');
  const names = changes?.inputs.map(({ path }) => whatIf.fullLabel(path)) ?? [];
  const differ = changes?.frames.filter((state) => state !== 0).length ?? 0;
  const first = changes?.firstStep ?? null;
  // Answers are no changes: the original is compared with the same ones.
  if (!run || !changes || (names.length === 0 && first === null)) return null;
  return (
    <section aria-label={text.name} className={styles.bar}>
      <p role="status" className={styles.words}>
        <b>{names.length === 0 ? text.other : text.inputs([...new Set(names)])}</b>{' '}
        {changes &&
          (differ === 0 && changes.framesGone === 0
            ? text.same
            : text.frames(differ, run.frameCount) +
              (changes.framesGone > 0 ? text.gone(changes.framesGone) : '') +
              text.end)}
      </p>
      <div className={styles.ways}>
        {first !== null && (
          <button type="button" className={styles.way} onClick={() => actions.go(first)}>
            {text.first}
          </button>
        )}
        <button
          type="button"
          className={styles.way}
          disabled={past.length === 0}
          onClick={() => void actions.undo()}
        >
          {text.undo}
        </button>
        {future.length > 0 && (
          <button type="button" className={styles.way} onClick={() => void actions.redo()}>
            {text.redo}
          </button>
        )}
        <button type="button" className={styles.way} onClick={() => void actions.reset()}>
          {text.reset}
        </button>
      </div>
    </section>
  );
}
