/** New traffic keys in one direction, while data flows. RFC 8446 §4.6.3 and §7.2. */
import type { AnyEndpoint, Session } from './handshake.ts';
import type { Fault } from './fault.ts';
import { KeyUpdate, UPDATE_NOT_REQUESTED, UPDATE_REQUESTED } from './messages/later.ts';
import { keyUpdateRequestName } from './names.ts';
import { otherRole, type Role } from './role.ts';

/** Sends a KeyUpdate, and changes our own keys behind it. */
export function updateOwnKeys<S extends Session>(
  self: AnyEndpoint,
  session: S,
  request: boolean,
): S {
  const request_update = request ? UPDATE_REQUESTED : UPDATE_NOT_REQUESTED;
  self.sendHandshake(KeyUpdate, { request_update }, null);
  const { next, keys } = nextKeys(self, session, self.role);
  self.protectOut(session.suite, keys, 'application');
  return next;
}

/** Takes the other side's KeyUpdate: its keys change, and ours too where it asks for that. */
export function takeKeyUpdate<S extends Session>(
  self: AnyEndpoint,
  session: S,
  request: number,
): S | { readonly fault: Fault } {
  if (request !== UPDATE_REQUESTED && request !== UPDATE_NOT_REQUESTED) {
    const fault = {
      kind: 'illegal-value',
      message: 'KeyUpdate',
      field: 'request_update',
      found: keyUpdateRequestName(request),
      expected: '0 or 1',
    } as const;
    return { fault };
  }
  const { next, keys } = nextKeys(self, session, otherRole(self.role));
  self.protectIn(session.suite, keys, 'application');
  // Behind our close_notify nothing may go out.
  const isAsked = request === UPDATE_REQUESTED && !self.hasClosed;
  return isAsked ? updateOwnKeys(self, next, false) : next;
}

function nextKeys<S extends Session>(self: AnyEndpoint, session: S, sender: Role) {
  const { schedule, traffic, updates } = session;
  const count = updates[sender] + 1;
  const secret = schedule.nextTraffic(traffic[sender], sender, count);
  const keys = schedule.trafficKeys(
    secret,
    sender,
    `application, after update ${count},`,
    `ap ${count}`,
  );
  self.step('tls-updated-keys', {
    args: { way: sender === self.role ? 'out' : 'in', count },
    values: [traffic[sender], secret, keys.key, keys.iv],
  });
  const next = {
    ...session,
    traffic: { ...traffic, [sender]: secret },
    updates: { ...updates, [sender]: count },
  };
  return { next, keys };
}
