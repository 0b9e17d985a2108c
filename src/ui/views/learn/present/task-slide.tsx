import { Check, Lightbulb, Wrench } from 'lucide-react';
import { useEffect } from 'react';
import { solve } from '../../../../player/lessons/solve.ts';
import type { Task } from '../../../../world/lessons/lesson.ts';
import { present as text } from '../../../text/present.ts';
import { Blocks } from '../lesson/blocks.tsx';
import { useMomentPlace } from '../lesson/moment-context.ts';
import { ReasonText } from '../lesson/reason-text.tsx';
import styles from './task-slide.module.css';

interface TaskSlideProps {
  readonly task: Task;
  /** How many hints have been told; past the last one it is done on the stage. */
  readonly told: number;
}

/** Something for the class to bring about: hint by hint, and then it is shown how. */
export function TaskSlide({ task, told }: TaskSlideProps) {
  const { moment } = useMomentPlace();
  const isDone = told > task.hints.length;
  useEffect(() => {
    if (isDone) void solve(task, moment);
  }, [isDone, task, moment]);
  return (
    <div className={styles.box}>
      <p className={styles.sign}>
        <Wrench className={styles.icon} strokeWidth={2} aria-hidden="true" />
        {text.task}
      </p>
      <div className={styles.ask}>
        <Blocks blocks={task.ask} />
      </div>
      {!isDone &&
        task.hints.slice(0, told).map((hint, at) => (
          <div key={at}>
            <p className={styles.sign}>
              <Lightbulb className={styles.icon} strokeWidth={2} aria-hidden="true" />
              {text.hint}
            </p>
            <Blocks blocks={hint} />
          </div>
        ))}
      {isDone && (
        <div>
          <p className={styles.sign}>
            <Check className={styles.icon} strokeWidth={2.4} aria-hidden="true" />
            {text.done}
          </p>
          <ReasonText reason={task.done} />
        </div>
      )}
    </div>
  );
}
