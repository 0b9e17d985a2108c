/** Tickets: what a server makes of those that come, and the new ones that it gives. RFC 8446 §4.2.11 and §4.6.1. */
import { readUint32 } from '../../codec/tape.ts';
import type { Bytes } from '../../codec/bytes.ts';
import { equal } from '../../crypto/equal.ts';
import { extensionIn } from './extensions.ts';
import { bindersLength } from './extensions/pre-shared-key.ts';
import { PSK_DHE_KE } from './extensions/psk-key-exchange-modes.ts';
import type { Fault } from './fault.ts';
import type { Session } from './handshake.ts';
import { KeySchedule } from './key-schedule.ts';
import { NewSessionTicket } from './messages/later.ts';
import type { Server } from './server.ts';
import type { Hello } from './server-checks.ts';
import { suites, type Suite } from './suites.ts';
import type { ServerTicket } from './tickets.ts';
import type { VerifiedClient } from './verified-client.ts';

const TICKET_LENGTH = 32;
const NONCE_LENGTH = 8;

/** A ticket that is good, and whose binder is right. */
export interface Resumption {
  readonly ticket: ServerTicket;
  /** Its place among those that were offered. */
  readonly identity: number;
  /** The Early Secret of its PSK. */
  readonly early: Bytes;
}

const takesTickets = ({ extensions }: Hello): boolean =>
  extensionIn(extensions, 'psk_key_exchange_modes')?.ke_modes.includes(PSK_DHE_KE) ?? false;

/**
 * The first offered ticket that is known, goes with the suite, and says who the client is where that has to be known;
 * null where none does.
 */
export function lookUpTicket(
  self: Server,
  hello: Hello,
  suite: Suite,
): Resumption | null | { readonly fault: Fault } {
  const psk = extensionIn(hello.extensions, 'pre_shared_key');
  if (!psk || !takesTickets(hello)) return null;
  const { identities, binders } = psk;
  const found = identities.map(({ identity }) => self.config.session(identity));
  const identity = found.findIndex(
    (ticket) =>
      ticket &&
      suites.get(ticket.suite)?.hash.name === suite.hash.name &&
      (ticket.client || self.config.clientCertificates !== 'required'),
  );
  const ticket = found[identity] ?? null;
  for (const { identity: name } of identities)
    self.io.hold('ticket', name, { symbol: 'ticket', owner: 'client' });
  self.step('tls-looked-up-session', {
    args: { offered: identities.length, identity },
    values: identities.map((one) => one.identity),
    result: ticket ? 'accepted' : 'refused',
  });
  if (!ticket) return null;
  const { io, lastMessage } = self;
  const psKey = io.hold('resumption PSK', ticket.psk, { symbol: 'PSK', secret: true });
  const schedule = new KeySchedule(io, suite);
  const early = schedule.early(psKey);
  const truncated = io.hold(
    'ClientHello without its binders',
    lastMessage.slice(0, lastMessage.length - bindersLength(binders)),
    { symbol: 'CH⁻', owner: 'client' },
  );
  const key = schedule.binderFinishedKey(early);
  const transcript = self.transcript.valueWith(suite.hash, truncated);
  const binder = schedule.verifyData('PSK binder', 'binder', key, transcript, 'client');
  const isRight = equal(binder, binders[identity] ?? new Uint8Array());
  self.step('tls-verified-binder', {
    args: { identity },
    values: [key, transcript, binder],
    result: isRight ? 'valid' : 'invalid',
  });
  if (!isRight) return { fault: { kind: 'bad-binder', identity } };
  return { ticket, identity, early };
}

/** Gives the client as many tickets as the server wants to, if it takes any. */
export function sendTickets(
  self: Server,
  { schedule, suite, resumption }: Session,
  hello: Hello,
  client: VerifiedClient | null,
): void {
  const { tickets, ticketLifetime: lifetime } = self.config;
  if (!takesTickets(hello)) return;
  for (let count = 0; count < tickets; count++) {
    const nonce = new Uint8Array(NONCE_LENGTH);
    nonce[NONCE_LENGTH - 1] = count;
    self.io.hold('ticket nonce', nonce, { symbol: 'nonce' });
    const psk = schedule.ticketPsk(resumption, nonce);
    const ticket = self.io.random('ticket', TICKET_LENGTH, { symbol: 'ticket' });
    const ageAdd = readUint32(self.io.draw('ticket_age_add', 4), 0);
    self.step('tls-made-ticket', { args: { lifetime }, values: [resumption, nonce, psk, ticket] });
    self.sendHandshake(
      NewSessionTicket,
      {
        ticket_lifetime: lifetime,
        ticket_age_add: ageAdd,
        ticket_nonce: nonce,
        ticket,
        extensions: [],
      },
      null,
    );
    const kept = { ticket, psk, suite: suite.name, lifetime, ageAdd, client };
    self.event({ kind: 'ticket-made', ticket: kept });
  }
}
