/** What `ssh -vvv` prints during a run, step by step. */
import type { StepRecord } from '../recorder.ts';
import type { Run } from '../simulate.ts';
import { exchangeLines } from './exchange-lines.ts';
import { factsOf } from './facts.ts';
import { helloLines } from './hello-lines.ts';
import { hostKeyLines } from './host-key-lines.ts';
import { momentOf, sayersOf, typeOf } from './moments.ts';
import { opensshClientLog } from './openssh-client.ts';
import { sessionLines } from './session-lines.ts';
import { isTextbookStep } from './textbook.ts';
import { transportLines } from './transport-lines.ts';
import { trueLines } from './true-lines.ts';
import { userauthLines } from './userauth-lines.ts';

/** For each step of the run, the lines that the client prints there. Of a recorded client, those that it printed: none, where nobody kept them. */
export function logLines(run: Run): readonly (readonly string[])[] {
  const { steps } = run.recorder;
  if (run.scenario.client.recorded) {
    const lines = trueLines(run);
    return steps.map((_step, at) => lines.flatMap(({ step, text }) => (step === at ? text : [])));
  }
  const facts = factsOf(run);
  const traffic = { sent: 0, received: 0 };
  let knownHosts = '';
  const layers = [
    helloLines(facts, () => knownHosts),
    exchangeLines(facts),
    hostKeyLines(facts, () => knownHosts),
    transportLines(facts),
    userauthLines(facts),
    sessionLines(traffic),
  ];

  const sayersAt = sayersOf(layers);

  function linesAt(step: StepRecord): readonly string[] {
    if (step.side === 'server') return [];
    const bytes = step.frame?.packet?.length ?? 0;
    if (step.kind === 'send') traffic.sent += bytes;
    if (step.kind === 'receive') traffic.received += bytes;
    if (isTextbookStep(step)) return [];
    const moment = momentOf(step);
    const said = sayersAt(moment).map((say) => say(step));
    return [
      ...said.flatMap(({ before = [] }) => before),
      ...packetLines(step),
      ...said.flatMap(({ after = [] }) => after),
    ];
  }

  return steps.map((step) => {
    const lines = linesAt(step);
    for (const { side, name, text } of step.files) {
      if (side === 'client' && name === 'known_hosts') knownHosts = text;
    }
    return lines;
  });
}

function packetLines(step: StepRecord): readonly string[] {
  const type = typeOf(step);
  if (type === undefined) return [];
  if (step.kind === 'send') return opensshClientLog['packet-sent']({ type });
  return opensshClientLog['packet-received']({ type });
}
