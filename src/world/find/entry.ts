/** What can be found in a run, and where it is. */
import type { LayerName, Side } from '../transcript.ts';
import type { Term } from './match.ts';

export type FoundKind = 'step' | 'message' | 'field' | 'name' | 'value' | 'section';

/** One place in a run. */
export interface FoundPlace {
  /** What to point at: a step, a frame, a field or a value. */
  readonly address: string;
  /** Index of the step at which it is there. */
  readonly step: number;
  /** Who acts, sends or owns. */
  readonly side: Side;
  /** A step's title, a message with its number, the label of a value. */
  readonly within: string;
  /** Of a field: its dotted path and its layer; else empty, and null. */
  readonly path: string;
  readonly layer: LayerName | null;
  readonly note: PlaceNote | null;
}

export type PlaceNote =
  /** In a name-list: `at` counts from 1. */
  | { readonly kind: 'listed'; readonly at: number; readonly of: number }
  /** What the two sides agreed to use it for, such as `cipher_c2s`. */
  | { readonly kind: 'agreed'; readonly purposes: readonly string[] };

/** Something with a name. Its places are made only for what was found. */
export interface Entry {
  readonly kind: FoundKind;
  readonly title: string;
  /** What it means, in a sentence; may be empty. */
  readonly means: string;
  /** Of a value: its id. */
  readonly value: string | null;
  /** By which it is found, and what it is found by less well. */
  readonly names: readonly Term[];
  readonly otherNames: readonly Term[];
  /** Sentences about it: the last resort. */
  readonly prose: Term;
  /** Where it stands and who has it: with a name, they tell it from others. */
  readonly context: Term;
  /** Of a value: its bytes, hexadecimal. */
  readonly hex: string | null;
  /** The step of its first place. */
  readonly first: number;
  /** How many places it has. */
  readonly count: number;
  /** Places in the order of the run, at most `most`, of those that `filter` leaves. */
  places(most: number, filter: PlaceFilter): readonly FoundPlace[];
}

/** Which places are asked for: those of a side, if there are any; the n-th of its name, and no other. */
export interface PlaceFilter {
  readonly side: Side | null;
  readonly number: number | null;
}
