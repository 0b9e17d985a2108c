/** The server's side of `keyboard-interactive`: what is asked, and whether the answers do, the world decides. RFC 4256. */
import { utf8 } from '../../codec/bytes.ts';
import type { Machine } from '../machine.ts';
import type { Attempts, Server, ServerInputs, ServerService } from './server.ts';
import { afterRequest, proven, refuse, takeRequest } from './server-userauth.ts';
import { SSH_MSG_USERAUTH_INFO_REQUEST } from './userauth/keyboard-interactive-layout.ts';

type At<N extends ServerService['at']> = Extract<ServerService, { readonly at: N }>;

/** Rounds that a dialogue may have; a world that asks without end is cut short. */
const MOST_ROUNDS = 20;

/** @param answered the answers so far, round by round */
export function challenge(
  self: Server,
  attempts: Attempts,
  answered: readonly (readonly string[])[],
): At<'choosing-prompts'> {
  self.context = { ...self.context, auth: 'keyboard-interactive' };
  self.ask('challenge', { user: attempts.user, answered });
  return { at: 'choosing-prompts', attempts, answered };
}

export const serverPromptEdges = (
  machine: Machine<Server, ServerService, ServerInputs>,
): Machine<Server, ServerService, ServerInputs> =>
  machine
    .on(
      'choosing-prompts',
      'answer challenge',
      ['prompting', 'authenticating', 'connected', 'ended'],
      'RFC 4256 §3.2',
      (self, { attempts, answered }, next) => {
        if (next.verdict === 'ask' && answered.length < MOST_ROUNDS) {
          self.sendService(SSH_MSG_USERAUTH_INFO_REQUEST, next);
          return { at: 'prompting', attempts, answered, asked: next.prompts.length };
        }
        const isRight = next.verdict === 'accepted';
        self.step('checked-responses', {
          args: { user: attempts.user, rounds: answered.length },
          result: isRight ? 'accepted' : 'refused',
        });
        return isRight
          ? proven(self, attempts, 'keyboard-interactive')
          : refuse(self, attempts, true);
      },
    )
    .on(
      'prompting',
      'SSH_MSG_USERAUTH_INFO_RESPONSE',
      ['choosing-prompts', 'authenticating', 'ended'],
      'RFC 4256 §3.4',
      (self, { attempts, answered, asked }, { responses }) => {
        if (responses.length !== asked) return refuse(self, attempts, true);
        for (const response of responses) {
          const about = { symbol: 'pw', secret: true, content: true };
          self.io.hold('answer that came in', utf8(response), about);
        }
        return challenge(self, attempts, [...answered, responses]);
      },
    )
    // A request in the middle of the dialogue ends it. RFC 4256 §3.1.
    .on(
      'prompting',
      'SSH_MSG_USERAUTH_REQUEST',
      afterRequest,
      'RFC 4256 §3.1',
      (self, { attempts }, request) => takeRequest(self, attempts, request),
    );
