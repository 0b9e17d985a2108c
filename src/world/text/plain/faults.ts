/** Faults of a plain login in words, in English. */
import type { Fault, FaultKind } from '../../../protocol/plain/fault.ts';
import type { FaultWords } from '../faults-en.ts';
import { bytes } from '../more-prose.ts';
import { count } from '../prose.ts';

type Side = 'client' | 'server';

const titles: Readonly<Record<FaultKind, string>> = {
  'line-too-long': 'The line is too long',
  'login-refused': 'The login is refused',
  'no-password-left': 'There is no other password to try',
  'connection-lost': 'The connection is lost',
  stalled: 'Nobody can go on',
};

/** The headline of the step that ends a run, by the kind of fault; undefined for what is none. */
export const faultTitle = (kind: string): string | undefined =>
  isFaultKind(kind) ? titles[kind] : undefined;

const isFaultKind = (kind: string): kind is FaultKind => Object.hasOwn(titles, kind);
const times = (n: number): string => (n === 1 ? 'once' : `${count(n)} times`);

/** The sentence and source of a fault that `side` found. */
export function faultMessage(fault: Fault, side: Side): FaultWords {
  switch (fault.kind) {
    case 'line-too-long':
      return {
        message: `The ${side} expected a line of at most ${bytes(fault.limit)} and got a longer one.`,
        source: 'RFC 854',
      };
    case 'login-refused':
      return {
        message: `The server was given a wrong password ${times(fault.tries)}, and hangs up.`,
        source: '',
      };
    case 'no-password-left':
      return {
        message:
          fault.tries === 0
            ? 'The client is asked for a password, and there is none to type.'
            : `The client has tried ${times(fault.tries)}, and there is no other password to type.`,
        source: '',
      };
    case 'connection-lost':
      return {
        message: `The ${side} expected more in the state ${fault.state}, and the connection was closed.`,
        source: 'RFC 9293 §3.6',
      };
    case 'stalled':
      return {
        message: `Both wait for each other: the client is ${fault.client}, the server is ${fault.server}.`,
        source: '',
      };
  }
}
