/** Runs a scenario from its first byte to its last: pure, synchronous, all randomness from the seed. */
import { fromHex, type Bytes } from '../codec/bytes.ts';
import { OverrideError, seededRandom, withOverrides } from '../crypto/random.ts';
import { isRefusal, type Fault, type FaultKind } from '../protocol/ssh/fault.ts';
import { answersFor, scenarioPerson, type Answers } from './answers.ts';
import { clientParty, Keys, serverParty, type Moved } from './party.ts';
import { Recorder, type EndSide } from './recorder.ts';
import { ScenarioError, type Scenario } from './scenario.ts';
import type { Outcome, SideState } from './transcript.ts';

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
  readonly to: EndSide;
  readonly bytes: Bytes;
}

/** What both ends of a wire have in common, whether an engine or a recording is behind. */
interface End {
  start(): Moved;
  take(bytes: Bytes): Moved;
  /** The other end is gone. */
  lost(): Moved;
  rekey(): Moved;
  readonly state: SideState | null;
  readonly closed: { readonly fault: Fault | null } | null;
  readonly waiting: boolean;
}

const other = (side: EndSide): EndSide => (side === 'client' ? 'server' : 'client');
const nothing: Moved = { send: [], events: [] };
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
  #queue: Delivery[] = [];
  /** When the wire in each direction is free again, and how many bytes it has carried. */
  readonly #free: Record<EndSide, number> = { client: 0, server: 0 };
  readonly #carried: Record<EndSide, number> = { client: 0, server: 0 };
  readonly #lost = new Set<EndSide>();
  /** Bytes of output that the client has received. */
  #output = 0;
  readonly #faults: { side: EndSide; fault: Fault }[] = [];

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    const overrides = overridesOf(scenario);
    const random = withOverrides(seededRandom(scenario.seed), Object.fromEntries(overrides));
    this.#recorder = new Recorder(random, overrides);
    const keys = new Keys(scenario, this.#recorder);
    this.#answers = answersFor(scenario, this.#recorder, keys, scenarioPerson(scenario));
    this.#note = scenario.note === undefined ? null : keys.expand(scenario.note, 'note');
    const { answer } = this.#answers;
    const settled = (): void =>
      this.#recorder.settle({ client: this.#ends.client.state, server: this.#ends.server.state });
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
    const { rtt_ms } = this.#scenario.link;
    const isRecorded = this.#scenario.client.recorded ?? this.#scenario.server.recorded;
    this.#recorder.linkStep('connected');
    // A TCP connection takes a round trip; the last of its three packets reaches the server half a round trip later.
    const connected = isRecorded ? 0 : rtt_ms;
    this.#schedule('client', connected);
    this.#schedule('server', connected + (isRecorded ? 0 : rtt_ms / 2));
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

  #schedule(to: EndSide, time: number): void {
    this.#enqueue({ time, to, bytes: START });
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

  #act(side: EndSide, move: (end: End) => Moved): void {
    const end = this.#ends[side];
    if (end.closed) return;
    const { send, events } = move(end);
    for (const bytes of send) this.#transmit(side, bytes);
    this.#rekeyAfter(side, events);
    const fault = closedBy(end);
    if (fault === undefined) return;
    if (fault) this.#faults.push({ side, fault });
    const { rtt_ms } = this.#scenario.link;
    this.#enqueue({
      time: Math.max(this.#free[side], this.#recorder.now) + rtt_ms / 2,
      to: other(side),
      bytes: END,
    });
  }

  /** Renews the keys in the middle of the output, where the scenario says so. */
  #rekeyAfter(side: EndSide, events: Moved['events']): void {
    const { rekey } = this.#scenario;
    if (!rekey || side !== 'client' || this.#output >= rekey.after_bytes) return;
    for (const event of events) if (event.kind === 'output') this.#output += event.bytes.length;
    if (this.#output >= rekey.after_bytes) this.#act(rekey.by, (end) => end.rekey());
  }

  #loose(side: EndSide): void {
    if (this.#lost.has(side)) return;
    this.#lost.add(side);
    this.#act(side, (end) => end.lost());
  }

  #transmit(from: EndSide, bytes: Bytes): void {
    const { rtt_ms, bytes_per_s } = this.#scenario.link;
    const leaves = Math.max(this.#recorder.now, this.#free[from]);
    this.#free[from] = leaves + (bytes.length / bytes_per_s) * 1000;
    const onWire = this.#tamper(from, bytes);
    this.#carried[from] += bytes.length;
    if (this.#scenario[other(from)].recorded) {
      this.#recorder.arrived(from);
      return; // a recording has its own answers
    }
    this.#enqueue({ time: this.#free[from] + rtt_ms / 2, to: other(from), bytes: onWire });
  }

  #tamper(from: EndSide, bytes: Bytes): Bytes {
    const { attack } = this.#scenario;
    if (!attack || attack.from !== from) return bytes;
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
    const ours = [client, server].filter((end) => end.state !== null);
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

function engineEnd(
  party: ReturnType<typeof clientParty> | ReturnType<typeof serverParty>,
  settled: () => void,
): End {
  party.settled = settled;
  return {
    start: () => party.move({ kind: 'command', command: { do: 'start' } }),
    take: (bytes) => party.move({ kind: 'bytes', bytes }),
    lost: () => party.move({ kind: 'end' }),
    rekey: () => party.move({ kind: 'command', command: { do: 'rekey' } }),
    get state() {
      return party.state;
    },
    get closed() {
      return party.closed;
    },
    get waiting() {
      return party.waiting !== null;
    },
  };
}

const recording: End = {
  start: () => nothing,
  take: () => nothing,
  lost: () => nothing,
  rekey: () => nothing,
  state: null,
  closed: null,
  waiting: false,
};
