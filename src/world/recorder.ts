/** Takes down what the engines report: draws, values and where they came from, frames, steps. */
import { toHex, sameBytes, type Bytes } from '../codec/bytes.ts';
import { encode, type Codec } from '../codec/tape.ts';
import { OverrideError, uniqueLabels, type RandomSource } from '../crypto/random.ts';
import { signsAs } from '../protocol/ssh/key-algorithms.ts';
import type { About, FrameReport, Io, StepArgs, StepReport } from '../protocol/trace.ts';
import type { FileState, SideState } from './transcript.ts';

export type EndSide = 'client' | 'server';
/** Whoever runs an engine. A man in the middle runs two: a server for the client, and a client for the server. */
export type Actor = EndSide | 'attacker';

/** One end of one connection: who acts, in which role, and who is at its other end. */
export interface Seat {
  readonly actor: Actor;
  readonly role: EndSide;
  readonly peer: Actor;
  /** Whether it is at no end, and only works on what it hears. */
  readonly listens?: boolean;
}

export interface ValueRecord {
  readonly id: string;
  readonly address: string;
  readonly label: string;
  readonly symbol: string;
  readonly owner: Actor;
  readonly secret: boolean;
  /** Whether it is something said inside a message. */
  readonly content: boolean;
  /** Whether it is the same in every run. */
  readonly constant: boolean;
  readonly bytes: Bytes;
  readonly hex: string;
  /** What is known when it is known: its bytes; of so few that others have them by chance, with its symbol. */
  readonly fact: string;
  /** The step during which each side recorded it. */
  readonly heldAt: Partial<Record<Actor, number>>;
}

export interface DerivationRecord {
  readonly from: readonly ValueRecord[];
  readonly to: ValueRecord;
  readonly how: string;
  /** What was hashed, to be explained on demand. */
  readonly preimage: { readonly bytes: Bytes; readonly codec: Codec<unknown> } | null;
  /** The step during which it was made. */
  readonly at: number;
  /** The step during which somebody who only listens did it; null where an end of the connection did. */
  readonly heardBy: number | null;
}

export interface FrameRecord extends FrameReport {
  readonly index: number;
  readonly address: string;
  readonly from: Actor;
  readonly to: Actor;
  readonly sentMs: number;
  readonly sentAt: number;
  arrivesMs: number | null;
  receivedAt: number | null;
  readonly keyValues: readonly ValueRecord[];
}

export interface StepRecord {
  readonly key: string;
  readonly kind: 'engine' | 'send' | 'receive' | 'connect';
  readonly side: Actor | 'link';
  /** As what the side acts. */
  readonly role: EndSide;
  readonly args: StepArgs;
  readonly result: StepReport['result'];
  /** The section that demands it, where it depends on what was agreed. */
  readonly source: string | null;
  readonly values: readonly ValueRecord[];
  readonly frame: FrameRecord | null;
  readonly timeMs: number;
  state: States;
  files: readonly FileState[];
}

/** Null where there is no engine. */
export interface States {
  readonly client: SideState | null;
  readonly server: SideState | null;
  readonly attacker: { readonly toClient: SideState; readonly toServer: SideState } | null;
}

const link = { actor: 'link', role: 'client' } as const;
/** An attacker's draws and signatures have names of their own, so that the ends' stay as they are without one. */
const labelOf = ({ actor, role }: Seat, label: string): string =>
  actor === 'attacker' ? `attacker as ${role}, ${label}` : label;
const noArgs: StepArgs = {};
/** Bytes that a value must have to be told from chance where a frame carries them. */
export const SHORTEST = 4;
/** What a message says is a value up to this size; more is bulk data. */
const LONGEST_CONTENT = 4096;
const isValue = ({ length }: Bytes, { content }: About): boolean =>
  !content || (length >= SHORTEST && length <= LONGEST_CONTENT);

/** The fact that a value of these bytes is by this symbol: `hex`, or `hex symbol` where it is short. */
export const factOf = ({ length }: Bytes, hex: string, symbol: string): string =>
  length < SHORTEST ? `${hex} ${symbol}` : hex;

/** An end knows itself and its peer by their roles; who only listens knows who is who. */
const ownerOf = ({ actor, role, peer, listens }: Seat, { owner }: About): Actor =>
  owner === undefined ? actor : listens ? owner : owner === role ? actor : peer;

/** Draws in a row of which one must fit. */
const TRIES = 2048;

function firstFit(drawn: Bytes, length: number, fits: (bytes: Bytes) => boolean): Bytes {
  for (let at = 0; at < drawn.length; at += length) {
    const bytes = drawn.slice(at, at + length);
    if (fits(bytes)) return bytes;
  }
  throw new Error(`none of ${TRIES} draws fits`);
}

export class Recorder {
  readonly draws: { readonly label: string; readonly bytes: Bytes; readonly at: number }[] = [];
  readonly values: ValueRecord[] = [];
  readonly derivations: DerivationRecord[] = [];
  readonly frames: FrameRecord[] = [];
  readonly steps: StepRecord[] = [];
  /** Signatures that were made, by the label under which a recording replays them. */
  readonly signatures: { readonly label: string; readonly bytes: Bytes }[] = [];
  /** Simulated time, set by whoever runs the ends. */
  now = 0;
  state: States = { client: null, server: null, attacker: null };

  readonly #random: RandomSource;
  readonly #overrides: ReadonlyMap<string, Bytes>;
  /** Under which label an override was drawn. */
  readonly #overridden = new WeakMap<Bytes, string>();
  #drawLabel = uniqueLabels();
  #signatureLabel = uniqueLabels();
  #addresses = uniqueLabels();
  readonly #frameNumbers = new Map<string, number>();
  readonly #keysInForce = new WeakMap<readonly Bytes[], readonly ValueRecord[]>();
  readonly #byReference = new WeakMap<Bytes, ValueRecord>();
  readonly #byBytes = new Map<string, ValueRecord[]>();
  /** Who is at the other end of each one's wire. */
  #peers: Readonly<Record<EndSide, Actor>> = { client: 'server', server: 'client' };
  /** By sender and receiver. */
  readonly #inFlight = new Map<string, FrameRecord[]>();
  #files: FileState[] = [];
  /** How many steps have the states that they led to. */
  #settled = 0;

  constructor(random: RandomSource, overrides: ReadonlyMap<string, Bytes>) {
    this.#random = random;
    this.#overrides = overrides;
  }

  /** The door through which an end reports: one of the two that everybody knows, or one that an attacker holds. */
  io(end: EndSide | Seat): Io {
    const side = typeof end === 'string' ? { actor: end, role: end, peer: this.#peers[end] } : end;
    return {
      random: (label, length, about) =>
        this.#value(side, label, this.#draw(labelOf(side, label), length, about.fits), about),
      draw: (label, length) => this.#draw(labelOf(side, label), length),
      hold: (label, bytes, about) =>
        isValue(bytes, about) ? this.#value(side, label, bytes, about) : bytes,
      compute: (label, how, from, about, make) =>
        this.#derived(side, label, this.#made(from, make), how, from, about, null),
      derive: (label, codec, value, from, hash, about) => {
        const bytes = encode(codec, value);
        return this.#derived(side, label, hash.digest(bytes), hash.name, from, about, {
          bytes,
          codec,
        });
      },
      sign: (label, key, data, from, about, codec) => {
        const unique = this.#signatureLabel(labelOf(side, label));
        const made =
          this.#overrides.get(unique) ??
          (key.privateKey && key.algorithm.sign(data, key.privateKey));
        if (!made)
          throw new OverrideError(unique, 'a signature is needed, as its private key is not here');
        this.signatures.push({ label: unique, bytes: made });
        const sources = key.privateKey ? [key.privateKey, ...from] : from;
        const preimage = { bytes: data, codec };
        return this.#derived(side, label, made, signsAs(key.algorithm), sources, about, preimage);
      },
      step: (key, report) => this.#step('engine', key, side, null, report),
      sent: (report) => this.#sent(side, report),
      received: (report) => this.#received(side, report),
    };
  }

  /** Puts an attacker between the ends, before they report anything. */
  intercept(): void {
    this.#peers = { client: 'attacker', server: 'attacker' };
  }

  /** A step that no end reports: the connection below. */
  linkStep(key: string): void {
    this.#step('connect', key, link, null);
  }

  /** Shows a file with the next step. */
  showFile(file: FileState): void {
    this.#files = [...this.#files, file];
  }

  /** What was sent to a recorded end is taken as there at once: when it came, nobody wrote down. */
  arrived(from: EndSide): void {
    for (const frame of this.#flying(from, this.#peers[from]).splice(0)) {
      frame.arrivesMs = this.now;
      frame.receivedAt = frame.sentAt;
    }
  }

  /** The values with these bytes, the first one recorded first. */
  valuesOf(hex: string): readonly ValueRecord[] {
    return this.#byBytes.get(hex) ?? [];
  }

  /** The values that are known with a fact. */
  valuesOfFact(fact: string): readonly ValueRecord[] {
    const [hex = ''] = fact.split(' ');
    return this.valuesOf(hex).filter((value) => value.fact === fact);
  }

  /** Lets go of what only grows, for a session that nobody will look at. */
  forget(): void {
    this.draws.length = 0;
    this.values.length = 0;
    this.derivations.length = 0;
    this.signatures.length = 0;
    this.frames.length = 0;
    this.steps.length = 0;
    this.#settled = 0;
    this.#inFlight.clear();
    this.#byBytes.clear();
    this.#addresses = uniqueLabels();
    if (this.#overrides.size > 0) return; // they go by the number of the draw
    this.#drawLabel = uniqueLabels();
    this.#signatureLabel = uniqueLabels();
  }

  /** Gives the steps of what was just handled the states that it led to. */
  settle(state: States): void {
    this.state = state;
    for (; this.#settled < this.steps.length; this.#settled++) {
      const step = this.steps[this.#settled];
      if (step) step.state = state;
    }
  }

  #draw(label: string, length: number, fits?: About['fits']): Bytes {
    const unique = this.#drawLabel(label);
    const isChosen = this.#overrides.has(unique);
    const bytes =
      fits && !isChosen
        ? firstFit(this.#random(unique, length * TRIES), length, fits)
        : this.#random(unique, length);
    if (isChosen) this.#overridden.set(bytes, unique);
    this.draws.push({ label: unique, bytes, at: this.steps.length });
    return bytes;
  }

  /** What cannot be computed from an override is the override's fault. */
  #made(from: readonly Bytes[], make: () => Bytes): Bytes {
    try {
      return make();
    } catch (error) {
      const [label] = from.flatMap((bytes) => this.#overridden.get(bytes) ?? []);
      if (label === undefined || !(error instanceof RangeError)) throw error;
      throw new OverrideError(label, error.message);
    }
  }

  #value(side: Seat, label: string, bytes: Bytes, about: About): Bytes {
    this.#record(side, label, bytes, about);
    return bytes;
  }

  #record(side: Seat, label: string, bytes: Bytes, about: About): ValueRecord {
    const hex = toHex(bytes);
    const owner = ownerOf(side, about);
    const same = this.#byBytes.get(hex) ?? [];
    let record = same.find(
      (value) => value.owner === owner && value.symbol === (about.symbol ?? ''),
    );
    if (!record) {
      const slug = label.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      record = {
        id: `v${this.values.length + 1}`,
        address: this.#addresses(`${owner}/${slug}`),
        label,
        symbol: about.symbol ?? '',
        owner,
        secret: about.secret ?? false,
        content: about.content ?? false,
        constant: about.constant ?? false,
        bytes,
        hex,
        fact: factOf(bytes, hex, about.symbol ?? ''),
        heldAt: {},
      };
      this.values.push(record);
      this.#byBytes.set(hex, [...same, record]);
    }
    record.heldAt[side.actor] ??= this.steps.length;
    this.#byReference.set(bytes, record);
    return record;
  }

  #derived(
    side: Seat,
    label: string,
    bytes: Bytes,
    how: string,
    from: readonly Bytes[],
    about: About,
    preimage: DerivationRecord['preimage'],
  ): Bytes {
    const to = this.#record(side, label, bytes, about);
    this.derivations.push({
      from: from.flatMap((one) => this.#find(one) ?? []),
      to,
      how,
      preimage,
      at: this.steps.length,
      heardBy: side.listens ? this.steps.length : null,
    });
    return bytes;
  }

  #find(bytes: Bytes): ValueRecord | undefined {
    return this.#byReference.get(bytes) ?? this.#byBytes.get(toHex(bytes))?.[0];
  }

  #step(
    kind: StepRecord['kind'],
    key: string,
    { actor, role }: Pick<Seat, 'role'> & { readonly actor: StepRecord['side'] },
    frame: FrameRecord | null,
    report?: StepReport,
  ): void {
    const values = (report?.values ?? []).flatMap((bytes) => this.#find(bytes) ?? []);
    const { args = noArgs, result, source = null } = report ?? {};
    this.steps.push({
      kind,
      key,
      side: actor,
      role,
      args,
      result,
      source,
      values,
      frame,
      timeMs: this.now,
      state: this.state,
      files: this.#files,
    });
    if (this.#files.length > 0) this.#files = [];
  }

  #sent(side: Seat, report: FrameReport): void {
    const frame = this.#frame(side.actor, side.peer, report, this.steps.length);
    this.#flying(side.actor, side.peer).push(frame);
    this.#step('send', report.message, side, frame);
  }

  /** What arrives is what was sent, unless the other end is a recording or somebody changed it on the way. */
  #received(side: Seat, report: FrameReport): void {
    const sent = this.#flying(side.peer, side.actor).shift();
    const frame =
      sent && sameBytes(sent.wire, report.wire)
        ? sent
        : this.#frame(side.peer, side.actor, report, this.steps.length);
    frame.arrivesMs = this.now;
    frame.receivedAt = this.steps.length;
    this.#step('receive', frame.message, side, frame);
  }

  #flying(from: Actor, to: Actor): FrameRecord[] {
    const way = `${from} ${to}`;
    const known = this.#inFlight.get(way) ?? [];
    this.#inFlight.set(way, known);
    return known;
  }

  #frame(from: Actor, to: Actor, report: FrameReport, sentAt: number): FrameRecord {
    const { message, sequence, keys } = report;
    const name = `${from}/${sequence < 0 ? 'identification' : message}`;
    const number = (this.#frameNumbers.get(name) ?? 0) + 1;
    this.#frameNumbers.set(name, number);
    const frame = {
      ...report,
      index: this.frames.length,
      address: `${name}#${number}`,
      from,
      to,
      sentMs: this.now,
      sentAt,
      arrivesMs: null,
      receivedAt: null,
      keyValues: this.#keyValues(keys),
    };
    this.frames.push(frame);
    return frame;
  }

  /** All frames under the same keys share one list. */
  #keyValues(keys: readonly Bytes[]): readonly ValueRecord[] {
    const known = this.#keysInForce.get(keys);
    if (known) return known;
    const found = keys.flatMap((key) => this.#find(key) ?? []);
    this.#keysInForce.set(keys, found);
    return found;
  }
}
