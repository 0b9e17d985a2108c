/**
 * What the comparison of ways to log in tells: rows of facts as data, each with the place in a run that shows it. The
 * words for them are elsewhere; nothing here is written by hand for a method.
 */
import type { Evidence } from '../evidence.ts';
import type { Party, Side } from '../transcript.ts';

export const ways = ['textbook', 'textbook-signed', 'publickey', 'password'] as const;
/** A way to prove who the client is. */
export type Way = (typeof ways)[number];

export const rows = [
  'crosses',
  'proves',
  'bytes',
  'round-trips',
  'key-types',
  'dishonest-server',
  'man-in-the-middle',
] as const;
export type Row = (typeof rows)[number];

/** Why the textbooks' way is not what SSH-2 does. */
export const reasons = ['rsa-only', 'md5', 'chosen', 'uncovered'] as const;
export type Reason = (typeof reasons)[number];

/** What is asked of the comparison: a cell of the table, or a reason. */
export type LoginsPart = { readonly row: Row; readonly way: Way } | { readonly reason: Reason };

/** What a proof may cover, told by its bytes and not by its name. */
export type Subject =
  'session-id' | 'user' | 'service' | 'user-key' | 'host-key' | 'challenge' | 'shared-secret';

export interface NamedField {
  /** As the layout has it, with dots: `public_key_blob`. */
  readonly path: string;
  readonly size: number;
  /** `proof`: only who has the user's secret can make it, and for this connection. `made-from`: it goes into that. */
  readonly role: 'proof' | 'made-from';
}

/** How a login ended, seen from who wanted in. */
export type Ending =
  | { readonly in: true }
  | {
      readonly in: false;
      /** The step at which it ended, and what came of it: "not valid". */
      readonly step: string;
      readonly result: string;
      /** The fault in full; null where the other end had it. */
      readonly because: string | null;
    };

export type Fact =
  /** Whether the runs bear a reason out. */
  | { readonly kind: 'reason'; readonly reason: Reason; readonly holds: boolean }
  | {
      readonly kind: 'message';
      readonly from: Side;
      readonly message: string;
      readonly size: number;
      readonly encrypted: boolean;
      readonly fields: readonly NamedField[];
    }
  | { readonly kind: 'other-messages'; readonly count: number; readonly bytes: number }
  /** The proof, and what it was made by; null where it is the secret itself. */
  | {
      readonly kind: 'proof';
      readonly label: string;
      readonly size: number;
      readonly how: string | null;
      readonly preimage: number | null;
    }
  | { readonly kind: 'covers'; readonly subject: Subject; readonly field: string | null }
  /** Who knows all that the proof is made from, at the end. */
  | { readonly kind: 'makers'; readonly parties: readonly Party[] }
  | {
      readonly kind: 'bytes';
      /** Null for both together. */
      readonly from: Side | null;
      readonly bytes: number;
      readonly messages: number;
    }
  | { readonly kind: 'round-trips'; readonly count: number }
  | {
      readonly kind: 'key-type';
      readonly type: string;
      readonly title: string;
      readonly bytes: number;
      readonly ending: Ending;
    }
  /** The proof is made with no key of the user. */
  | { readonly kind: 'no-key'; readonly label: string }
  | {
      readonly kind: 'learns';
      readonly who: Party;
      readonly label: string;
      readonly symbol: string;
      /** The message and field in which it came. */
      readonly message: string;
      readonly field: string;
    }
  | { readonly kind: 'learns-nothing'; readonly who: Party; readonly of: string }
  /** The server chose what it should have drawn, and the client took it for a challenge. */
  | {
      readonly kind: 'chosen';
      readonly size: number;
      /** The choice, where it can be read; null where it cannot. */
      readonly text: string | null;
      /** What the client sent back, made with its secret. */
      readonly label: string;
    }
  /** The server draws nothing that the client must answer. */
  | { readonly kind: 'no-challenge'; readonly label: string }
  | {
      readonly kind: 'attacker-in';
      /** Whether the session id is among what is signed; null where the run leaves no choice. */
      readonly bound: boolean | null;
      readonly ending: Ending;
    };

/** A fact, and where it is seen. */
export interface Finding {
  readonly fact: Fact;
  readonly at: Evidence;
  /** Of which way it tells, where a reason compares several. */
  readonly way?: Way;
}
