/**
 * The key schedules of a run, one for each handshake: read from what was computed, with every label and transcript hash
 * that went in. What RFC 8446 §7.1 has and nobody computed has its place too.
 */
import { decode } from '../../codec/tape.ts';
import { HkdfLabel } from '../../protocol/tls/hkdf-label.ts';
import type { Actor, DerivationRecord, EndSide, Recorder, ValueRecord } from '../recorder.ts';

/** Something that is made from a secret, and what is made from that in turn. */
export interface ScheduleNode {
  /** The label of the RFC, without `tls13 `; `verify_data` for the HMAC of a Finished or a binder. */
  readonly label: string;
  /** A transcript hash, or the nonce of a ticket; null where the label is all that goes in. */
  readonly context: ValueRecord | null;
  /** Null where nobody made it. */
  readonly value: ValueRecord | null;
  readonly nodes: readonly ScheduleNode[];
}

/** HKDF-Extract, and what is expanded from the secret that it gives. */
export interface ScheduleStage {
  readonly name: 'early' | 'handshake' | 'master';
  readonly how: string;
  readonly salt: ValueRecord | null;
  readonly input: ValueRecord | null;
  readonly secret: ValueRecord | null;
  readonly nodes: readonly ScheduleNode[];
  /** The salt of the next stage, with the hash of nothing that goes into it; null behind the last. */
  readonly derived: ScheduleNode | null;
}

export interface Schedule {
  /** Who plays which part: a man in the middle plays one in each of two. */
  readonly ends: Readonly<Record<EndSide, Actor>>;
  readonly suite: string;
  readonly group: string;
  readonly resumed: boolean;
  readonly hash: string;
  /** The handshake messages in the order in which they are hashed. */
  readonly messages: readonly ValueRecord[];
  /** Transcript hashes, each with how many of the messages are in it. */
  readonly hashes: readonly { readonly value: ValueRecord; readonly covers: number }[];
  readonly stages: readonly ScheduleStage[];
  /** The step at which the first of the two has the Handshake Secret. */
  readonly from: number;
}

type Expected = Readonly<Record<string, readonly string[]>>;

/** What comes of the secrets in every handshake that is not cut short. RFC 8446 §7.1, §7.3. */
const expected: Readonly<Record<ScheduleStage['name'], Expected>> = {
  early: {},
  handshake: {
    'c hs traffic': ['key', 'iv', 'finished'],
    's hs traffic': ['key', 'iv', 'finished'],
  },
  master: {
    'c ap traffic': ['key', 'iv'],
    's ap traffic': ['key', 'iv'],
    'exp master': [],
    'res master': [],
  },
};

/** In the order in which the handshakes came to a shared secret; none where none did. */
export function schedulesOf(recorder: Recorder): readonly Schedule[] {
  const secrets = new Map<string, DerivationRecord[]>();
  for (const one of recorder.derivations) {
    if (one.to.symbol !== 'HS') continue;
    secrets.set(one.to.hex, [...(secrets.get(one.to.hex) ?? []), one]);
  }
  const tree = new Tree(recorder);
  return [...secrets.values()].flatMap((made) => tree.schedule(made) ?? []);
}

class Tree {
  readonly #recorder: Recorder;
  /** What was computed from a value and by what name, by the value's bytes; each result once. */
  readonly #from = new Map<string, Map<string, { label: string; made: DerivationRecord }>>();

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
    for (const made of recorder.derivations) {
      const label = labelOf(made);
      const [secret] = made.from;
      if (label === null || !secret) continue;
      const known = this.#from.get(secret.hex) ?? new Map();
      this.#from.set(secret.hex, known);
      const key = `${label} ${made.to.hex}`;
      if (!known.has(key)) known.set(key, { label, made });
    }
  }

  schedule(extracted: readonly DerivationRecord[]): Schedule | null {
    const [handshake] = extracted;
    const salt = handshake?.from[0];
    const early = salt && this.#madeOf(salt)?.from[0];
    const extract = early && this.#madeOf(early);
    if (!handshake || !extract) return null;
    const dHS = this.#labelled(handshake.to, 'derived');
    const master = dHS && this.#recorder.derivations.find(({ from }) => from[0]?.hex === dHS.hex);
    const stages = [
      this.#stage('early', extract),
      this.#stage('handshake', handshake),
      this.#stage('master', master ?? null),
    ];
    const { steps } = this.#recorder;
    const told = steps.flatMap((step, at) =>
      step.values.some(({ hex }) => hex === handshake.to.hex) ? [{ ...step, at }] : [],
    );
    const [first] = told;
    const actorOf = (role: EndSide): Actor => {
      const side = told.find((step) => step.role === role)?.side;
      return side === 'attacker' ? side : role;
    };
    const agreed = steps
      .slice(0, first?.at ?? 0)
      .findLast(({ key, side, role }) => key === 'tls-negotiated' && isOne(first, side, role));
    return {
      ends: { client: actorOf('client'), server: actorOf('server') },
      suite: String(agreed?.args['suite'] ?? ''),
      group: String(agreed?.args['group'] ?? ''),
      resumed: agreed?.args['resumed'] === true,
      hash: handshake.how.replace('HKDF-Extract, ', ''),
      ...this.#transcript(stages),
      stages,
      from: first?.at ?? 0,
    };
  }

  #stage(name: ScheduleStage['name'], extract: DerivationRecord | null): ScheduleStage {
    const secret = extract?.to ?? null;
    const nodes = this.#nodes(secret, expected[name]);
    const derived = nodes.find(({ label }) => label === 'derived') ?? missing('derived');
    return {
      name,
      how: extract?.how ?? 'HKDF-Extract',
      salt: extract?.from[0] ?? null,
      input: extract?.from[1] ?? null,
      secret,
      nodes: nodes.filter(({ label }) => label !== 'derived'),
      derived: name === 'master' ? null : derived,
    };
  }

  #nodes(secret: ValueRecord | null, awaited: Expected): readonly ScheduleNode[] {
    const found = secret ? [...(this.#from.get(secret.hex)?.values() ?? [])] : [];
    const made = found.map(({ label, made: { to, from } }): ScheduleNode => {
      const below = Object.fromEntries((awaited[label] ?? []).map((name) => [name, []]));
      return { label, context: from[1] ?? null, value: to, nodes: this.#nodes(to, below) };
    });
    const order = Object.keys(awaited);
    const lacking = order.filter((label) => !made.some((node) => node.label === label));
    const place = (label: string) => (order.includes(label) ? order.indexOf(label) : order.length);
    return [
      ...made,
      ...lacking.map((label) => ({
        ...missing(label),
        nodes: (awaited[label] ?? []).map(missing),
      })),
    ].toSorted((a, b) => place(a.label) - place(b.label));
  }

  /** The longest row of messages that was hashed for a key, and where each hash ends in it, that of a signature too. */
  #transcript(stages: readonly ScheduleStage[]): Pick<Schedule, 'messages' | 'hashes'> {
    const messages = stages
      .flatMap(({ nodes }) => contextsIn(nodes))
      .map((context) => this.#hashed(context))
      .reduce((most, from) => (from.length > most.length ? from : most), []);
    const hashes = new Map<string, Schedule['hashes'][number]>();
    for (const { to, from } of this.#recorder.derivations) {
      const isPart = isTranscriptHash(to) && from.every(({ hex }, at) => messages[at]?.hex === hex);
      if (isPart && from.length > 0 && !hashes.has(to.hex))
        hashes.set(to.hex, { value: to, covers: from.length });
    }
    return { messages, hashes: [...hashes.values()].toSorted((a, b) => a.covers - b.covers) };
  }

  /** The messages in a transcript hash; none in another value. */
  #hashed = (value: ValueRecord): readonly ValueRecord[] =>
    isTranscriptHash(value) ? (this.#madeOf(value)?.from ?? []) : [];

  #madeOf = ({ hex, symbol }: ValueRecord): DerivationRecord | undefined =>
    this.#recorder.derivations.find(({ to }) => to.hex === hex && to.symbol === symbol);

  #labelled = (secret: ValueRecord, wanted: string): ValueRecord | undefined =>
    [...(this.#from.get(secret.hex)?.values() ?? [])].find(({ label }) => label === wanted)?.made
      .to;
}

const isTranscriptHash = ({ symbol }: ValueRecord): boolean => symbol.startsWith('H(');

const missing = (label: string): ScheduleNode => ({ label, context: null, value: null, nodes: [] });

const contextsIn = (nodes: readonly ScheduleNode[]): ValueRecord[] =>
  nodes.flatMap(({ context, nodes: below }) => [
    ...(context ? [context] : []),
    ...contextsIn(below),
  ]);

const isOne = (
  step: { readonly side: Actor | 'link'; readonly role: EndSide } | undefined,
  side: Actor | 'link',
  role: EndSide,
): boolean => step?.side === side && step.role === role;

/** The label under which something is expanded; null for what is made otherwise. */
function labelOf({ preimage, how }: DerivationRecord): string | null {
  if (how.startsWith('HMAC')) return 'verify_data';
  if (preimage?.codec !== HkdfLabel) return null;
  const read = decode(HkdfLabel, preimage.bytes);
  return read.ok ? read.value.label : null;
}
