/** Which moment of the lesson a piece of its text belongs to. */
import { createContext, useContext, type RefObject } from 'react';
import type { Moment } from '../../../../world/lessons/lesson.ts';

export interface MomentPlace {
  readonly moment: Moment;
  readonly slug: string;
  /** The learner's own randomness; null for that of the scenario. */
  readonly seed: string | null;
  /** It is the one that is read now. */
  readonly isNow: boolean;
}

export const MomentContext = createContext<MomentPlace | null>(null);

/** Where what opens over the text is put: beside its paragraphs, but in their landmark. */
export const PopupPlace = createContext<RefObject<HTMLElement | null> | undefined>(undefined);

/** The moment around; a text of a lesson is always in one. */
export function useMomentPlace(): MomentPlace {
  const place = useContext(MomentContext);
  if (!place) throw new Error('a text of a lesson stands outside of its moments');
  return place;
}
