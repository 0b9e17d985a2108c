/** What the worker tells the page about a run. Everything is plain data; the page computes no protocol facts. */
import type { Field } from '../codec/field.ts';
export { isIntercepted } from '../world/intercepted.ts';
import type { AnyScenario, AnyScenarioInput } from '../world/kind.ts';
import type { WhoIs } from '../world/steps.ts';
import type { Asked, Told } from './topics.ts';
import type {
  Derivation,
  FrameHead,
  LayerKind,
  LayerName,
  Level,
  Outcome,
  Phase,
  Side,
  Step,
  StepKind,
  Value,
} from '../world/transcript.ts';

/** All steps at a glance, one entry a step: enough for the scrubber, and small for any run. */
export interface StepIndex {
  /** Indexes into `levels`, `phases` and `sides` of this file's tables. */
  readonly level: Uint8Array;
  readonly phase: Uint8Array;
  readonly side: Uint8Array;
  /** Whether the step's side now sends under keys. */
  readonly encrypted: Uint8Array;
  readonly time_ms: Float64Array;
  /** For each step, how many frames had left by then, and how many bytes had come by half way. */
  readonly frames: Uint32Array;
  readonly bytes: Float64Array;
}
export type Actor = Exclude<Side, 'link'>;
export const sides = ['client', 'server', 'attacker', 'link'] as const satisfies readonly Side[];

export interface LadderFrame extends FrameHead {
  readonly index: number;
  /** Bytes on the wire. */
  readonly size: number;
  /** When it arrived; null while nobody has received it. */
  readonly arrives_ms: number | null;
  /** Steps at which it leaves and arrives. */
  readonly sentAt: number;
  readonly receivedAt: number | null;
}

export interface ValueView extends Value {
  /** Values with equal bytes share a fact: the id of the first of them. */
  readonly fact: string;
  /** What a key exchange gives, K or H: it never crosses the wire, though nothing would break if H did. */
  readonly kept: boolean;
  /** Heights 1–8 of the six bars that stand for the value everywhere; null where its bytes are not known. */
  readonly print: readonly number[] | null;
  readonly size: number;
  /** Length of the first bytes, for showing: the first 16, hexadecimal. */
  readonly head: string;
}

/** A machine as its table has it: for the diagram, the "accepts now" list, and what a waiting side waits for. */
export interface MachineView {
  readonly side: Side;
  readonly region: 'transport' | 'service';
  readonly states: readonly {
    readonly name: string;
    readonly means: string;
    /** What a side in this state waits for, in words: "the server's KEXINIT". */
    readonly waits: string;
  }[];
  readonly edges: readonly {
    readonly from: string;
    readonly input: string;
    readonly to: readonly string[];
    readonly source: string;
  }[];
}

/** The exchange hash and what it gives, for each key exchange of the run. */
export interface ExchangeView {
  /** Who plays which part in it: a man in the middle plays one in each of two. */
  readonly ends: { readonly client: Actor; readonly server: Actor };
  readonly kex: string;
  readonly hash: string;
  /** How many bytes go into H, lengths of the parts included. */
  readonly hashedBytes: number;
  /** In hash order; `value` is the id of the value, `origin` the address of the frame or step it came from. */
  readonly parts: readonly {
    readonly symbol: string;
    readonly label: string;
    readonly value: string;
    readonly size: number;
    readonly origin: string;
  }[];
  readonly H: string;
  readonly session_id: string;
  readonly K: string;
  /** The server's signature over H, and the private key that made it; null where they are not known. */
  readonly signature: string | null;
  readonly signedWith: string | null;
  /** The six keys of RFC 4253 §7.2, A to F. `value` is null where there is none; where the cipher needs none, `unused` says why. */
  readonly keys: readonly {
    readonly letter: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
    readonly purpose: 'Initial IV' | 'Encryption' | 'Integrity';
    readonly direction: 'client to server' | 'server to client';
    readonly algorithm: string;
    readonly value: string | null;
    readonly unused: string | null;
  }[];
  /** The steps at which who plays the client has computed H, and at which the keys exist on each side. */
  readonly computedAt: number;
  readonly keysAt: { readonly client: number; readonly server: number };
}

/** Steps that have not been run, as far as the scrubber shows them: as in StepIndex. */
export type Ghost = Pick<StepIndex, 'level' | 'phase' | 'side' | 'encrypted'>;

/** The question that a run waits with: its last step. */
export interface OpenQuestion {
  /** Such as `client/confirm-host-key#1`. */
  readonly address: string;
  /** What follows if it is answered well; null where nobody can tell. */
  readonly ghost: Ghost | null;
}

export interface RunView {
  readonly scenario: AnyScenario;
  readonly outcome: Outcome;
  readonly stepCount: number;
  readonly frameCount: number;
  readonly index: StepIndex;
  readonly values: readonly ValueView[];
  /** While the rest of the run is hidden: what the values that show look like in all of it, without their bytes. */
  readonly looks: readonly ValueView[] | null;
  readonly derivations: readonly Omit<Derivation, 'layout'>[];
  /** The question that the run waits with; null where it does not wait. */
  readonly asks: OpenQuestion | null;
  /** The steps of the overview, there from the start. */
  readonly opening: readonly Step[];
  /** What every view and link of the run says of it; null for nearly all. */
  readonly notice: string | null;
  /** Who is at the ends, in lines; null where the page has words for that. */
  readonly whoIs: WhoIs | null;
  /** The end that is a recording: what it decided cannot be changed. Null where neither is. */
  readonly recorded: Side | null;
}

/** What is told of a run once it shows: its first step does without. */
export interface RunDetails {
  readonly machines: readonly MachineView[];
  readonly exchanges: readonly ExchangeView[];
}

/** A stretch of a run. Windows start at multiples of WINDOW. */
export const WINDOW = 256;
export interface RunWindow {
  readonly first: number;
  readonly steps: readonly Step[];
}
export interface FrameWindow {
  readonly first: number;
  readonly frames: readonly LadderFrame[];
}

/** A frame opened: its layers with bytes and trees, made on demand. */
export interface OpenFrame {
  readonly id: string;
  /** What encrypts it, where it says so itself. */
  readonly suite: string | null;
  readonly layers: readonly {
    readonly name: LayerName;
    readonly bytes: Uint8Array;
    readonly fields: readonly Field[];
    /** Fields that hold a recorded value: dotted path → value id. */
    readonly values: Readonly<Record<string, string>>;
    /** The frames that bring pieces of it before this one does; none where it lies in this one. */
    readonly from: readonly { readonly address: string; readonly size: number }[];
  }[];
}

export interface RunFailure {
  /** What could not be run: a scenario, a recording. */
  readonly title: string;
  /** Each problem with its path, such as `client.algorithms.kex[0]`. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** What comes after a step does not show. */
export interface Hidden {
  /** Of the last step that shows. */
  readonly address: string;
  /** Its index, which counts where the run has no step of that address. */
  readonly after: number;
}

export type Request =
  /** A scenario of the catalog, whose form the compiler has checked. */
  | {
      readonly id: number;
      readonly ask: 'run-named';
      readonly scenario: AnyScenarioInput;
      readonly hide: Hidden | null;
    }
  /** Anything else: a file, a link, a change. `original` is what it is compared with; null where it is itself that. */
  | {
      readonly id: number;
      readonly ask: 'run';
      readonly scenario: unknown;
      readonly original: unknown;
      readonly hide: Hidden | null;
    }
  /** The run that shows is made anew without what is hidden, or whole. */
  | { readonly id: number; readonly ask: 'hide'; readonly hide: Hidden | null }
  /** A run that was made is shown from now on: questions are about it. It has the number of the request that made it. */
  | { readonly id: number; readonly ask: 'show'; readonly run: number }
  | { readonly id: number; readonly ask: 'details' }
  | { readonly id: number; readonly ask: 'steps' | 'frames'; readonly first: number }
  | { readonly id: number; readonly ask: 'open-frame'; readonly frame: string }
  | { readonly id: number; readonly ask: 'find-address'; readonly address: string }
  | { readonly id: number; readonly ask: 'topic'; readonly asked: Asked };

export type Reply =
  | { readonly id: number; readonly run: RunView }
  | { readonly id: number; readonly failure: RunFailure }
  | { readonly id: number; readonly shown: number }
  | { readonly id: number; readonly details: RunDetails }
  | { readonly id: number; readonly steps: RunWindow }
  | { readonly id: number; readonly frames: FrameWindow }
  | { readonly id: number; readonly open: OpenFrame | null }
  /** Step index that an address names or belongs to; null where there is none in this run. */
  | { readonly id: number; readonly step: number | null }
  | { readonly id: number; readonly told: Told };

export type { Field, Level, LayerKind, LayerName, Phase, Side, Step, StepKind };
