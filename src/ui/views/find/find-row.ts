/** A line of the results. */
import type { ValueView } from '../../../player/run.ts';
import type { Actor } from '../../parts/shape.tsx';

export interface FindRow {
  readonly id: string;
  readonly title: string;
  /** On the wire, and so in mono. */
  readonly mono: boolean;
  /** Who acts, sends or owns. */
  readonly side: Actor | null;
  /** Whose tag stands before the title. */
  readonly value: ValueView | null;
  /** Where it is, at the right; in mono where it is on the wire. */
  readonly place: string;
  readonly placeMono: boolean;
  /** What it means, or more about where it is. */
  readonly about: string;
  /** Another place of what stands above. */
  readonly further: boolean;
  readonly choice: Choice;
}

/** What choosing a row does: goes somewhere, or searches for something else. */
export type Choice =
  | { readonly kind: 'go'; readonly go: () => void }
  | { readonly kind: 'search'; readonly text: string };

export interface FindGroup {
  /** The heading. */
  readonly value: string;
  readonly items: readonly FindRow[];
  /** How well its best row fits: less is better. */
  readonly rank: number;
}
