import { useEffect, type ReactNode } from 'react';
import { lessons } from 'virtual:lessons';
import type { Lesson } from '../../../../world/lessons/lesson.ts';
import { actions, useRun } from '../../../../player/hooks.ts';
import { DEFAULT_SCENARIO } from '../../../../player/tables.ts';
import { lesson as words } from '../../../text/lesson.ts';
import page from '../../shell/trouble-page.module.css';
import styles from './lesson-trouble.module.css';

const text = words.trouble;

/** An address that leads to no lesson: those that there are. */
export function UnknownLesson({ slug }: { readonly slug: string }) {
  return (
    <Trouble title={text.unknown} says={text.unknownText(slug)}>
      <ol className={styles.lessons}>
        {lessons.map((lesson) => (
          <li key={lesson.slug}>
            <a href={`#/learn/${lesson.slug}`}>{words.title(lesson.number, lesson.title)}</a>
          </li>
        ))}
      </ol>
    </Trouble>
  );
}

interface NoMomentProps {
  readonly lesson: Lesson;
  /** As the address has it. */
  readonly given: string;
  readonly places: number;
}

/** An address that leads to no place of its lesson. */
export function NoMoment({ lesson, given, places }: NoMomentProps) {
  return (
    <Trouble title={text.noMoment} says={text.noMomentText(given, places)}>
      <p className={styles.ways}>
        <a href={`#/learn/${lesson.slug}/1`} className={styles.primary}>
          {text.begin}
        </a>
        <a href="#/learn">{words.lessons}</a>
      </p>
    </Trouble>
  );
}

/** A lesson whose text could not be fetched. A browser fetches what failed once only with the whole page again. */
export function NotLoaded() {
  return (
    <Trouble title={text.notLoaded} says={text.notLoadedText}>
      <p className={styles.ways}>
        <button type="button" className={styles.primary} onClick={() => location.reload()}>
          {text.again}
        </button>
        <a href="#/learn">{words.lessons}</a>
      </p>
    </Trouble>
  );
}

interface TroubleProps {
  readonly title: string;
  readonly says: string;
  readonly children: ReactNode;
}

function Trouble({ title, says, children }: TroubleProps) {
  // The app around it waits for a run, which a lesson would have opened.
  const hasRun = useRun() !== null;
  useEffect(() => {
    if (!hasRun) void actions.openScenario(DEFAULT_SCENARIO);
  }, [hasRun]);
  return (
    <div className={page.page}>
      <h1 ref={takeFocus} tabIndex={-1} className={page.title}>
        {title}
      </h1>
      <p className={page.text}>{says}</p>
      {children}
    </div>
  );
}

/** So that screen readers read on from here. */
function takeFocus(heading: HTMLHeadingElement | null): void {
  heading?.focus();
}
