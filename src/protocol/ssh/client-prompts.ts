/** The client's side of `keyboard-interactive`: it asks a person what the server asks. RFC 4256. */
import { utf8 } from '../../codec/bytes.ts';
import type { Machine } from '../machine.ts';
import type { Client, ClientInputs, ClientService } from './client.ts';
import { goOn, head, loggedIn, nextTries, refused, type Tries } from './client-userauth.ts';
import { SSH_MSG_USERAUTH_REQUEST } from './messages/userauth.ts';
import {
  SSH_MSG_USERAUTH_INFO_RESPONSE,
  type InfoRequest,
} from './userauth/keyboard-interactive-layout.ts';

type At<N extends ClientService['at']> = Extract<ClientService, { readonly at: N }>;

/** A packet with what a person typed is filled to a multiple of this, so that its size does not tell the answers'. */
const PADDING = 64;

export function beginPrompts(self: Client, tries: Tries): At<'awaiting-prompts'> {
  const prompts = tries.prompts + 1;
  self.step('chose-method', { args: { method: 'keyboard-interactive', prompt: prompts } });
  self.context = { ...self.context, auth: 'keyboard-interactive' };
  self.sendService(SSH_MSG_USERAUTH_REQUEST, {
    ...head(self),
    method_name: 'keyboard-interactive',
    language_tag: '',
    submethods: '',
  });
  return { at: 'awaiting-prompts', tries: { ...tries, prompts } };
}

/** Asks for the next answer; once all are there, sends them. A request may ask nothing: that is answered too. */
function askNext(
  self: Client,
  tries: Tries,
  request: InfoRequest,
  responses: readonly string[],
): At<'asking-prompt' | 'awaiting-prompts'> {
  const next = request.prompts[responses.length];
  if (!next) {
    self.sendService(SSH_MSG_USERAUTH_INFO_RESPONSE, { responses }, PADDING);
    return { at: 'awaiting-prompts', tries };
  }
  const { name, instruction } = request;
  const { user } = self.config;
  const place = { at: responses.length + 1, of: request.prompts.length };
  self.step('asked-prompt', { args: { user, ...next, ...place } });
  self.ask('prompt', { user, name, instruction, ...next, ...place });
  return { at: 'asking-prompt', tries, request, responses };
}

export const promptEdges = (
  machine: Machine<Client, ClientService, ClientInputs>,
): Machine<Client, ClientService, ClientInputs> =>
  machine
    .on(
      'awaiting-prompts',
      'SSH_MSG_USERAUTH_INFO_REQUEST',
      ['asking-prompt', 'awaiting-prompts'],
      'RFC 4256 §3.2',
      (self, { tries }, request) => askNext(self, { ...tries, prompted: true }, request, []),
    )
    .on(
      'asking-prompt',
      'answer prompt',
      ['asking-prompt', 'awaiting-prompts', 'ended'],
      'RFC 4256 §3.3',
      (self, { tries, request, responses }, answer) => {
        if (answer === null) {
          const { user } = self.config;
          const methods = ['keyboard-interactive'];
          return self.failService({ kind: 'login-refused', user, methods });
        }
        const isSecret = request.prompts[responses.length]?.echo === false;
        const about = { symbol: 'pw', secret: isSecret, content: true };
        self.io.hold('answer to a prompt', utf8(answer), about);
        return askNext(self, tries, request, [...responses, answer]);
      },
    )
    .on(
      'awaiting-prompts',
      'SSH_MSG_USERAUTH_FAILURE',
      nextTries,
      'RFC 4252 §5.1',
      (self, { tries }, failure) =>
        goOn(self, refused(self, 'keyboard-interactive', failure, tries), failure),
    )
    .on('awaiting-prompts', 'SSH_MSG_USERAUTH_SUCCESS', ['connected'], 'RFC 4252 §5.1', (self) =>
      loggedIn(self, 'keyboard-interactive'),
    )
    .stay(
      ['awaiting-prompts', 'asking-prompt'],
      'SSH_MSG_USERAUTH_BANNER',
      'RFC 4252 §5.4',
      (self, _state, banner) => self.event({ kind: 'banner', text: banner.message }),
    );
