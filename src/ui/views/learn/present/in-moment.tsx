import { useMemo, type ReactNode } from 'react';
import type { PlacedMoment } from '../../../../player/lessons/moments.ts';
import type { Lesson } from '../../../../world/lessons/lesson.ts';
import { MomentContext } from '../lesson/moment-context.ts';
import type { Slide } from './slides.ts';

export interface InMomentProps {
  readonly slide: Slide;
  readonly lesson: Lesson;
  readonly moments: readonly PlacedMoment[];
  readonly seed: string | null;
  readonly children: ReactNode;
}

/** A text of the lesson belongs to a moment: what it points at is in the run of that. */
export function InMoment({ slide, lesson, moments, seed, children }: InMomentProps) {
  const placed = moments[Math.min(slide.at, moments.length - 1)];
  const place = useMemo(
    () => placed && { moment: placed.moment, slug: lesson.slug, seed, isNow: true },
    [placed, lesson.slug, seed],
  );
  return place && <MomentContext value={place}>{children}</MomentContext>;
}
