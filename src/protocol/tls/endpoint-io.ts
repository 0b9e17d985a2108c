/** What goes into an endpoint of either role, and what comes out of it. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Fault } from './fault.ts';
import type { HandshakeValues } from './messages/handshake.ts';
import type { Answered, OpenQuestion } from './questions.ts';
import type { ClientTicket, ServerTicket } from './tickets.ts';

export type Input<Command> =
  | { readonly kind: 'bytes'; readonly bytes: Bytes }
  /** The other side closed the connection below. */
  | { readonly kind: 'end' }
  | { readonly kind: 'answer'; readonly address: string; readonly answer: Answered }
  | { readonly kind: 'command'; readonly command: Command };

export type EndpointEvent =
  | { readonly kind: 'question'; readonly question: OpenQuestion }
  /** The handshake is over: data may be sent. */
  | { readonly kind: 'connected'; readonly alpn: string | null; readonly resumed: boolean }
  | { readonly kind: 'output'; readonly bytes: Bytes }
  /** The client has a ticket for a later connection. */
  | { readonly kind: 'ticket'; readonly ticket: ClientTicket }
  /** The server gave a ticket away. */
  | { readonly kind: 'ticket-made'; readonly ticket: ServerTicket }
  /** The other side sends nothing more. */
  | { readonly kind: 'peer-closed' }
  | { readonly kind: 'closed'; readonly fault: Fault | null };

export interface Output {
  /** What to send, one entry a record. */
  readonly send: readonly Bytes[];
  readonly events: readonly EndpointEvent[];
}

/** What a machine's edges take: every handshake message by its name, and what comes in other records. */
export type CommonInputs = HandshakeValues & {
  ChangeCipherSpec: null;
  ApplicationData: Bytes;
  close_notify: null;
  user_canceled: null;
  /** Any other alert: all of them are errors, whatever their level says. RFC 8446 §6. */
  'error alert': { readonly description: number };
};
