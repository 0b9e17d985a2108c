import { lazy, Suspense, useEffect } from 'react';
import type { Lesson } from '../../../../world/lessons/lesson.ts';
import { usePresent } from '../../../../player/hooks.ts';
import { momentsOf } from '../../../../player/lessons/moments.ts';
import { progress } from '../../../../player/lessons/progress.ts';
import { reading } from '../../../../player/lessons/reading.ts';
import { useIsMoved, useReading } from './use-reading.ts';
import { lesson as text } from '../../../text/lesson.ts';
import { StepAnnouncer } from '../../shell/step-announcer.tsx';
import { PHONE, useMedia } from '../../shell/use-media.ts';
import { LessonTransport } from './lesson-transport.tsx';
import styles from './lesson-view.module.css';
import { StageColumn } from './stage-column.tsx';
import { TextColumn } from './text-column.tsx';
import { useLessonKeys } from './use-lesson-keys.ts';

const LessonPresent = lazy(() => import('../present/lesson-present.tsx'));

interface LessonViewProps {
  readonly lesson: Lesson;
  /** The moment in the address; undefined where it names none. */
  readonly at: number | undefined;
}

/** The text of a lesson beside the stage. */
export function LessonView({ lesson, at }: LessonViewProps) {
  const state = useReading();
  const present = usePresent();
  useAddress(lesson, at);

  useEffect(() => {
    const before = document.title;
    document.title = text.documentTitle(lesson.title);
    return () => {
      document.title = before;
    };
  }, [lesson.title]);

  if (state.lesson !== lesson) return null;
  return present ? (
    <Suspense>
      <LessonPresent />
    </Suspense>
  ) : (
    <Beside />
  );
}

/** The address and the text go to the same place; where it names none, to where the learner left. */
function useAddress(lesson: Lesson, at: number | undefined): void {
  useEffect(() => {
    const state = reading.store.getState();
    const to = at ?? progress.resumeAt(lesson.slug, momentsOf(lesson).length);
    if (state.lesson !== lesson) reading.open(lesson, to);
    else if (at === undefined || at !== state.at) reading.goTo(to);
  }, [lesson, at]);
  useEffect(() => () => reading.close(), []);
}

/** Text and stage side by side, and the controls of both. */
function Beside() {
  const phone = useMedia(PHONE);
  const isMoved = useIsMoved();
  useLessonKeys();
  return (
    <div className={styles.lesson}>
      <TextColumn />
      <StageColumn phone={phone} />
      <LessonTransport phone={phone} />
      {/* What the text does is said there. */}
      {isMoved && <StepAnnouncer />}
    </div>
  );
}
