import { ChevronLeft, ChevronRight, Keyboard } from 'lucide-react';
import { Suspense } from 'react';
import { reading } from '../../../../player/lessons/reading.ts';
import type { Lesson } from '../../../../world/lessons/lesson.ts';
import { IconButton } from '../../../parts/icon-button.tsx';
import { Scrubber } from '../../../parts/transport/scrubber.tsx';
import { present as text } from '../../../text/present.ts';
import styles from './footer.module.css';
import type { Slide } from './slides.ts';

interface FooterProps {
  readonly lesson: Lesson;
  readonly slides: readonly Slide[];
  readonly now: number;
  /** The stage is elsewhere than the lesson. */
  readonly isMoved: boolean;
  readonly next: () => void;
  readonly back: () => void;
  readonly onKeys: () => void;
}

/** How far the lesson is, how far the run is, and the way back from a detour. */
export function Footer({ lesson, slides, now, isMoved, next, back, onKeys }: FooterProps) {
  return (
    <footer className={styles.footer}>
      <div className={styles.lesson}>
        <IconButton
          icon={ChevronLeft}
          size={28}
          label={text.back}
          disabled={now <= 0}
          onClick={back}
        />
        <span className={styles.count} aria-hidden="true">
          {now + 1} / {slides.length}
        </span>
        <IconButton
          icon={ChevronRight}
          size={28}
          label={text.next}
          disabled={now >= slides.length - 1}
          onClick={next}
        />
        <IconButton icon={Keyboard} size={28} label={text.keys} onClick={onKeys} />
        <div role="status" className={styles.detour}>
          {isMoved && (
            <>
              <span className="said">{text.detour}</span>
              <button
                type="button"
                className={styles.return}
                onClick={() => void reading.returnToText()}
              >
                {text.return} <kbd className={styles.key}>T</kbd>
              </button>
            </>
          )}
        </div>
        <span className="said">{lesson.title}</span>
      </div>
      <div className={styles.run}>
        <Suspense>
          <Scrubber />
        </Suspense>
      </div>
    </footer>
  );
}
