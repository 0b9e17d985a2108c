import { useEffect, useRef } from 'react';
import { momentAt } from '../../../../player/lessons/reading.ts';
import { useReading } from './use-reading.ts';
import { lesson as text } from '../../../text/lesson.ts';
import { isStill } from './bring-into-view.ts';
import { LessonEnd } from './lesson-end.tsx';
import { LessonHeader } from './lesson-header.tsx';
import { PopupPlace } from './moment-context.ts';
import { MomentText } from './moment-text.tsx';
import styles from './text-column.module.css';

/** The text of the lesson: the part that is read, up to the moment that is read. It scrolls by itself. */
export function TextColumn() {
  const state = useReading();
  const popups = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLElement>(null);
  const { lesson, moments, at } = state;
  const now = momentAt(state);
  useArrival(column, at);

  if (!lesson || !now) return null;
  const part = lesson.parts[now.part];
  const isEnd = at >= moments.length;
  return (
    <section
      ref={column}
      aria-label={text.text}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
      tabIndex={0}
      data-lesson-text=""
      className={styles.column}
    >
      <PopupPlace value={popups}>
        <LessonHeader />
        {isEnd ? (
          <LessonEnd />
        ) : (
          <div className={styles.part}>
            <h2 className={styles.title}>{part?.title}</h2>
            {moments
              .filter((one) => one.part === now.part && one.inPart <= now.inPart)
              .map((placed) => (
                <MomentText
                  key={moments.indexOf(placed)}
                  placed={placed}
                  at={moments.indexOf(placed)}
                />
              ))}
          </div>
        )}
        <div ref={popups} />
      </PopupPlace>
    </section>
  );
}

/** Where the text goes on, it is brought into view and takes the focus; on arrival in a lesson, its title does. */
function useArrival(column: React.RefObject<HTMLElement | null>, at: number): void {
  const before = useRef<number | null>(null);
  useEffect(() => {
    const first = before.current === null;
    if (before.current === at) return;
    before.current = at;
    const now = column.current?.querySelector<HTMLElement>('[data-now]');
    const title = column.current?.querySelector<HTMLElement>('h1');
    const isBegun = now?.dataset['now'] === 'first';
    if (first) title?.focus({ preventScroll: true });
    else now?.focus({ preventScroll: true });
    if (isBegun) column.current?.scrollTo({ top: 0 });
    else now?.scrollIntoView({ block: 'start', behavior: first || isStill() ? 'auto' : 'smooth' });
  }, [column, at]);
}
