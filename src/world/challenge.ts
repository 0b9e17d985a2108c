/** What a server asks by keyboard-interactive, whether the answers are right, and what the right ones are. RFC 4256. */
import { utf8 } from '../codec/bytes.ts';
import { equal } from '../crypto/equal.ts';
import { fromBase32, hotp, TIME_STEP, totp } from '../crypto/totp.ts';
import type { Questions } from '../protocol/ssh/questions.ts';
import { accountOf, type Scenario } from './scenario.ts';

type Round = Scenario['server']['users'][string]['prompts'][number];
type Asked = Round['ask'][number];
type Verdict = Questions['challenge']['answer'];

/** As PAM asks somebody who has no account, so that nobody learns who has one. No answer to it is right. */
const NOBODY: readonly Round[] = [{ ask: [{ prompt: 'Password: ', answer: '' }] }];

const roundsOf = (scenario: Scenario, user: string): readonly Round[] =>
  accountOf(scenario, user)?.prompts ??
  (Object.values(scenario.server.users).some(({ prompts }) => prompts.length > 0) ? NOBODY : []);

/**
 * All rounds are asked before anything is judged, so that nobody learns which answer was wrong. Then comes one round
 * more that asks nothing, as from an sshd with PAM.
 *
 * @param now seconds since 1970
 * @param given what a recording says was decided
 */
export function challenge(
  scenario: Scenario,
  { user, answered }: Questions['challenge']['ask'],
  now: number,
  given: string | undefined,
): Verdict {
  const rounds = roundsOf(scenario, user);
  const round = rounds[answered.length];
  if (given === 'accepted' || given === 'refused') return { verdict: given };
  if (given !== 'ask' && !round && !isRight(scenario, user, answered, now))
    return { verdict: 'refused' };
  if (answered.length > rounds.length) return { verdict: 'accepted' };
  const { name = '', instruction = '', ask = [] } = round ?? {};
  const prompts = ask.map(({ prompt, echo = false }) => ({ prompt, echo }));
  return { verdict: 'ask', name, instruction, prompts };
}

function isRight(
  scenario: Scenario,
  user: string,
  answered: readonly (readonly string[])[],
  now: number,
): boolean {
  const rounds = accountOf(scenario, user)?.prompts ?? [];
  return (
    rounds.length > 0 &&
    rounds.every(({ ask }, at) =>
      ask.every((asked, n) => accepts(asked, answered[at]?.[n] ?? '', now)),
    )
  );
}

/** A code may be one time step early or late. RFC 6238 §5.2. */
function accepts({ answer, totp: secret }: Asked, typed: string, now: number): boolean {
  const key = secret === undefined ? null : fromBase32(secret);
  if (!key) return answer !== undefined && equal(utf8(answer), utf8(typed));
  const counter = Math.floor(now / TIME_STEP);
  return [counter, counter - 1, counter + 1].some(
    (one) => one >= 0 && equal(utf8(hotp(key, one).code), utf8(typed)),
  );
}

type Prompted = Pick<Questions['prompt']['ask'], 'user' | 'prompt' | 'at' | 'of'>;

/** What stands behind a prompt, as the account has it; undefined where it has no such prompt. */
export const behind = (scenario: Scenario, { user, prompt, at, of }: Prompted): Asked | undefined =>
  accountOf(scenario, user)
    ?.prompts.filter(({ ask }) => ask.length === of)
    .map(({ ask }) => ask[at - 1])
    .find((asked) => asked?.prompt === prompt);

/** What its owner would answer at a time; null where nobody can tell. */
export function rightAnswer(scenario: Scenario, prompted: Prompted, now: number): string | null {
  const asked = behind(scenario, prompted);
  return asked?.totp === undefined ? (asked?.answer ?? null) : codeOf(asked.totp, now);
}

/** The code of a secret in base32 at a time; empty where the secret is malformed. */
export function codeOf(secret: string, now: number): string {
  const key = fromBase32(secret);
  return key ? totp(key, now).code : '';
}
