/** The method `keyboard-interactive`, RFC 4256. Importing this file adds it to the engine. */
import { lateMethods } from '../userauth/late-methods.ts';
import { methodMessages } from '../userauth/methods.ts';
import { begin } from './client.ts';
import { SSH_MSG_USERAUTH_INFO_REQUEST, SSH_MSG_USERAUTH_INFO_RESPONSE } from './layouts.ts';
import { take } from './server.ts';
import './steps.ts';

const method = 'keyboard-interactive';
methodMessages.set(method, [SSH_MSG_USERAUTH_INFO_REQUEST, SSH_MSG_USERAUTH_INFO_RESPONSE]);
lateMethods.set(method, { begin, take });
