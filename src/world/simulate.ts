/** Runs a scenario from its first byte to its last: pure, synchronous, all randomness from the seed. */
import { fromHex, type Bytes } from '../codec/bytes.ts';
import { OverrideError, seededRandom, withOverrides } from '../crypto/random.ts';
import { isRefusal, type Fault, type FaultKind } from '../protocol/ssh/fault.ts';
import { answersFor, scenarioPerson, type Answers } from './answers.ts';
import { attacks, type Interception } from './attacks.ts';
import { engineEnd, recording, type End, type Node } from './ends.ts';
import { clientParty, Keys, serverParty, type Moved } from './party.ts';
import { Recorder, type EndSide } from './recorder.ts';
import { ScenarioError, type Scenario } from './scenario.ts';
import type { Outcome } from './transcript.ts';

/** What a run leaves behind; everything that is shown is made from it on demand. */
export interface Run {
  readonly scenario: Scenario;
  readonly recorder: Recorder;
  readonly answers: Answers;
  /** The administrator's, with the keys' fingerprints in it; null where there is none. */
  readonly note: string | null;
  readonly end: RunEnd;
}

export interface RunEnd {
  readonly kind: Outcome['kind'];
  readonly fault: { readonly side: EndSide; readonly fault: Fault } | null;
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
/** Faults that only tell what the other end did. */
const consequences: readonly FaultKind[] = ['disconnected', 'connection-lost', 'stalled'];

/** The overrides of a scenario as bytes. */
export const overridesOf = ({ overrides }: Scenario): Map<string, Bytes> =>
  new Map(Object.entries(overrides).map(([label, hex]) => [label, fromHex(hex)]));

/** Throws a ScenarioError where the scenario asks for something that cannot be, such as an override of the wrong length. */
export function simulate(scenario: Scenario): Run {
  try {
    return new Simulation(scenario).run();
  } catch (error) {
    if (!(error instanceof OverrideError)) throw error;
    const { label, problem } = error;
    throw new ScenarioError([{ path: `overrides["${label}"]`, message: problem }]);
  }
}

class Simulation {
  readonly #scenario: Scenario;
  readonly #recorder: Recorder;
  readonly #answers: Answers;
  readonly #note: string | null;
  readonly #ends: Readonly<Record<EndSide, End>>;
  readonly #attacker: Interception | null;
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
  readonly #faults: { side: EndSide; fault: Fault }[] = [];

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    const overrides = overridesOf(scenario);
    const random = withOverrides(seededRandom(scenario.seed), Object.fromEntries(overrides));
    this.#recorder = new Recorder(random, overrides);
    const attack = scenario.attack && attacks.get(scenario.attack.kind);
    if (attack) this.#recorder.intercept();
    const keys = new Keys(scenario, this.#recorder);
    this.#answers = answersFor(scenario, this.#recorder, keys, scenarioPerson(scenario));
    this.#note = scenario.note === undefined ? null : keys.expand(scenario.note, 'note');
    const { answer } = this.#answers;
    const settled = (): void => this.#settle();
    this.#attacker = attack?.intercept(scenario, this.#recorder, keys, settled) ?? null;
    this.#peers = this.#attacker ? intercepted : direct;
    this.#way = scenario.link.rtt_ms / (this.#attacker ? 4 : 2);
    this.#ends = {
      client: scenario.client.recorded
        ? recording
        : engineEnd(clientParty(scenario, this.#recorder, keys, answer), settled),
      server: scenario.server.recorded
        ? recording
        : engineEnd(serverParty(scenario, this.#recorder, keys, answer), settled),
    };
  }

  run(): Run {
    const isRecorded = this.#scenario.client.recorded ?? this.#scenario.server.recorded;
    this.#recorder.linkStep('connected');
    if (isRecorded) {
      this.#enqueue({ time: 0, to: 'client', bytes: START });
      this.#enqueue({ time: 0, to: 'server', bytes: START });
    } else this.#connect('client');
    this.#feedRecording('client');
    this.#feedRecording('server');
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      if (this.#ends.client.waiting) break;
      this.#recorder.now = next.time;
      if (next.bytes === START) this.#act(next.to, (end) => end.start());
      else if (next.bytes === END) this.#loose(next.to);
      else this.#act(next.to, (end) => end.take(next.bytes));
    }
    return {
      scenario: this.#scenario,
      recorder: this.#recorder,
      answers: this.#answers,
      note: this.#note,
      end: this.#end(),
    };
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

  #act(node: Node, move: (end: End) => Moved): void {
    const end = this.#endOf(node);
    if (!end || end.closed) return;
    const { send, events } = move(end);
    for (const bytes of send) this.#transmit(node, bytes);
    this.#rekeyAfter(node, events);
    this.#hangUp(node, end);
    for (const next of this.#attacker?.after(node, events) ?? []) {
      if ('connect' in next) this.#connect('attacker-as-client');
      else this.#act(next.end, next.move);
    }
  }

  /** The other end notices once all that was sent has arrived. */
  #hangUp(node: Node, end: End): void {
    const fault = closedBy(end);
    if (fault === undefined) return;
    if (fault && isEnd(node) && !(this.#attacker && node === 'server'))
      this.#faults.push({ side: node, fault });
    const left = Math.max(this.#free.get(node) ?? 0, this.#recorder.now);
    this.#enqueue({ time: left + this.#way, to: this.#peers[node], bytes: END });
  }

  #endOf(node: Node): End | undefined {
    return isEnd(node) ? this.#ends[node] : this.#attacker?.ends[node];
  }

  #settle(): void {
    const { client, server } = this.#ends;
    const { 'attacker-as-server': asServer, 'attacker-as-client': asClient } =
      this.#attacker?.ends ?? {};
    const attacker =
      asServer?.state && asClient?.state
        ? { toClient: asServer.state, toServer: asClient.state }
        : null;
    this.#recorder.settle({ client: client.state, server: server.state, attacker });
  }

  /** Renews the keys in the middle of the output, where the scenario says so. */
  #rekeyAfter(side: Node, events: Moved['events']): void {
    const { rekey } = this.#scenario;
    if (!rekey || side !== 'client' || this.#output >= rekey.after_bytes) return;
    for (const event of events) if (event.kind === 'output') this.#output += event.bytes.length;
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
    if (attack?.kind !== 'flip-bit' || attack.from !== from) return bytes;
    const at = attack.byte - this.#carried[from];
    if (at < 0 || at >= bytes.length) return bytes;
    const changed = bytes.slice();
    changed[at] = (changed[at] ?? 0) ^ (1 << attack.bit);
    return changed;
  }

  #end(): RunEnd {
    const { client, server } = this.#ends;
    if (client.waiting) return { kind: 'waiting', fault: null };
    const first =
      this.#faults.find(({ fault }) => !consequences.includes(fault.kind)) ?? this.#faults[0];
    if (first) return { kind: isRefusal(first.fault) ? 'refused' : 'failed', fault: first };
    // What an attacker does behind the client's back is not the client's outcome.
    const ours = (this.#attacker ? [client] : [client, server]).filter((end) => end.state !== null);
    if (ours.every((end) => end.closed)) return { kind: 'established', fault: null };
    const states = [client, server].map((end) => end.state?.transport ?? 'recorded');
    const fault = { kind: 'stalled', client: states[0] ?? '', server: states[1] ?? '' } as const;
    const side = client.closed ? 'server' : 'client';
    return { kind: 'failed', fault: { side, fault } };
  }
}

/** Undefined while the end is open, null where it closed in order. */
const closedBy = (end: End): Fault | null | undefined => end.closed?.fault;

/** Marks in the queue that are no bytes. */
const START: Bytes = new Uint8Array();
const END: Bytes = new Uint8Array();
