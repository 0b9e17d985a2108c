import { FactProblem } from '../fact-problem.ts';
import { fieldOf } from '../../text/prose.ts';
import type { Fact } from '../fact.ts';

export const fact: Fact = {
  name: 'setting',
  about: ['setting'],
  says: 'what the scenario sets, by its path, such as `client.user`; a list with commas between; `none` for null',
  of({ run }, path) {
    const found = path.split('.').reduce<unknown>(fieldOf, run.scenario);
    if (found === undefined) throw new FactProblem(`the scenario has no setting ${path}`);
    return settingText(found);
  },
};

function settingText(value: unknown): string | number | boolean {
  if (value === null) return 'none';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return Array.isArray(value) ? value.map(settingText).join(',') : JSON.stringify(value);
}
