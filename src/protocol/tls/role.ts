/** The two ends of a connection. */
import type { Role } from './messages/handshake-message.ts';

export type { Role } from './messages/handshake-message.ts';

export const otherRole = (role: Role): Role => (role === 'client' ? 'server' : 'client');
