/** An end of a TLS connection. */
import type { ClientCommand } from '../../protocol/tls/client.ts';
import type { ServerCommand } from '../../protocol/tls/server.ts';
import { Party, type Answer } from '../engine-party.ts';
import type { End } from '../ends.ts';
import type { TlsKind } from './kind.ts';

export type TlsAnswer = Answer<TlsKind>;
export class TlsParty<Command> extends Party<Command, TlsKind> {}

/** `settled` is called whenever the engine has come to rest in a state. */
export function tlsEnd(
  party: TlsParty<ClientCommand> | TlsParty<ServerCommand>,
  settled: () => void,
): End<TlsKind> {
  party.settled = settled;
  return {
    start: () => party.move({ kind: 'command', command: { do: 'start' } }),
    take: (bytes) => party.move({ kind: 'bytes', bytes }),
    lost: () => party.move({ kind: 'end' }),
    rekey: () => party.move({ kind: 'command', command: { do: 'update-keys', request: false } }),
    get state() {
      return party.state;
    },
    get closed() {
      return party.closed;
    },
    // Only a man in the middle leaves a question open, and answers it himself.
    waiting: false,
  };
}
