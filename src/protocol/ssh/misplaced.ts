/** Where a message belongs, and which fault it is when it comes in another place. */
import type { MessageContext } from './contexts.ts';
import type { Fault } from './fault.ts';

const KEX_NUMBERS = [30, 49] as const;
/** Whether a number is one of those that the key exchange's method gives a meaning. */
export const isKex = (number: number): boolean =>
  number >= KEX_NUMBERS[0] && number <= KEX_NUMBERS[1];
const FIRST_SERVICE_NUMBER = 50;
const FIRST_CONNECTION_NUMBER = 80;
/** SERVICE_REQUEST and SERVICE_ACCEPT begin a service, so the service region takes them. */
const serviceNumbers: readonly number[] = [5, 6];

/** Whether the service region takes messages of this number, rather than the transport. */
export const isServiceNumber = (number: number): boolean =>
  number >= FIRST_SERVICE_NUMBER || serviceNumbers.includes(number);

/** Messages that may come at any time and mean nothing to a state. */
export const ignorable: readonly string[] = [
  'SSH_MSG_IGNORE',
  'SSH_MSG_DEBUG',
  'SSH_MSG_UNIMPLEMENTED',
];
/** What is wrong with these in the middle of an exchange is said more exactly, strict or not; DISCONNECT is always taken. */
export const hasFaultOfItsOwn: readonly string[] = [
  'SSH_MSG_DISCONNECT',
  'SSH_MSG_KEXINIT',
  'SSH_MSG_NEWKEYS',
];

/** Messages of the key exchange have other names in each method; the machines know them by their place in it. */
export function inputOf(name: string, context: MessageContext): string {
  if (name === context.kex?.init.name) return 'key exchange init';
  if (name === context.kex?.reply.name) return 'key exchange reply';
  return name;
}

/** The fault of a message that the region's state does not take; `input` is what the machines call it. */
export function unexpected(
  state: string,
  expected: readonly string[],
  input: string,
  name: string,
): Fault {
  if (input === 'SSH_MSG_NEWKEYS') return { kind: 'early-newkeys', state };
  if (input === 'SSH_MSG_KEXINIT') return { kind: 'kexinit-during-kex', state };
  if (input === 'SSH_MSG_USERAUTH_REQUEST' && state === 'none')
    return { kind: 'userauth-before-service', got: name };
  if (connectionInput(input) && state !== 'connected')
    return { kind: 'connection-message-before-login', got: name };
  return { kind: 'unexpected-message', state, expected, got: name };
}

/** The fault of a service's message that comes while the transport lets none through. */
export function notNow(
  service: string,
  state: string,
  expected: readonly string[],
  name: string,
  number: number,
): Fault {
  if (service === 'none' && !serviceNumbers.includes(number)) {
    return number >= FIRST_CONNECTION_NUMBER
      ? { kind: 'connection-message-before-login', got: name }
      : { kind: 'userauth-before-service', got: name };
  }
  return { kind: 'unexpected-message', state, expected, got: name };
}

const connectionInput = (input: string): boolean =>
  input.startsWith('SSH_MSG_CHANNEL_') ||
  input.startsWith('SSH_MSG_GLOBAL_') ||
  input.startsWith('SSH_MSG_REQUEST_');
