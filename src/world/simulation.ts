/** A run of any protocol from its first byte to its last: a wire with a time of its own, and whoever is at its ends. */
import { fromHex, type Bytes } from '../codec/bytes.ts';
import { OverrideError, seededRandom, withOverrides } from '../crypto/random.ts';
import type { Interception, LevelBehind, Listener } from './attacks.ts';
import type { End, Moved, Node } from './ends.ts';
import type { AnyScenario, Kind } from './kind.ts';
import { Recorder, type EndSide, type FrameRecord } from './recorder.ts';
import { ScenarioError } from './scenario.ts';
import type { Telling } from './telling.ts';
import type { Outcome } from './transcript.ts';

/** Nobody can move any more. */
interface Stalled {
  readonly kind: 'stalled';
  readonly client: string;
  readonly server: string;
}

export interface RunEnd<K extends Kind> {
  readonly kind: Outcome['kind'];
  readonly fault: { readonly side: EndSide; readonly fault: K['fault'] | Stalled } | null;
}

/** What a run leaves behind; everything that is shown is made from it on demand. */
export interface RunOf<K extends Kind> {
  readonly scenario: K['scenario'];
  readonly recorder: Recorder;
  readonly answers: K['answers'];
  /** The administrator's, with the keys' fingerprints in it; null where there is none. */
  readonly note: string | null;
  /** At which level that is shown of which the client knows nothing; undefined where there is no such thing. */
  readonly levelBehind: LevelBehind | undefined;
  readonly telling: Telling;
  readonly end: RunEnd<K>;
}

type Ends<K extends Kind> = Readonly<Record<EndSide, End<K>>>;

/** Who takes part in a run. */
export interface Cast<K extends Kind> extends Pick<
  RunOf<K>,
  'answers' | 'note' | 'levelBehind' | 'telling'
> {
  readonly ends: Ends<K>;
  readonly attacker: Interception<K> | null;
  readonly listener?: Listener | null;
  /** Asked after each connection that was ended in order: who is at the ends of the next; null for no more. */
  again?(): Ends<K> | null;
  /** Whether a fault is a decision of one end, rather than a mistake. */
  isRefusal(fault: K['fault']): boolean;
  /** Whether a fault only tells what the other end did. */
  isConsequence(fault: K['fault']): boolean;
  /** How many bytes of output an event of the client's hands over. */
  outputIn(event: K['event']): number;
}

interface Delivery {
  readonly time: number;
  readonly to: Node;
  readonly bytes: Bytes;
}

const other = (side: EndSide): EndSide => (side === 'client' ? 'server' : 'client');
/** Who is at the other end of each one's wire. */
const direct: Readonly<Record<Node, Node>> = {
  client: 'server',
  server: 'client',
  'attacker-as-server': 'client',
  'attacker-as-client': 'server',
};
const intercepted: typeof direct = {
  ...direct,
  client: 'attacker-as-server',
  server: 'attacker-as-client',
};
const isEnd = (node: Node): node is EndSide => node === 'client' || node === 'server';

/** The overrides of a scenario as bytes. */
export const overridesOf = ({ overrides }: Pick<AnyScenario, 'overrides'>): Map<string, Bytes> =>
  new Map(Object.entries(overrides).map(([label, hex]) => [label, fromHex(hex)]));

/**
 * Runs a scenario with a cast, which reports to the recorder and says whenever one of it has come to rest in a state.
 * Throws a ScenarioError where the scenario asks for something that cannot be, such as an override of the wrong length.
 */
export function runWith<K extends Kind>(
  scenario: K['scenario'],
  casting: (recorder: Recorder, settled: () => void) => Cast<K>,
): RunOf<K> {
  try {
    return new Simulation(scenario, casting).run();
  } catch (error) {
    if (!(error instanceof OverrideError)) throw error;
    const { label, problem } = error;
    throw new ScenarioError([{ path: `overrides["${label}"]`, message: problem }]);
  }
}

class Simulation<K extends Kind> {
  readonly #scenario: AnyScenario;
  readonly #recorder: Recorder;
  readonly #cast: Cast<K>;
  #ends: Ends<K>;
  readonly #peers: typeof direct;
  /** Milliseconds from one end of a wire to its other end. */
  readonly #way: number;
  #queue: Delivery[] = [];
  /** When the wire in each direction is free again, and how many bytes it has carried. */
  readonly #free = new Map<Node, number>();
  readonly #carried: Record<EndSide, number> = { client: 0, server: 0 };
  readonly #lost = new Set<Node>();
  /** Bytes of output that the client has received. */
  #output = 0;
  readonly #faults: { side: EndSide; fault: K['fault'] }[] = [];

  constructor(
    scenario: K['scenario'],
    casting: (recorder: Recorder, settled: () => void) => Cast<K>,
  ) {
    this.#scenario = scenario;
    const overrides = overridesOf(scenario);
    const random = withOverrides(seededRandom(scenario.seed), Object.fromEntries(overrides));
    this.#recorder = new Recorder(random, overrides);
    this.#cast = casting(this.#recorder, () => this.#settle());
    this.#ends = this.#cast.ends;
    this.#peers = this.#cast.attacker ? intercepted : direct;
    this.#way = scenario.link.rtt_ms / (this.#cast.attacker ? 4 : 2);
  }

  run(): RunOf<K> {
    const isRecorded = this.#scenario.client.recorded ?? this.#scenario.server.recorded;
    this.#recorder.linkStep('connected');
    if (isRecorded) {
      this.#enqueue({ time: 0, to: 'client', bytes: START });
      this.#enqueue({ time: 0, to: 'server', bytes: START });
    } else this.#connect('client');
    this.#feedRecording('client');
    this.#feedRecording('server');
    this.#deliver();
    for (let ends = this.#again(); ends; ends = this.#again()) {
      this.#ends = ends;
      this.#lost.clear();
      this.#recorder.linkStep('connected');
      this.#connect('client');
      this.#deliver();
    }
    const { answers, note, levelBehind, telling } = this.#cast;
    return {
      ...{ scenario: this.#scenario, recorder: this.#recorder },
      ...{ answers, note, levelBehind, telling, end: this.#end() },
    };
  }

  #deliver(): void {
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      if (this.#ends.client.waiting) break;
      this.#recorder.now = next.time;
      if (next.bytes === START) this.#act(next.to, (end) => end.start());
      else if (next.bytes === END) this.#loose(next.to);
      else this.#act(next.to, (end) => end.take(next.bytes));
    }
  }

  /** Who is at the ends of another connection, where this one was ended in order. */
  #again(): Ends<K> | null {
    const { client } = this.#ends;
    return (client.closed && this.#faults.length === 0 && this.#cast.again?.()) || null;
  }

  /** A TCP connection takes a round trip; the last of its three packets arrives half a round trip later. */
  #connect(from: Node): void {
    const connected = this.#recorder.now + 2 * this.#way;
    this.#enqueue({ time: connected, to: from, bytes: START });
    this.#enqueue({ time: connected + this.#way, to: this.#peers[from], bytes: START });
  }

  /** What a recorded end sent is laid on the wire at the times at which it arrived. */
  #feedRecording(from: EndSide): void {
    const chunks = this.#scenario[from].recorded;
    if (!chunks) return;
    let last = 0;
    for (const { time_ms, bytes, end } of chunks) {
      last = Math.max(last, time_ms);
      if (bytes) this.#enqueue({ time: last, to: other(from), bytes: fromHex(bytes) });
      if (end) this.#enqueue({ time: last, to: other(from), bytes: END });
    }
  }

  /** Deliveries of the same time keep their order. */
  #enqueue(delivery: Delivery): void {
    let at = this.#queue.length;
    while (at > 0 && (this.#queue[at - 1]?.time ?? 0) > delivery.time) at -= 1;
    this.#queue.splice(at, 0, delivery);
  }

  #act(node: Node, move: (end: End<K>) => Moved<K>): void {
    const end = this.#endOf(node);
    if (!end || end.closed) return;
    const { send, events } = move(end);
    for (const bytes of send) this.#transmit(node, bytes);
    this.#cast.listener?.after();
    this.#rekeyAfter(node, events);
    this.#hangUp(node, end);
    for (const next of this.#cast.attacker?.after(node, events) ?? []) {
      if ('connect' in next) this.#connect('attacker-as-client');
      else this.#act(next.end, next.move);
    }
  }

  /** The other end notices once all that was sent has arrived. */
  #hangUp(node: Node, end: End<K>): void {
    if (!end.closed) return;
    const { fault } = end.closed;
    if (fault && isEnd(node) && !(this.#cast.attacker && node === 'server'))
      this.#faults.push({ side: node, fault });
    const left = Math.max(this.#free.get(node) ?? 0, this.#recorder.now);
    this.#enqueue({ time: left + this.#way, to: this.#peers[node], bytes: END });
  }

  #endOf(node: Node): End<K> | undefined {
    return isEnd(node) ? this.#ends[node] : this.#cast.attacker?.ends[node];
  }

  #settle(): void {
    const { client, server } = this.#ends;
    const { 'attacker-as-server': asServer, 'attacker-as-client': asClient } =
      this.#cast.attacker?.ends ?? {};
    const attacker =
      asServer?.state && asClient?.state
        ? { toClient: asServer.state, toServer: asClient.state }
        : null;
    this.#recorder.settle({ client: client.state, server: server.state, attacker });
  }

  /** Renews the keys in the middle of the output, where the scenario says so. */
  #rekeyAfter(side: Node, events: Moved<K>['events']): void {
    const { rekey } = this.#scenario;
    if (!rekey || side !== 'client' || this.#output >= rekey.after_bytes) return;
    for (const event of events) this.#output += this.#cast.outputIn(event);
    if (this.#output >= rekey.after_bytes) this.#act(rekey.by, (end) => end.rekey());
  }

  #loose(side: Node): void {
    if (this.#lost.has(side)) return;
    this.#lost.add(side);
    this.#act(side, (end) => end.lost());
  }

  #transmit(from: Node, bytes: Bytes): void {
    const to = this.#peers[from];
    const leaves = Math.max(this.#recorder.now, this.#free.get(from) ?? 0);
    const gone = leaves + (bytes.length / this.#scenario.link.bytes_per_s) * 1000;
    this.#free.set(from, gone);
    const onWire = isEnd(from) ? this.#tamper(from, bytes) : bytes;
    if (isEnd(from)) this.#carried[from] += bytes.length;
    if (isEnd(from) && isEnd(to) && this.#scenario[to].recorded) {
      this.#recorder.arrived(from);
      return; // a recording has its own answers
    }
    this.#enqueue({ time: gone + this.#way, to, bytes: onWire });
  }

  #tamper(from: EndSide, bytes: Bytes): Bytes {
    const { attack } = this.#scenario;
    if (attack?.kind !== 'flip-bit') return bytes;
    const frames = this.#recorder.frames.filter((frame) => frame.from === from);
    const flipped = flippedByte(attack, from, frames);
    if (flipped === null) return bytes;
    const at = flipped - this.#carried[from];
    if (at < 0 || at >= bytes.length) return bytes;
    const changed = bytes.slice();
    const was = changed[at] ?? 0;
    changed[at] = was ^ (1 << attack.bit);
    const frame = frameAround(flipped, frames);
    const args = { from, bit: attack.bit, was, is: changed[at], ...frame };
    const seat = { actor: 'attacker', role: from, peer: other(from), listens: true } as const;
    this.#recorder.io(seat).step('bit-flipped', { args });
    return changed;
  }

  #end(): RunEnd<K> {
    const { client, server } = this.#ends;
    if (client.waiting) return { kind: 'waiting', fault: null };
    const first =
      this.#faults.find(({ fault }) => !this.#cast.isConsequence(fault)) ?? this.#faults[0];
    if (first)
      return { kind: this.#cast.isRefusal(first.fault) ? 'refused' : 'failed', fault: first };
    // What an attacker does behind the client's back is not the client's outcome.
    const ours = (this.#cast.attacker ? [client] : [client, server]).filter(
      (end) => end.state !== null,
    );
    if (ours.every((end) => end.closed)) return { kind: 'established', fault: null };
    const states = [client, server].map((end) => end.state?.transport ?? 'recorded');
    const fault = { kind: 'stalled', client: states[0] ?? '', server: states[1] ?? '' } as const;
    const side = client.closed ? 'server' : 'client';
    return { kind: 'failed', fault: { side, fault } };
  }
}

type Flip = Extract<AnyScenario['attack'], { readonly kind: 'flip-bit' }>;

/** Which byte of all that a side sends; null where the frame is another side's, or was not sent yet. */
function flippedByte(flip: Flip, from: EndSide, frames: readonly FrameRecord[]): number | null {
  if (flip.frame === undefined) return flip.from === from ? flip.byte : null;
  let start = 0;
  for (const { address, wire } of frames) {
    if (address === flip.frame) return flip.byte < wire.length ? start + flip.byte : null;
    start += wire.length;
  }
  return null;
}

/** The frame that holds this byte of all that its side sends, and which of its bytes that is. */
function frameAround(byte: number, frames: readonly FrameRecord[]) {
  let start = 0;
  for (const { address, wire } of frames) {
    if (byte < start + wire.length) return { frame: address, byte: byte - start };
    start += wire.length;
  }
  return { frame: '', byte };
}

/** Marks in the queue that are no bytes. */
const START: Bytes = new Uint8Array();
const END: Bytes = new Uint8Array();
