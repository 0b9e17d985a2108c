/** What goes into an endpoint of either role, and what comes out of it. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Fault } from './fault.ts';
import type { Identification } from './identification.ts';
import type { Answered, OpenQuestion } from './questions.ts';

export type Input<Command> =
  | { readonly kind: 'bytes'; readonly bytes: Bytes }
  /** The other side closed the connection. */
  | { readonly kind: 'end' }
  | { readonly kind: 'answer'; readonly address: string; readonly answer: Answered }
  | { readonly kind: 'command'; readonly command: Command };

export type EndpointEvent =
  | { readonly kind: 'question'; readonly question: OpenQuestion }
  | { readonly kind: 'logged-in' }
  | { readonly kind: 'banner'; readonly text: string }
  | { readonly kind: 'channel-open'; readonly channel: number }
  /** The server took the command: it may be fed. */
  | { readonly kind: 'command-started'; readonly channel: number }
  | {
      readonly kind: 'output';
      readonly channel: number;
      readonly stream: 'stdout' | 'stderr';
      readonly bytes: Bytes;
    }
  | { readonly kind: 'exit-status'; readonly channel: number; readonly status: number }
  | { readonly kind: 'channel-closed'; readonly channel: number }
  | { readonly kind: 'closed'; readonly fault: Fault | null };

export interface Output {
  /** What to send, one entry a frame. */
  readonly send: readonly Bytes[];
  readonly events: readonly EndpointEvent[];
}

/** Edges that need no message: the line that opens, and a packet sent on a wrong guess. */
export interface CommonInputs {
  identification: Identification;
  /** Any message 30 to 49 while a wrongly guessed one is awaited. */
  'guessed packet': null;
}
