/** Tickets that a server gives a client for later. RFC 8446 §4.6.1. */
import type { Client, ClientSession } from './client.ts';
import type { HandshakeValues } from './messages/handshake.ts';
import { MAX_LIFETIME } from './tickets.ts';

/** Keeps a ticket, with the PSK that belongs to it; one that is good for no time is passed over. */
export function takeTicket(
  self: Client,
  { schedule, suite, resumption, server }: ClientSession,
  value: HandshakeValues['NewSessionTicket'],
): void {
  const { ticket, ticket_nonce: nonce, ticket_lifetime, ticket_age_add: ageAdd } = value;
  const lifetime = Math.min(ticket_lifetime, MAX_LIFETIME);
  if (lifetime === 0) return;
  self.io.hold('ticket nonce', nonce, { symbol: 'nonce', owner: 'server' });
  self.io.hold('ticket', ticket, { symbol: 'ticket', owner: 'server' });
  const psk = schedule.ticketPsk(resumption, nonce);
  self.step('tls-kept-ticket', { args: { lifetime }, values: [resumption, nonce, psk, ticket] });
  const { serverName } = self.config;
  const kept = { ticket, psk, suite: suite.name, lifetime, ageAdd, serverName, server };
  self.event({ kind: 'ticket', ticket: kept });
}
