/**
 * What `sshd -ddd` of OpenSSH 9.2 prints during a run, step by step. Every word is OpenSSH's own; the logs in
 * test/golden/sshd-logs come from the real thing.
 *
 * Left out is what is about the machine and not about the protocol: the start before a client comes, its
 * configuration, accounts and processes, how sshd's processes talk to each other, and delays. At moments that no real
 * log was taken of, only the packet is named.
 */
import type { StepRecord } from '../../recorder.ts';
import type { Run } from '../../simulate.ts';
import { momentOf, sayersOf, typeOf } from '../moments.ts';
import { negotiationLog } from '../openssh/negotiation.ts';
import { serverEndLines } from './end-lines.ts';
import { noBlocks, serverExchangeLines } from './exchange-lines.ts';
import { isTextbookStep } from '../textbook.ts';
import { serverFactsOf } from './facts.ts';
import { serverHelloLines } from './hello-lines.ts';
import { Login } from './login.ts';
import { serverLoginLines, serverSessionLines } from './session-lines.ts';
import { serverUserauthLines } from './userauth-lines.ts';

/**
 * For each step of the run, the lines that the server prints there. Where an end is a recording there are none:
 * nobody saw a recorded server's terminal, nor where a recorded client came from.
 */
export function serverLogLines(run: Run): readonly (readonly string[])[] {
  const { steps } = run.recorder;
  const { client, server } = run.scenario;
  if (client.recorded || server.recorded) return steps.map(() => []);
  const facts = serverFactsOf(run);
  const login = new Login(facts.client);
  const blocks = noBlocks();
  const own = steps.filter(({ side }) => side === 'server');
  let at = 0;
  const layers = [
    serverHelloLines(facts, login),
    serverExchangeLines(facts, login, blocks),
    serverUserauthLines(facts, login),
    serverLoginLines(login, blocks, () => own[at]),
    serverSessionLines(login),
    serverEndLines(login),
  ];

  const sayersAt = sayersOf(layers);

  function linesAt(step: StepRecord): readonly string[] {
    if (step.side !== 'server') return [];
    at += 1;
    const moment = momentOf(step);
    const packet = login.said(...packetLines(step));
    const said = sayersAt(moment).map((say) => say(step));
    // What follows depends on what has been: so they are asked all the same.
    if (isTextbookStep(step) && step.key !== 'logged-in') return [];
    return [
      ...said.flatMap(({ before = [] }) => before),
      ...packet,
      ...said.flatMap(({ after = [] }) => after),
    ];
  }

  return steps.map(linesAt);
}

function packetLines(step: StepRecord): readonly string[] {
  const type = typeOf(step);
  if (type === undefined) return [];
  return negotiationLog[step.kind === 'send' ? 'packet-sent' : 'packet-received']({ type });
}
