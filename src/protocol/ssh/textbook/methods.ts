/**
 * Challenge and response as most tutorials tell it, and in another telling: two methods of their own, as no version of
 * SSH did exactly this. Importing this file adds them to the engine.
 */
import { CHALLENGE, SIGNED_CHALLENGE } from '../userauth/challenge-layout.ts';
import { lateMethods } from '../userauth/late-methods.ts';
import { methodMessages } from '../userauth/methods.ts';
import { begin } from './client.ts';
import { DigestResponse, SignedResponse, SSH_MSG_USERAUTH_CHALLENGE } from './layouts.ts';
import { take } from './server.ts';
import './steps.ts';

const responses = { [CHALLENGE]: DigestResponse, [SIGNED_CHALLENGE]: SignedResponse };

for (const method of [CHALLENGE, SIGNED_CHALLENGE] as const) {
  methodMessages.set(method, [SSH_MSG_USERAUTH_CHALLENGE, responses[method]]);
  lateMethods.set(method, { begin: begin(method), take: take(method) });
}
