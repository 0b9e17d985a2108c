/** The door between protocol code and whoever watches it. A side asks its `io` for everything that a learner should see. */
import type { Bytes } from '../codec/bytes.ts';
import type { Codec } from '../codec/tape.ts';
import type { Hash } from '../crypto/hashes.ts';

export interface About {
  /** As the RFC writes it: `K_S`, `H`. */
  readonly symbol?: string;
  /** Whether it must never cross the wire in the clear. */
  readonly secret?: boolean;
  /** Whose value it is, where not the reporting side's own. */
  readonly owner?: 'client' | 'server';
  /** Something said inside a message, as a user name; too short or too long a saying is no value. */
  readonly content?: boolean;
  /** Which bytes may be drawn for it, where not all may. What a scenario sets is taken as it is. */
  readonly fits?: (bytes: Bytes) => boolean;
  /** Whether it is the same in every run of the protocol, and so known to everybody from the start. */
  readonly constant?: boolean;
}

/** What can sign: a private key and how to use it. Null where the key is not ours to have, as in a recording. */
export interface Signer {
  readonly algorithm: { readonly name: string; sign(data: Bytes, privateKey: Bytes): Bytes };
  readonly privateKey: Bytes | null;
}

/** Arguments of a step's words: numbers and short texts; lists where a log line needs them. */
export type StepArgs = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A step as protocol code reports it: a key into the text tables, and what the words need. */
export interface StepReport {
  readonly args?: StepArgs;
  /** Recorded values that the step is about. */
  readonly values?: readonly Bytes[];
  /** The section that demands the step, where that depends on the agreed method. */
  readonly source?: string;
  /** What came of it, as a key, where something did. */
  readonly result?: 'valid' | 'invalid' | 'accepted' | 'refused' | 'agreed' | 'wrong-guess';
}

export interface Io {
  /** The only source of random bytes: by label, so that a scenario can override a draw. */
  random(label: string, length: number, about: About): Bytes;
  /** Fresh random bytes that are no value of their own, such as padding and cookies. */
  draw(label: string, length: number): Bytes;
  /** Records bytes that the side has from outside: its keys, a password, a version string. */
  hold(label: string, bytes: Bytes, about: About): Bytes;
  /** Records what `make` computes from recorded values by the function `how`. */
  compute(
    label: string,
    how: string,
    from: readonly Bytes[],
    about: About,
    make: () => Bytes,
  ): Bytes;
  /** Records a hash, or what is computed like one; its preimage is explained by its codec. */
  derive<T>(
    label: string,
    codec: Codec<T>,
    value: T,
    from: readonly Bytes[],
    hash: Pick<Hash, 'digest'> & { readonly name: string },
    about: About,
  ): Bytes;
  /**
   * A signature over `data`, which `layout` explains; one made with a real key can be replayed without it. Throws a
   * RangeError where neither is there.
   */
  sign(
    label: string,
    key: Signer,
    data: Bytes,
    from: readonly Bytes[],
    about: About,
    layout: Codec<unknown>,
  ): Bytes;
  step(key: string, report?: StepReport): void;
  sent(frame: FrameReport): void;
  received(frame: FrameReport): void;
}

/** A frame as the side that sends or receives it sees it. */
export interface FrameReport {
  readonly message: string;
  readonly sequence: number;
  readonly wire: Bytes;
  /** The packet before encryption; null for the identification line. */
  readonly packet: Bytes | null;
  /** The message in it, where that can be a value of its own. */
  readonly payload?: Bytes;
  /** How to explain it; each protocol knows its own. */
  readonly context: unknown;
  /** Recorded keys that open it; empty for plaintext. */
  readonly keys: readonly Bytes[];
  /** What the message says, for log lines and knowledge. */
  readonly value: unknown;
}
