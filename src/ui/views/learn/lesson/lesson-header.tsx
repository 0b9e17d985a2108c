import { lessons } from 'virtual:lessons';
import { momentAt } from '../../../../player/lessons/reading.ts';
import { useReading } from './use-reading.ts';
import { lesson as text } from '../../../text/lesson.ts';
import { OfflineSign } from '../offline/offline-sign.tsx';
import styles from './lesson-header.module.css';

/** Which lesson it is, and how much of it has been read. */
export function LessonHeader() {
  const state = useReading();
  const { lesson, at, moments } = state;
  const now = momentAt(state);
  if (!lesson || !now) return null;
  const isEnd = at >= moments.length;
  return (
    <header className={styles.header}>
      <p className={styles.eyebrow}>
        <span>{text.of(lesson.number, Math.max(lessons.length, lesson.number))}</span>
        <span>{text.minutes(lesson.minutes)}</span>
      </p>
      <h1 tabIndex={-1} className={styles.title}>
        {lesson.title}
      </h1>
      <div
        role="img"
        aria-label={text.progress(now.part + 1, lesson.parts.length)}
        className={styles.parts}
      >
        {lesson.parts.map((part, index) => {
          const read = now.inPart / part.moments.length;
          const share =
            isEnd || index < now.part ? 1 : index === now.part ? Math.max(0.04, read) : 0;
          return (
            <span key={index} className={styles.part}>
              <span className={styles.read} style={{ width: `${share * 100}%` }} />
            </span>
          );
        })}
      </div>
      <div className={styles.network}>
        <OfflineSign />
      </div>
    </header>
  );
}
