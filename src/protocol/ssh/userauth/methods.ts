/** Messages 60 to 79 by the method that is under way. RFC 4252 §6. */
import type { Message } from '../messages/message.ts';
import {
  SSH_MSG_USERAUTH_INFO_REQUEST,
  SSH_MSG_USERAUTH_INFO_RESPONSE,
} from './keyboard-interactive-layout.ts';
import { SSH_MSG_USERAUTH_PASSWD_CHANGEREQ } from './password-layout.ts';
import { HOSTBOUND, SSH_MSG_USERAUTH_PK_OK } from './publickey-layout.ts';

/** Methods that load late add theirs. */
export const methodMessages = new Map<string, readonly Message<unknown>[]>([
  ['publickey', [SSH_MSG_USERAUTH_PK_OK]],
  [HOSTBOUND, [SSH_MSG_USERAUTH_PK_OK]],
  ['password', [SSH_MSG_USERAUTH_PASSWD_CHANGEREQ]],
  ['keyboard-interactive', [SSH_MSG_USERAUTH_INFO_REQUEST, SSH_MSG_USERAUTH_INFO_RESPONSE]],
]);
