/** What would follow an open question if it were answered well: so that a run that waits can say how far it goes. */
import { accountOf, timeNow, type Scenario } from '../../world/scenario.ts';
import { proofs } from '../../world/late-proofs.ts';
import type { OpenQuestion } from '../../protocol/ssh/questions.ts';
import { simulate, type Run } from '../../world/simulate.ts';
import { Steps } from '../../world/steps.ts';
import type { Ghost } from '../run.ts';
import { indexOf } from './step-index.ts';

/** More questions than any login asks. */
const MOST_QUESTIONS = 8;

/** The steps after the last one of a run that waits; null where it does not wait, or where nobody can tell. */
export function ghostOf(run: Run): Ghost | null {
  let likely = run;
  for (let asked = 0; likely.end.kind === 'waiting'; asked += 1) {
    if (asked === MOST_QUESTIONS) return null;
    likely = simulate(answered(likely));
  }
  if (likely === run) return null;
  const index = indexOf(likely, new Steps(likely));
  const first = run.recorder.steps.length;
  const rest = <T extends Uint8Array>(of: T) => of.slice(first);
  return {
    level: rest(index.level),
    phase: rest(index.phase),
    side: rest(index.side),
    encrypted: rest(index.encrypted),
  };
}

/** The scenario with its open question answered as the account's owner would. */
function answered({ scenario, answers, recorder }: Run): Scenario {
  const open = answers.asked.findLast(({ answer }) => answer === null)?.question;
  if (!open) return scenario;
  const now = Math.floor(timeNow(scenario, recorder.now) / 1000);
  const right = likelyAnswer(scenario, open, now);
  return { ...scenario, answers: { ...scenario.answers, [open.address]: right } };
}

function likelyAnswer(scenario: Scenario, open: OpenQuestion, now: number): string {
  if (open.name === 'password')
    return accountOf(scenario, scenario.client.user)?.password ?? 'password';
  return open.name === 'prompt' ? (proofs().rightAnswer(scenario, open.ask, now) ?? '') : 'yes';
}
