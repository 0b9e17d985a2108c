/** An end of a wire, whatever is behind it. */
import type { Bytes } from '../codec/bytes.ts';
import type { ClientCommand } from '../protocol/ssh/client-connection.ts';
import type { ServerCommand } from '../protocol/ssh/server.ts';
import type { Kind, SshKind } from './kind.ts';
import type { Party } from './engine-party.ts';
import type { EndSide } from './recorder.ts';
import type { SideState } from './transcript.ts';

/** Who is at an end: with a man in the middle there are two wires. */
export type Node = EndSide | 'attacker-as-server' | 'attacker-as-client';

/** What an end sends, one entry a frame, and what it reports. */
export interface Moved<K extends Kind = SshKind> {
  readonly send: readonly Bytes[];
  readonly events: readonly K['event'][];
}

/** What all ends have in common, whether an engine or a recording is behind. */
export interface End<K extends Kind = SshKind> {
  start(): Moved<K>;
  take(bytes: Bytes): Moved<K>;
  /** The other end is gone. */
  lost(): Moved<K>;
  rekey(): Moved<K>;
  readonly state: SideState | null;
  readonly closed: { readonly fault: K['fault'] | null } | null;
  readonly waiting: boolean;
}

/** `settled` is called whenever the engine has come to rest in a state. */
export function engineEnd(
  party: Party<ClientCommand> | Party<ServerCommand>,
  settled: () => void,
): End {
  party.settled = settled;
  const told = (what: 'start' | 'rekey') => () =>
    party.move({ kind: 'command', command: { do: what } });
  return {
    start: told('start'),
    take: (bytes) => party.move({ kind: 'bytes', bytes }),
    lost: () => party.move({ kind: 'end' }),
    rekey: told('rekey'),
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

const nothing = (): Moved<never> => ({ send: [], events: [] });

/** What it sent is on the wire already, and nothing that comes changes that. */
export const recording: End<never> = {
  start: nothing,
  take: nothing,
  lost: nothing,
  rekey: nothing,
  state: null,
  closed: null,
  waiting: false,
};
