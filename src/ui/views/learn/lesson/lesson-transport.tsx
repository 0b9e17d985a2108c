import {
  ArrowUpRight,
  ChevronLeft,
  ChevronRight,
  GraduationCap,
  List,
  Pause,
  Play,
  StepBack,
  StepForward,
  Undo2,
} from 'lucide-react';
import { actions, useCursor, useLevelSteps, usePlaying } from '../../../../player/hooks.ts';
import { momentAt, reading } from '../../../../player/lessons/reading.ts';
import { useIsMoved, useOpenPredict, useReading } from './use-reading.ts';
import { runLink } from '../../../../player/run-link.ts';
import { IconButton } from '../../../parts/icon-button.tsx';
import { MenuButton } from '../../../parts/menu/menu-button.tsx';
import { Scrubber } from '../../../parts/transport/scrubber.tsx';
import { lesson as text } from '../../../text/lesson.ts';
import styles from './lesson-transport.module.css';
import { useNextLesson } from './next-lesson.ts';
import { WhatShows } from './what-shows.tsx';

/** Moves text and stage together; and the stage alone. Always in reach. */
export function LessonTransport() {
  return (
    <section className={styles.transport} aria-label={text.controls}>
      <Scrubber />
      <div className={styles.controls}>
        <div className={styles.start}>
          <Parts />
        </div>
        <Steps />
        <div className={styles.end}>
          <WhatShows />
          <Return />
        </div>
      </div>
    </section>
  );
}

/** Goes to a part of the lesson, or elsewhere. */
function Parts() {
  const state = useReading();
  const { lesson, moments } = state;
  const now = momentAt(state);
  if (!lesson || !now) return null;
  return (
    <MenuButton
      label={text.parts}
      className={styles.parts}
      sections={[
        {
          kind: 'choice',
          label: text.parts,
          value: String(now.part),
          options: lesson.parts.map(({ title }, part) => ({ value: String(part), title })),
          onChoose: (part) => reading.goTo(moments.findIndex((one) => one.part === Number(part))),
        },
        {
          kind: 'actions',
          label: text.elsewhere,
          items: [
            { title: text.onStage, icon: ArrowUpRight, onSelect: () => leaveFor(runLink()) },
            { title: text.lessons, icon: GraduationCap, onSelect: () => leaveFor('#/learn') },
          ],
        },
      ]}
    >
      <List size={18} strokeWidth={1.8} aria-hidden="true" />
      <span className={styles.long}>{text.parts}</span>
      <span className={styles.short}>{text.partsShort}</span>
    </MenuButton>
  );
}

function leaveFor(hash: string): void {
  location.hash = hash;
}

function Steps() {
  const { at, moments, lesson } = useReading();
  const waits = useOpenPredict() !== null;
  const playing = usePlaying();
  const shown = useLevelSteps();
  const cursor = useCursor();
  const isEnd = at >= moments.length;
  const following = useNextLesson(lesson?.number ?? 0);
  const after = isEnd ? following : null;
  return (
    <div className={styles.steps}>
      <IconButton
        icon={StepBack}
        size={20}
        className={styles.far}
        label={text.stepBack}
        disabled={cursor <= (shown[0] ?? 0)}
        onClick={actions.back}
      />
      <IconButton
        icon={ChevronLeft}
        size={22}
        label={text.back}
        disabled={at <= 0}
        onClick={reading.back}
      />
      {after ? (
        <a href={`#/learn/${after.slug}`} className={styles.next}>
          {text.nextLesson}
          <ChevronRight size={20} strokeWidth={2} aria-hidden="true" />
        </a>
      ) : (
        <button
          type="button"
          className={styles.next}
          // Not disabled: that would take the focus away.
          aria-disabled={waits || isEnd}
          title={isEnd ? text.atEnd : undefined}
          onClick={reading.next}
        >
          <span className={styles.long}>{waits ? text.answerFirst : text.next}</span>
          <span className={styles.short}>{waits ? text.answerShort : text.next}</span>
          {!waits && <ChevronRight size={20} strokeWidth={2} aria-hidden="true" />}
        </button>
      )}
      <IconButton
        icon={playing ? Pause : Play}
        size={20}
        className={styles.far}
        label={playing ? text.pause : text.play}
        onClick={playing ? actions.pause : actions.play}
      />
      <IconButton
        icon={StepForward}
        size={20}
        className={styles.far}
        label={text.stepOn}
        disabled={cursor >= (shown.at(-1) ?? 0)}
        onClick={actions.next}
      />
    </div>
  );
}

/** Back to where the text is, once the stage is elsewhere. */
function Return() {
  const isMoved = useIsMoved();
  return (
    <button
      type="button"
      className={styles.return}
      aria-label={text.return}
      aria-disabled={!isMoved}
      onClick={() => {
        if (isMoved) void reading.returnToText();
      }}
    >
      <Undo2 size={18} strokeWidth={1.8} aria-hidden="true" className={styles.short} />
      <span className={styles.long}>{text.return}</span>
      <kbd className={styles.key} aria-hidden="true">
        T
      </kbd>
    </button>
  );
}
