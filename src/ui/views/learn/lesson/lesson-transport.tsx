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
} from 'lucide-react';
import { actions, useCursor, useLevelSteps, usePlaying, useTab } from '../../../../player/hooks.ts';
import { momentAt, reading } from '../../../../player/lessons/reading.ts';
import { useOpenPredict, useReading } from './use-reading.ts';
import { runLink } from '../../../../player/run-link.ts';
import { panels } from '../../../panels/registry.ts';
import { IconButton } from '../../../parts/icon-button.tsx';
import { MenuButton } from '../../../parts/menu/menu-button.tsx';
import type { MenuSection } from '../../../parts/menu/menu-sections.ts';
import { Scrubber } from '../../../parts/transport/scrubber.tsx';
import { lesson as text } from '../../../text/lesson.ts';
import styles from './lesson-transport.module.css';
import { useNextLesson } from './next-lesson.ts';
import { ReturnButton } from './return-button.tsx';

/** Moves text and stage together; and the stage alone. Always in reach. */
export function LessonTransport({ phone }: { readonly phone: boolean }) {
  return (
    <section className={styles.transport} aria-label={text.controls}>
      <Scrubber />
      <div className={styles.controls}>
        <div className={styles.start}>
          <Parts phone={phone} />
        </div>
        <Steps />
        <div className={styles.end}>
          {/* On a phone it stands under the stage. */}
          {!phone && <ReturnButton />}
        </div>
      </div>
    </section>
  );
}

/** Goes to a part of the lesson, or elsewhere; on a phone, also shows any panel above the text. */
function Parts({ phone }: { readonly phone: boolean }) {
  const state = useReading();
  const tab = useTab();
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
        ...(phone ? [shows(tab)] : []),
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

const shows = (value: string): MenuSection => ({
  kind: 'choice',
  label: text.shows,
  isTitled: true,
  value,
  options: [
    { value: 'stage', title: text.stage },
    ...panels.map(({ id, title }) => ({ value: id, title })),
  ],
  onChoose: actions.setTab,
});

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
