/** What somebody on the wire gets, once the learner has said yes to the wrong key. */
import type { StepRecord } from '../recorder.ts';
import type { Ending, Finding } from './facts.ts';
import { learnedBy } from './learned.ts';
import { refusedIn } from './ending.ts';
import { found, type LoginRun } from './login-run.ts';
import { coverage } from './proves.ts';
import { proofOf } from './proof.ts';

const isAttackers =
  (key: string) =>
  (record: StepRecord): boolean =>
    record.side === 'attacker' && record.role === 'client' && record.key === key;

/** @param tells - whether the run is one of several that differ in whether the session id is signed */
export function between(login: LoginRun, tells: boolean): Finding[] {
  const entered = login.lastStep(isAttackers('logged-in'));
  const why = entered === null ? refusal(login) : null;
  const proof = proofOf(login);
  const isBound = coverage(login, proof).some(
    ({ subject, field }) => subject === 'session-id' && field !== null,
  );
  const ending: Ending =
    why === null ? { in: true } : { in: false, ...refusedIn(login, why), because: null };
  const learned = learnedBy(login, 'attacker', ['client', 'server']);
  return [
    found(
      { kind: 'attacker-in', bound: tells ? isBound : null, ending },
      login.atStep(entered ?? why ?? 0),
    ),
    ...(learned.length > 0
      ? learned
      : [
          found(
            { kind: 'learns-nothing', who: 'attacker', of: proof.secret.label },
            login.atKnowledge(proof.secret),
          ),
        ]),
  ];
}

/** The step in which the server found what was wrong with what the attacker sent. */
function refusal(login: LoginRun): number {
  const found = login.lastStep(
    ({ side, key, result }) =>
      side === 'server' && key !== 'fault' && (result === 'invalid' || result === 'refused'),
  );
  return login.need(found, 'reason of the server');
}
