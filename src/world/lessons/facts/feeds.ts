import { FactProblem } from '../fact-problem.ts';
import type { Fact } from '../fact.ts';
import { foundAt } from '../found.ts';

export const fact: Fact = {
  name: 'feeds',
  about: ['address', 'address'],
  says: 'whether the first of two values goes into the computation of the second as it is, not through others',
  of(told, from, to) {
    const [source, made] = [foundAt(told, from), foundAt(told, to)];
    if (source.kind !== 'value') throw new FactProblem(`${from} is a ${source.kind}, and no value`);
    if (made.kind !== 'value') throw new FactProblem(`${to} is a ${made.kind}, and no value`);
    return told.run.recorder.derivations.some(
      (derivation) =>
        derivation.to.fact === made.value.fact &&
        derivation.from.some(({ fact }) => fact === source.value.fact),
    );
  },
};
