/**
 * How a party knows a value, or why it does not: what `explain` of why.ts gives. Values are named by id, steps by
 * index. Nothing here depends on where in the run somebody stands: each fact has the step from which it holds.
 */
import type { Party, Phase } from './transcript.ts';

export type End = 'client' | 'server' | 'attacker';

/**
 * How a party came to have a value. `file`: before the connection. `generated`: drew it at random. `given`: by
 * whoever sits at that end. `sent`: said it first. `read`: in a frame that somebody else sent. `used`: it sends under
 * it, so it has it, though the run does not show how. `constant`: it is the same in every run. `had`: none of these.
 */
export type How =
  'file' | 'generated' | 'computed' | 'given' | 'sent' | 'read' | 'used' | 'constant' | 'had';

/** A frame that carries a value, and in which field; empty where the value is the whole message. */
export interface Carrier {
  readonly frame: string;
  readonly address: string;
  readonly message: string;
  readonly from: End;
  readonly field: string;
}

/** What a function or a frame needs, as the party has it. */
export interface Need {
  readonly value: string;
  /** The step from which the party knows it, and how; null where it never does. */
  readonly since: number | null;
  readonly how: How | null;
  /** The frame it was read in or sent with, where it was. */
  readonly carrier: Carrier | null;
  /** The step from which it has seen it encrypted. */
  readonly sealed: number | null;
}

/** One way in which a party came to have a value. */
export interface Way {
  readonly how: How;
  /** The step from which it has the value this way, and the step that tells of it. */
  readonly since: number;
  readonly step: number;
  readonly carrier: Carrier | null;
  /** For `computed`: the functions, innermost first, and what went in. For `read`: the keys that opened the frame. */
  readonly functions: readonly string[];
  readonly needs: readonly Need[];
  readonly sources: readonly string[];
}

/** A computation of the run that gives a value, whoever did it. */
export interface Route {
  /** Who computes it so. */
  readonly ends: readonly End[];
  /** The step at which the first of them does. */
  readonly since: number;
  /** Innermost first: a hash, then the cut of it. */
  readonly functions: readonly string[];
  readonly needs: readonly Need[];
  readonly sources: readonly string[];
}

/** Encrypted frames that carry a value past a party which cannot open them; all under the same keys. */
export interface Sealed {
  readonly since: number;
  readonly first: Carrier;
  /** When each of them passed. */
  readonly passed: readonly number[];
  /** The keys that open them. */
  readonly keys: readonly Need[];
}

export interface Explanation {
  readonly value: string;
  readonly party: Party;
  /** The step from which the party knows it; null where it never does. */
  readonly since: number | null;
  readonly ways: readonly Way[];
  readonly routes: readonly Route[];
  readonly sealed: readonly Sealed[];
  /**
   * What the lack comes down to: sets of values of which any one, whole, would give this value, and which nothing in
   * the run gives the party. Empty where the value is such a one itself.
   */
  readonly roots: readonly (readonly string[])[];
  /** Values that the party knows and that were made with this one: no function of the run leads back from them. */
  readonly madeWith: readonly string[];
  /** What the party therefore lacks too: each with the step at which it came to be, and whether it passed encrypted. */
  readonly follows: readonly {
    readonly value: string;
    readonly since: number;
    readonly sealed: number | null;
  }[];
}

/** One value of the run as a row of the table. */
export interface KnowledgeRow {
  /** Id of the value; of the first where several ends have recorded the same. */
  readonly value: string;
  /** Where it came to be; `connect` for what was there before. */
  readonly phase: Phase;
  /** The step at which it came to be. */
  readonly since: number;
  readonly secret: boolean;
  /** The step at which the first frame that carries it leaves; null where none does. */
  readonly carried: number | null;
  readonly cells: Readonly<Record<Party, KnowledgeCell>>;
}

export interface KnowledgeCell {
  readonly since: number | null;
  readonly how: How | null;
  readonly sealed: number | null;
}
