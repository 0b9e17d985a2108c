/** What somebody on the wire gets, once the learner has said yes to the wrong key. */
import type { StepRecord } from '../recorder.ts';
import type { Ending, Finding } from './facts.ts';
import { learnedBy } from './learned.ts';
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
  const ended = entered ?? login.lastStep(isAttackers('fault'));
  const at = login.need(ended, 'end of the attacker’s own login');
  const why = entered === null ? refusalBefore(login, at) : null;
  const proof = proofOf(login);
  const isBound = coverage(login, proof).some(
    ({ subject, field }) => subject === 'session-id' && field !== null,
  );
  const ending: Ending =
    why === null
      ? { in: true }
      : { in: false, because: login.steps.at(why).title, kind: resultOf(login, why) };
  const learned = learnedBy(login, 'attacker', ['client', 'server']);
  return [
    found({ kind: 'attacker-in', bound: tells ? isBound : null, ending }, login.atStep(why ?? at)),
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

/** The step in which the server found what was wrong: the last before the attacker gave up. */
function refusalBefore(login: LoginRun, end: number): number {
  const { steps } = login.run.recorder;
  const found = steps.findLastIndex(
    ({ side, result }, at) =>
      at < end && side === 'server' && (result === 'invalid' || result === 'refused'),
  );
  return login.need(found < 0 ? null : found, 'reason of the server');
}

const resultOf = (login: LoginRun, step: number): string => login.steps.at(step).result?.text ?? '';
