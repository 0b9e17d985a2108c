/** What may sit on the wire between two ends that know nothing of it. One file each in attacks/, loaded when a run has it. */
import { registry } from '../protocol/registry.ts';
import type { End, Moved, Node } from './ends.ts';
import type { Kind, SshKind } from './kind.ts';
import type { Keys } from './party.ts';
import type { Recorder, StepRecord } from './recorder.ts';
import type { Level, Phase } from './transcript.ts';
import type { Scenario } from './scenario.ts';

/** What the attacker does next: connects to the server, or moves one of its two ends. */
export type AttackerMove<K extends Kind = SshKind> =
  | { readonly connect: true }
  | { readonly end: keyof Interception['ends']; readonly move: () => Moved<K> };

/** An attacker that answers for the server, and can call the server itself. */
export interface Interception<K extends Kind = SshKind> {
  readonly ends: {
    readonly 'attacker-as-server': End<K>;
    readonly 'attacker-as-client': End<K>;
  };
  /** Called after any end has moved, with what it reported. */
  after(who: Node, events: Moved<K>['events']): readonly AttackerMove<K>[];
}

/**
 * The level of a step of which the client knows nothing: it happens within a phase of the client's own session. Null
 * for a step of that.
 */
export type LevelBehind = (
  record: StepRecord,
  place: { readonly phase: Phase; readonly level: Level },
) => Level | null;

/** Somebody who changes nothing, and works on what passes. */
export interface Listener {
  /** Called after any end has moved. */
  after(): void;
}

export type Attack = InterceptingAttack | ListeningAttack;

export interface ListeningAttack {
  readonly kind: string;
  /** @param settled - called after it has reported steps */
  listen(recorder: Recorder, settled: () => void): Listener;
}

export interface InterceptingAttack {
  readonly kind: string;
  readonly levelBehind: LevelBehind;
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
