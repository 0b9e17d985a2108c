import { FactProblem } from '../fact-problem.ts';
import type { Fact } from '../fact.ts';
import { contentOf, foundAt } from '../found.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

export const fact: Fact = {
  name: 'text',
  about: ['address'],
  says: 'what a value or a field holds, as text',
  of(told, address) {
    const bytes = contentOf(foundAt(told, address), address);
    try {
      return utf8.decode(bytes);
    } catch {
      throw new FactProblem(`${address} holds bytes that are no text; see \`hex\``);
    }
  },
};
