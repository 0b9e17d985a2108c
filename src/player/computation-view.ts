/** How a value came to be and what became of it. Values and frames are told by their ids and addresses. */
import type { Recipe } from '../world/shell-commands.ts';
import type { Field } from '../codec/field.ts';
import type { Side } from '../world/transcript.ts';

type Actor = Exclude<Side, 'link'>;

export interface ComputationView {
  /** Id of the value that was asked about. */
  readonly value: string;
  /** Each way in which an end computed these bytes; both ends' own where they differ, as for K. */
  readonly ways: readonly WayView[];
  /** Where nobody computed them: where they came from. Null otherwise. */
  readonly origin: OriginView | null;
  /** The values that were made from it. */
  readonly feeds: readonly string[];
  /** Steps that used it, in order. */
  readonly uses: readonly StepPlace[];
  /** Frames that carry it, the first of them in `first`, and frames under this key. */
  readonly carried: FramesView;
  readonly protects: FramesView;
}

export interface WayView {
  readonly makers: readonly Maker[];
  /** In order; the last one makes the value, those before it make what only it needs. */
  readonly stages: readonly StageView[];
}

export interface Maker {
  readonly side: Actor;
  /** Index of the step. */
  readonly step: number;
}

export interface StageView {
  readonly from: readonly string[];
  readonly to: string;
  /** The function, such as `SHA-256` or `X25519(d_C, Q_S)`. */
  readonly how: string;
  readonly kind: Recipe['kind'] | 'other';
  /** The section that defines it; empty where none is known. */
  readonly source: string;
  readonly preimage: PreimageView | null;
  /** Prints the value in hexadecimal. */
  readonly command: string | null;
  /** What the command does instead, where it does not compute the value. */
  readonly note: string | null;
  /** Why there is no command. */
  readonly reason: string | null;
}

/** What was hashed or signed, byte by byte. */
export interface PreimageView {
  readonly bytes: Uint8Array;
  readonly fields: readonly Field[];
  /** Fields that hold a recorded value: dotted path → value id. */
  readonly values: Readonly<Record<string, string>>;
}

export type OriginView =
  /** `given` where the scenario says what is drawn. */
  | { readonly kind: 'drawn'; readonly label: string; readonly given: boolean; readonly at: Maker }
  /** Put together by its owner as a message, or as the line that it starts with. */
  | {
      readonly kind: 'said';
      readonly from: Actor;
      readonly frame: string;
      readonly message: string;
    }
  /** Made by an end of which only what it sent is known. */
  | { readonly kind: 'recorded'; readonly side: Actor }
  /** Part of the scenario: a key that was there before, a password. */
  | { readonly kind: 'given'; readonly at: Maker };

export interface StepPlace {
  readonly index: number;
  readonly side: Side;
  readonly title: string;
}

export interface FramesView {
  readonly count: number;
  readonly first: readonly FramePlace[];
}

export interface FramePlace {
  readonly address: string;
  readonly message: string;
  readonly from: Actor;
}
