/**
 * What the comparison of a run of SSH with one of TLS tells: rows of facts as data, each with the place that shows it.
 * The words are elsewhere; nothing here is written by hand for a scenario.
 */
import type { Evidence } from '../evidence.ts';
import type { Side } from '../transcript.ts';

/** The five most telling first. */
export const rows = [
  'round-trips',
  'identity',
  'client-proof',
  'encryption',
  'learned',
  'traffic',
  'operations',
  'signed',
  'again',
] as const;
export type Row = (typeof rows)[number];
/** How many rows tell most. */
export const TELLING = 5;

/** What vouches for the key with which a server signs. */
export type Trust =
  | 'known-hosts'
  | 'person'
  | 'accepted-new'
  | 'host-authority'
  | 'authority'
  | 'given-certificate'
  | 'unchecked'
  | 'resumed'
  | 'refused'
  | 'not-reached';

/** What can be read in the clear, by name. */
export const readable = [
  'software',
  'algorithms',
  'server-name',
  'applications',
  'public-values',
  'host-key',
  'host-signature',
  'certificate',
  'ticket',
] as const;
export type Readable = (typeof readable)[number];

export type Operation = 'key-pair' | 'agreement' | 'signature' | 'check';

export type Fact =
  | {
      readonly kind: 'round-trips';
      /** Whole round trips before the first byte of the application leaves; that of the TCP connection is one of them. */
      readonly count: number;
      readonly message: string;
      /** Who answers: where somebody sits in between, that one. */
      readonly with: Side;
    }
  | { readonly kind: 'no-application' }
  /** A run of several connections: whether all of them are meant, or the first alone. */
  | { readonly kind: 'connections'; readonly count: number; readonly meant: 'all' | 'first' }
  | {
      readonly kind: 'rests-on';
      readonly trust: Trust;
      /** The name of the authority or of the file, where there is one; empty where there is none. */
      readonly by: string;
      /** Line in that file; 0 for none. */
      readonly line: number;
    }
  | {
      readonly kind: 'step';
      readonly side: Side;
      readonly title: string;
      readonly result: { readonly text: string; readonly good: boolean } | null;
      /** It went wrong, and the client was told to go on all the same. */
      readonly tolerated: boolean;
    }
  | {
      readonly kind: 'proof';
      readonly label: string;
      /** What it was made by; null where it is the secret itself. */
      readonly how: string | null;
      readonly message: string;
      readonly field: string;
      readonly size: number;
      readonly encrypted: boolean;
      /** It came to the server as application data: the protocol itself does not know of it. */
      readonly application: boolean;
    }
  | { readonly kind: 'no-proof' }
  | {
      readonly kind: 'encrypted-from';
      readonly from: Side;
      readonly to: Side;
      readonly message: string;
      /** What this side had sent in the clear before. */
      readonly frames: number;
      readonly bytes: number;
    }
  | {
      readonly kind: 'never-encrypted';
      readonly from: Side;
      readonly to: Side;
      readonly frames: number;
      readonly bytes: number;
    }
  /** Whether the server had proven itself when the client first sent or read a frame under keys. */
  | { readonly kind: 'proven-before'; readonly before: boolean; readonly message: string }
  | {
      readonly kind: 'learned';
      readonly what: Readable;
      /** Who sent the first that lets it be read. */
      readonly from: Side;
      readonly message: string;
      readonly field: string;
      /** What it says, where it is a short text. */
      readonly says: string;
      /** How many more messages let it be read. */
      readonly more: number;
    }
  | { readonly kind: 'learned-sizes'; readonly frames: number; readonly bytes: number }
  /** What crossed the wire, but could not be read; whose, where it is somebody's in between. */
  | {
      readonly kind: 'hidden';
      readonly of: 'ends' | 'attacker';
      readonly labels: readonly string[];
    }
  | {
      readonly kind: 'bytes';
      readonly from: Side;
      readonly to: Side;
      readonly bytes: number;
      readonly frames: number;
      /** Up to the first byte of the application between these two; null where it never came to that. */
      readonly before: { readonly bytes: number; readonly frames: number } | null;
    }
  | {
      readonly kind: 'operation';
      readonly side: Side;
      readonly operation: Operation;
      readonly how: string;
      readonly count: number;
    }
  | { readonly kind: 'no-operation' }
  | {
      readonly kind: 'signed';
      readonly side: Side;
      readonly label: string;
      readonly how: string;
      readonly size: number;
      /** What is signed, by the fields of its layout. */
      readonly fields: readonly string[];
    }
  | { readonly kind: 'nothing-signed' }
  | { readonly kind: 'not-again' }
  /** What another run does, of a client that was there before. */
  | {
      readonly kind: 'again';
      /** Until the application speaks; compared with the first connection. */
      readonly bytes: number;
      readonly first: number;
      readonly count: number;
      readonly firstCount: number;
    }
  | {
      readonly kind: 'same-server';
      readonly trust: Trust;
      readonly by: string;
      readonly line: number;
    };

/** A fact, and where it is seen. */
export interface Finding {
  readonly fact: Fact;
  readonly at: Evidence;
}

export const found = (fact: Fact, at: Evidence): Finding => ({ fact, at });
