/** How the keys of a TLS connection follow from its secrets. Values are told by their ids. */
import type { Actor } from './run.ts';

export interface ScheduleNodeView {
  /** The label of the RFC, without `tls13 `; `verify_data` for the HMAC of a Finished or a binder. */
  readonly label: string;
  /** A transcript hash, or the nonce of a ticket; null where the label is all that goes in. */
  readonly context: string | null;
  /** Null where nobody made it. */
  readonly value: string | null;
  readonly nodes: readonly ScheduleNodeView[];
}

export interface ScheduleStageView {
  readonly name: 'early' | 'handshake' | 'master';
  readonly how: string;
  readonly salt: string | null;
  readonly input: string | null;
  readonly secret: string | null;
  readonly nodes: readonly ScheduleNodeView[];
  /** The salt of the next stage; null behind the last. */
  readonly derived: ScheduleNodeView | null;
}

export interface ScheduleView {
  /** Who plays which part: a man in the middle plays one in each of two. */
  readonly ends: { readonly client: Actor; readonly server: Actor };
  readonly suite: string;
  readonly group: string;
  readonly resumed: boolean;
  readonly hash: string;
  /** The handshake messages in the order in which they are hashed; `origin` is the address of the frame or step. */
  readonly parts: readonly {
    readonly symbol: string;
    readonly label: string;
    readonly value: string;
    readonly size: number;
    readonly origin: string;
    /** Whether it crosses the wire encrypted. */
    readonly encrypted: boolean;
  }[];
  /** Transcript hashes, each with how many of the messages are in it. */
  readonly hashes: readonly { readonly value: string; readonly covers: number }[];
  readonly stages: readonly ScheduleStageView[];
  /** The step at which the first of the two has the Handshake Secret. */
  readonly from: number;
}
