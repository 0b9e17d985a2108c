/** Which moment of the lesson a piece of its text belongs to. */
import { openOnStage } from '../../../../player/lessons/on-stage.ts';
import { reading } from '../../../../player/lessons/reading.ts';
import { createContext, useContext, type RefObject } from 'react';
import type { Moment } from '../../../../world/lessons/lesson.ts';

export interface MomentPlace {
  readonly moment: Moment;
  readonly slug: string;
  /** The learner's own randomness; null for that of the scenario. */
  readonly seed: string | null;
  /** It is the one that is read now. */
  readonly isNow: boolean;
  /** The text stands on a page of its own, without a stage beside it. */
  readonly isAway?: true;
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

/** Shows what the text points at, by its address: on the stage beside it, or on the whole one. */
export function usePoint(): (address: string) => void {
  const { moment, isAway } = useMomentPlace();
  return (address) => void (isAway ? openOnStage : reading.point)(address, moment);
}
