import { bytesToBig } from '../../../codec/bytes.ts';
import { FactProblem } from '../fact-problem.ts';
import type { Fact } from '../fact.ts';
import { contentOf, foundAt } from '../found.ts';

/** A number of more bytes is nothing that people read. */
const MOST_BYTES = 8;

export const fact: Fact = {
  name: 'number',
  about: ['address'],
  says: 'what a value or a field holds as a number in decimal, up to 8 bytes, as the small numbers of lesson 5',
  of(told, address) {
    const bytes = contentOf(foundAt(told, address), address);
    const number = bytesToBig(bytes);
    if (bytes.length <= MOST_BYTES && number <= BigInt(Number.MAX_SAFE_INTEGER))
      return Number(number);
    throw new FactProblem(
      `${address} holds ${bytes.length} bytes, too many for a number; see \`hex\``,
    );
  },
};
