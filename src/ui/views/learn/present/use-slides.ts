import { useEffect, useMemo, useState } from 'react';
import { reading } from '../../../../player/lessons/reading.ts';
import { useReading } from '../lesson/use-reading.ts';
import { firstSlideOf, slidesOf, type Slide } from './slides.ts';

export interface Slides {
  readonly slides: readonly Slide[];
  /** Index of the one that shows. */
  readonly now: number;
  readonly next: () => void;
  readonly back: () => void;
}

const none: readonly Slide[] = [];

/**
 * The slides of the lesson that is read, and the way through them: the text and the stage go along. What the learner has
 * answered is left alone.
 */
export function useSlides(): Slides {
  const { lesson, moments, at } = useReading();
  const slides = useMemo(() => (lesson ? slidesOf(lesson, moments) : none), [lesson, moments]);
  const [now, setNow] = useState(() => (at === 0 ? 0 : firstSlideOf(slides, at)));
  // The address leads to another moment: the slides go there.
  const shown = slides[now]?.at === at ? now : firstSlideOf(slides, at);

  function show(index: number): void {
    const slide = slides[index];
    if (!slide) return;
    setNow(index);
    bring(slide);
  }

  useEffect(() => {
    // Predictions that were made at the desk are made again by the class.
    const slide = slides[shown];
    if (slide) bring(slide);
    return () => {
      const state = reading.store.getState();
      if (state.lesson) reading.open(state.lesson, state.at);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- only when presenting begins, and when it ends
  }, []);

  return { slides, now: shown, next: () => show(shown + 1), back: () => show(shown - 1) };
}

/** The stage to a slide's place; it stays where it is if it is there. */
function bring({ content, at, predicted }: Slide): void {
  const isAsked = content.kind === 'question';
  reading.store.setState({ isAsked });
  const state = reading.store.getState();
  const isSame = [...predicted].join() === [...state.predicted].join();
  if (!isSame) reading.store.setState({ predicted });
  if (state.at !== at) reading.goTo(at);
  else if (!isSame || state.isMoved) void reading.returnToText();
}
