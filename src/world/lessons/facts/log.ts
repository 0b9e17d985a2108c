import { FactProblem } from '../fact-problem.ts';
import { logLines } from '../../log/lines.ts';
import { serverLogLines } from '../../log/server/lines.ts';
import { isSsh } from '../../simulate.ts';
import type { Fact } from '../fact.ts';

export const fact: Fact = {
  name: 'log',
  about: ['side'],
  says: 'all lines that `ssh -vvv` prints in the run, or `sshd -ddd` at the server',
  of({ run }, side) {
    if (!isSsh(run)) throw new FactProblem('only a run of SSH has a log');
    return (side === 'client' ? logLines(run) : serverLogLines(run)).flat().join('\n');
  },
};
