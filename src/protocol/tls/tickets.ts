/** What both sides keep of a connection, so that a later one can begin from it. RFC 8446 §4.6.1. */
import type { Bytes } from '../../codec/bytes.ts';
import type { VerifiedClient } from './verified-client.ts';
import type { VerifiedServer } from './verified-server.ts';

/** Seconds for which a ticket is good at most: a week. RFC 8446 §4.6.1. */
export const MAX_LIFETIME = 604_800;

interface TicketBase {
  /** The name of the key, as it travels. */
  readonly ticket: Bytes;
  /** The pre-shared key itself. */
  readonly psk: Bytes;
  /** Name of the suite whose hash it goes with. */
  readonly suite: string;
  /** Seconds. */
  readonly lifetime: number;
  readonly ageAdd: number;
}

export interface ClientTicket extends TicketBase {
  readonly serverName: string | null;
  /** Who it was that gave the ticket: in a connection that is resumed, nobody is asked for certificates. */
  readonly server: VerifiedServer;
}

export interface ServerTicket extends TicketBase {
  /** Who had a certificate in the connection before; null where nobody did. */
  readonly client: VerifiedClient | null;
}
