/** What a learner did with a question or a task so far. */

/**
 * An answer. Of a choice its index, of several theirs in ascending order, of an order the indexes of the question's
 * items as they were put; of a number or a value the text that was typed.
 */
export type Given = readonly number[] | string;

export interface Attempt {
  /** The last answer; null before the first. */
  readonly given: Given | null;
  readonly tries: number;
  /** `shown` once the answer was told. */
  readonly stage: 'open' | 'right' | 'shown';
}

export const untried: Attempt = { given: null, tries: 0, stage: 'open' };
