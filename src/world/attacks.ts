/** What may sit on the wire between two ends that know nothing of it. One file each in attacks/, loaded when a run has it. */
import { registry } from '../protocol/registry.ts';
import type { End, Node } from './ends.ts';
import type { Keys, Moved } from './party.ts';
import type { Recorder, StepRecord } from './recorder.ts';
import type { Level, Phase } from './transcript.ts';
import type { Scenario } from './scenario.ts';

/** What the attacker does next: connects to the server, or moves one of its two ends. */
export type AttackerMove =
  | { readonly connect: true }
  | { readonly end: keyof Interception['ends']; readonly move: () => Moved };

/** An attacker that answers for the server, and can call the server itself. */
export interface Interception {
  readonly ends: {
    readonly 'attacker-as-server': End;
    readonly 'attacker-as-client': End;
  };
  /** Called after any end has moved, with what it reported. */
  after(who: Node, events: Moved['events']): readonly AttackerMove[];
}

export interface Attack {
  readonly kind: string;
  /**
   * The level of a step of which the client knows nothing: it happens within a phase of the client's own session. Null
   * for a step of that.
   */
  levelBehind(
    record: StepRecord,
    place: { readonly phase: Phase; readonly level: Level },
  ): Level | null;
  intercept(
    scenario: Scenario,
    recorder: Recorder,
    keys: Keys,
    /** For each of its ends: called when it has come to rest in a state. */
    settled: () => void,
  ): Interception;
}

const registered = registry<Attack>(
  ({ kind }) => [kind],
  {},
  import.meta.glob<Attack>('./attacks/*.ts', { import: 'attack' }),
);
export const { loaded: attacks, load: loadAttacks } = registered;
if (import.meta.env.SSR) await loadAttacks();
