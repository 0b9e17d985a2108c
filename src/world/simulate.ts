/** Runs a scenario from its first byte to its last: pure, synchronous, all randomness from the seed. */
import { isRefusal, type FaultKind } from '../protocol/ssh/fault.ts';
import { answersFor, scenarioPerson } from './answers.ts';
import { attacks } from './attacks.ts';
import { engineEnd, recording } from './ends.ts';
import type { Kind, SshKind } from './kind.ts';
import { clientParty, Keys, serverParty } from './party.ts';
import type { Scenario } from './scenario.ts';
import { runWith, type RunOf } from './simulation.ts';
import { sshTelling } from './telling.ts';

export { overridesOf } from './simulation.ts';

export type Run = RunOf<SshKind>;
/** Of whatever protocol. */
export type AnyRun = RunOf<Kind>;

export const isSsh = (run: AnyRun): run is Run => run.scenario.protocol === 'ssh-2';

/** Faults that only tell what the other end did. */
const consequences: readonly FaultKind[] = ['disconnected', 'connection-lost', 'stalled'];

/** Throws a ScenarioError where the scenario asks for something that cannot be, such as an override of the wrong length. */
export const simulate = (scenario: Scenario): Run =>
  runWith<SshKind>(scenario, (recorder, settled) => {
    const attack = scenario.attack && attacks.get(scenario.attack.kind);
    const interceptor = attack && 'intercept' in attack ? attack : null;
    if (interceptor) recorder.intercept();
    const keys = new Keys(scenario, recorder);
    const answers = answersFor(scenario, recorder, keys, scenarioPerson(scenario));
    return {
      answers,
      note: scenario.note === undefined ? null : keys.expand(scenario.note, 'note'),
      levelBehind: interceptor?.levelBehind,
      attacker: interceptor?.intercept(scenario, recorder, keys, settled) ?? null,
      listener: attack && 'listen' in attack ? attack.listen(recorder, settled) : null,
      ends: {
        client: scenario.client.recorded
          ? recording
          : engineEnd(clientParty(scenario, recorder, keys, answers.answer), settled),
        server: scenario.server.recorded
          ? recording
          : engineEnd(serverParty(scenario, recorder, keys, answers.answer), settled),
      },
      telling: sshTelling,
      isRefusal,
      isConsequence: ({ kind }) => consequences.includes(kind),
      outputIn: (event) => (event.kind === 'output' ? event.bytes.length : 0),
    };
  });
