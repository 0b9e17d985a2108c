import { Check, Lightbulb, Wrench } from 'lucide-react';
import { useId } from 'react';
import { actions, useEdit } from '../../../../player/hooks.ts';
import type { Task } from '../../../../world/lessons/lesson.ts';
import { lesson as text } from '../../../text/lesson.ts';
import { Blocks } from './blocks.tsx';
import { ReasonText } from './reason-text.tsx';
import styles from './task-box.module.css';
import { useTask } from './use-task.ts';

/** Something to bring about on the stage: it is looked at as the stage changes. */
export function TaskBox({ task }: { readonly task: Task }) {
  const title = useId();
  const { stage, hints, notYet, moreHints, showHow } = useTask(task);
  const edited = useEdit() !== null;
  const isDone = stage !== 'open';
  return (
    <section
      aria-labelledby={title}
      className={styles.box}
      data-task={task.id}
      data-open={isDone ? undefined : ''}
    >
      <header className={styles.head}>
        {isDone ? (
          <Check size={18} strokeWidth={2.2} aria-hidden="true" />
        ) : (
          <Wrench size={18} strokeWidth={1.8} aria-hidden="true" />
        )}
        <b>{text.task}</b>
        <span className={styles.state}>{isDone ? text.done : text.open}</span>
      </header>
      <div className={styles.body}>
        <div id={title} className={styles.ask}>
          <Blocks blocks={task.ask} />
        </div>
        {task.hints.slice(0, hints).map((hint, at) => (
          <div key={at} className={styles.hint}>
            <p className={styles.sign}>
              <Lightbulb size={16} strokeWidth={1.8} aria-hidden="true" />
              {text.hint}
            </p>
            <Blocks blocks={hint} />
          </div>
        ))}
        <div role="status" className={styles.said}>
          {isDone ? (
            <>
              <p className={styles.sign}>
                <Check size={16} strokeWidth={2.4} aria-hidden="true" />
                {stage === 'shown' ? text.showedHow : text.done}
              </p>
              <ReasonText reason={task.done} />
            </>
          ) : (
            notYet && (
              <>
                <p className={styles.sign}>{text.notYet}</p>
                <ReasonText reason={notYet} />
              </>
            )
          )}
        </div>
        <div className={styles.ways}>
          {!isDone &&
            (hints < task.hints.length ? (
              <button type="button" className={styles.way} onClick={moreHints}>
                {text.moreHint(hints + 1, task.hints.length)}
              </button>
            ) : (
              <button type="button" className={styles.way} onClick={() => void showHow()}>
                {text.showHow}
              </button>
            ))}
          {edited && (
            <button type="button" className={styles.way} onClick={() => void actions.reset()}>
              {text.startAgain}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}
