/**
 * The transcript: everything that a run did, as immutable data. It is the stable contract between the engine and
 * whatever shows a run; `sshow simulate --json` prints it. Offsets are bytes, ends are exclusive, times are
 * milliseconds of simulated time.
 */
import type { Field } from '../codec/field.ts';
import type { AnyScenario } from './kind.ts';

export type Side = 'client' | 'server' | 'attacker' | 'link';
/** Who may know a value: an eavesdropper reads the wire and changes nothing, an attacker is an end of it. */
export type Party = 'client' | 'server' | 'eavesdropper' | 'attacker';
/** A step of a level is shown at that level and at all finer ones. */
export type Level = 'overview' | 'message' | 'detail';
export const levels = ['overview', 'message', 'detail'] as const satisfies readonly Level[];

/** The vocabulary that SSH and TLS share. A phase may recur; each protocol keeps its true order. */
export const phases = [
  'connect',
  'hello',
  'negotiate',
  'key-exchange',
  'server-auth',
  'keys',
  'client-auth',
  'channel',
  'close',
] as const;
export type Phase = (typeof phases)[number];

export type StepKind =
  | 'connect'
  | 'generate'
  | 'compute'
  | 'decide'
  | 'file'
  | 'send'
  | 'receive'
  | 'state'
  | 'ask'
  | 'end';

export interface SideState {
  readonly transport: string;
  readonly service: string;
}

/** The smallest thing worth showing. */
export interface Step {
  readonly id: string;
  /** Such as `step:server-auth.verify`; with `#2` where the same thing happens again. */
  readonly address: string;
  readonly index: number;
  readonly level: Level;
  readonly phase: Phase;
  readonly side: Side;
  readonly kind: StepKind;
  /** One headline for people: "The client checks the server's signature". */
  readonly title: string;
  /** One or two plain sentences. */
  readonly text: string;
  /** What the acting side does, in one word or two, for the step card: "verify". */
  readonly verb: string;
  /** The exact terms: algorithm, message, sizes. */
  readonly term: string;
  /** What came of it, where something did: "valid", "refused". */
  readonly result: { readonly text: string; readonly good: boolean } | null;
  /** Sections that demand the step: `RFC 4253 §8`. */
  readonly sources: readonly string[];
  readonly time_ms: number;
  /** Both machines after the step; null before they exist. */
  readonly state: {
    readonly client: SideState | null;
    readonly server: SideState | null;
    readonly attacker: { readonly toClient: SideState; readonly toServer: SideState } | null;
  };
  readonly frames: readonly string[];
  readonly values: readonly string[];
  /** Files as they are after the step, where it read or changed one. */
  readonly files: readonly FileState[];
  /** Lines that `ssh -vvv` prints here. */
  readonly log: readonly string[];
}

export interface LoggedStep extends Step {
  /** Lines that `sshd -ddd` prints here. */
  readonly server_log: readonly string[];
}

export interface FileState {
  readonly side: Side;
  readonly name: string;
  readonly text: string;
}

export type LayerKind = 'wire' | 'packet' | 'record' | 'inner' | 'message' | 'certificate';
/** With a number where a frame has several layers of the kind: from the second on, such as `certificate-2`. */
export type LayerName = LayerKind | `${LayerKind}-${number}`;

export interface Layer {
  readonly name: LayerName;
  readonly bytes: string;
  readonly from?: readonly {
    readonly frame: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly fields: readonly Field[];
}

/** A frame without its layers: what a ladder shows. One SSH packet or identification line. */
export interface FrameHead {
  readonly id: string;
  /** Such as `client/SSH_MSG_KEXINIT#1`. */
  readonly address: string;
  readonly from: Side;
  readonly to: Side;
  readonly message: string;
  /** Packets before it in this direction; -1 for the identification line, which is no packet. */
  readonly sequence: number;
  readonly encrypted: boolean;
  /** When it left. */
  readonly time_ms: number;
}

export interface Frame extends FrameHead {
  readonly layers: readonly Layer[];
}

/** A key, secret, hash, signature or public key, with where it came from. */
export interface Value {
  readonly id: string;
  /** Such as `server/exchange-hash`. */
  readonly address: string;
  readonly label: string;
  /** As the RFC writes it where it does: `K_S`, `Q_C`, `H`. Empty where there is none. */
  readonly symbol: string;
  readonly owner: Side;
  readonly secret: boolean;
  /** Hexadecimal; null where it is not known to us, as another end's private key. */
  readonly bytes: string | null;
  /** The step at which each party comes to know it. */
  readonly known: Readonly<Record<Party, number | null>>;
  /** The step at which each party first received it inside an encrypted frame. */
  readonly seen_encrypted: Readonly<Record<Party, number | null>>;
}

export interface Derivation {
  /** Ids of values, or `FRAME.layer.field` addresses. */
  readonly from: readonly string[];
  readonly to: string;
  /** The function, such as `SHA-256` or `X25519(d_C, Q_S)`. */
  readonly how: string;
  /** What was hashed or signed, byte by byte. */
  readonly layout: { readonly bytes: string; readonly fields: readonly Field[] } | null;
}

export interface Question {
  readonly address: string;
  readonly text: string;
  readonly choices: readonly string[];
  readonly answer: string | null;
}

/** A fault in words, with what it is made of. */
export interface FaultReport {
  readonly kind: string;
  readonly side: Side;
  readonly message: string;
  readonly source: string;
  /** The field and the offset in the message, where bytes are at fault. */
  readonly field?: string;
  readonly offset?: number;
}

export interface Outcome {
  /** `established`: let in, and the commands, if any, ended. `refused`: by policy. `failed`: a fault. `waiting`: a question is open. */
  readonly kind: 'established' | 'refused' | 'failed' | 'waiting';
  readonly fault: FaultReport | null;
}

export interface Transcript {
  readonly format: 'sshow-transcript/1';
  readonly protocol: string;
  /**
   * What whoever shows or passes on the run has to say of it: that it is a textbook's story, and not what any SSH does.
   * Null for all other runs.
   */
  readonly notice: string | null;
  readonly scenario: AnyScenario;
  readonly outcome: Outcome;
  readonly steps: readonly LoggedStep[];
  readonly frames: readonly Frame[];
  readonly values: readonly Value[];
  readonly derivations: readonly Derivation[];
  readonly draws: readonly { readonly label: string; readonly bytes: string }[];
  readonly questions: readonly Question[];
}
