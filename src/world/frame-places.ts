/** Where frames stand in a run: their phase, and at which level their sending is shown. */
import { fieldOf, textIn } from './text/prose.ts';
import type { Level, Phase } from './transcript.ts';

/** Sent messages that a step at message level tells of by themselves; what a step beside them tells is detail. */
const shown: ReadonlySet<string> = new Set([
  'SSH_MSG_DISCONNECT',
  'SSH_MSG_KEXINIT',
  'SSH_MSG_KEXDH_REPLY',
  'SSH_MSG_KEX_ECDH_REPLY',
  'SSH_MSG_USERAUTH_FAILURE',
  'SSH_MSG_USERAUTH_BANNER',
  'SSH_MSG_USERAUTH_PASSWD_CHANGEREQ',
  'SSH_MSG_USERAUTH_CHALLENGE',
  'SSH_MSG_CHANNEL_OPEN_FAILURE',
  'SSH_MSG_CHANNEL_FAILURE',
]);

/** Requests that are shown: an offered key and a password, but neither the probe nor the proof beside its own step. */
function isShownRequest(message: string, value: unknown): boolean {
  if (message === 'SSH_MSG_CHANNEL_REQUEST') {
    return ['exec', 'shell', 'exit-signal'].includes(textIn(value, 'request_type'));
  }
  if (message !== 'SSH_MSG_USERAUTH_REQUEST') return false;
  const method = textIn(value, 'method_name');
  if (method === 'password') return fieldOf(value, 'change') !== true;
  if (method === 'keyboard-interactive') return true;
  return method.startsWith('publickey') && fieldOf(value, 'has_signature') !== true;
}

/** At which level the sending of a message is shown. What nobody knows is shown. */
export function frameLevel(message: string, value: unknown): Level {
  // What the client sends in the textbooks' story, which the overview tells whole.
  if (message.endsWith('CHALLENGE_RESPONSE') || fieldOf(value, 'key_id') !== undefined)
    return 'overview';
  const isUnknown = message.startsWith('message ');
  return isUnknown || shown.has(message) || isShownRequest(message, value) ? 'message' : 'detail';
}

export function framePhase(message: string): Phase {
  if (message === 'SSH_MSG_KEXINIT') return 'negotiate';
  if (message === 'SSH_MSG_NEWKEYS') return 'keys';
  if (message === 'SSH_MSG_DISCONNECT') return 'close';
  if (message === 'guessed packet' || /^SSH_MSG_KEX\w*_(INIT|REPLY)$/.test(message))
    return 'key-exchange';
  if (/^SSH_MSG_(EXT_INFO|SERVICE_|USERAUTH_)/.test(message)) return 'client-auth';
  return message.startsWith('SSH_MSG_') || message.startsWith('message ') ? 'channel' : 'hello';
}
