import { useState } from 'react';
import type { Slide } from './slides.ts';

export interface Votes {
  /** Indexes of the choices that the class is for. */
  readonly voted: readonly number[];
  /** Lights a choice by its number on the slide, or no longer; false where no question shows. */
  readonly vote: (number: number) => boolean;
}

const none: readonly number[] = [];

/** What the class says to the question that shows. It is kept for as long as the lesson is presented, and not graded. */
export function useVotes(slide: Slide | undefined): Votes {
  const [votes, setVotes] = useState<ReadonlyMap<string, readonly number[]>>(new Map());
  const content = slide?.content;
  const question = content?.kind === 'question' ? content.question : null;
  const voted = (question && votes.get(question.id)) ?? none;

  function vote(number: number): boolean {
    if (!question) return false;
    const at = number - 1;
    // A question without choices has nothing to light, but its digits are no detour either.
    if (!('choices' in question) || !question.choices[at]) return true;
    const others = question.kind === 'several' ? voted.filter((one) => one !== at) : none;
    const next = voted.includes(at) ? others : [...others, at];
    setVotes(new Map(votes).set(question.id, next));
    return true;
  }

  return { voted, vote };
}
