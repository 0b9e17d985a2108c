import { useEffect, useRef, useState } from 'react';
import { actions } from '../../../../player/hooks.ts';
import { present as text } from '../../../text/present.ts';
import { PopupPlace } from '../lesson/moment-context.ts';
import { StageColumn } from '../lesson/stage-column.tsx';
import { useIsMoved, useReading } from '../lesson/use-reading.ts';
import { Blank } from './blank.tsx';
import { Footer } from './footer.tsx';
import { KeyHelp } from './key-help.tsx';
import styles from './lesson-present.module.css';
import { Notes } from './notes.tsx';
import { PointerRing } from './pointer-ring.tsx';
import { SlideView } from './slide-view.tsx';
import { usePresentKeys } from './use-present-keys.ts';
import { useSlides } from './use-slides.ts';
import { useVotes } from './use-votes.ts';

/** A lesson before a class: one idea large, the stage beside it, and keys that a clicker has. */
export default function LessonPresent() {
  const { lesson, moments, seed } = useReading();
  const { slides, now, next, back } = useSlides();
  const [over, setOver] = useState<'blank' | 'keys' | null>(null);
  const [hasNotes, setNotes] = useState(false);
  const [hasRing, setRing] = useState(true);
  const isMoved = useIsMoved();
  const popups = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const slide = slides[now];
  const { voted, vote } = useVotes(slide);

  usePresentKeys({
    next,
    back,
    vote,
    blank: () => setOver('blank'),
    keys: () => setOver('keys'),
    notes: () => setNotes(!hasNotes),
    ring: () => setRing(!hasRing),
    leave: () => actions.present(false),
  });

  // What shows is read out, and keys are heard from there.
  useEffect(() => {
    if (slide) place.current?.focus({ preventScroll: true });
  }, [slide]);

  if (!lesson || !slide) return null;
  return (
    <PopupPlace value={popups}>
      <div className={styles.present}>
        <section
          ref={place}
          tabIndex={-1}
          aria-label={text.slide(now + 1, slides.length)}
          className={styles.idea}
        >
          <SlideView key={now} slide={slide} {...{ lesson, moments, seed, voted }} />
        </section>
        <div className={styles.stage} data-hushed={slide.content.kind === 'title' || undefined}>
          <StageColumn phone={false} />
        </div>
        <div ref={popups} />
        {hasNotes && <Notes slide={slide} {...{ lesson, moments, seed }} />}
        <Footer {...{ lesson, slides, now, isMoved, next, back }} onKeys={() => setOver('keys')} />
      </div>
      {hasRing && <PointerRing />}
      {over === 'blank' && <Blank onEnd={() => setOver(null)} />}
      {over === 'keys' && <KeyHelp onClose={() => setOver(null)} />}
    </PopupPlace>
  );
}
