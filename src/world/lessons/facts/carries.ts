import { toHex } from '../../../codec/bytes.ts';
import { layersOf } from '../../layers.ts';
import type { Fact } from '../fact.ts';
import { contentOf, foundAt, frameOf } from '../found.ts';

/** Whether hexadecimal digits stand in others at a whole byte. */
function isIn(part: string, whole: string): boolean {
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1))
    if (at % 2 === 0) return true;
  return false;
}

export const fact: Fact = {
  name: 'carries',
  about: ['address', 'address'],
  says: 'whether the bytes of a value or a field stand in a frame, once it is decrypted',
  of(told, address, what) {
    const frame = frameOf(foundAt(told, address), address);
    const part = toHex(contentOf(foundAt(told, what), what));
    return layersOf(frame, told.run.telling).some(({ bytes }) => isIn(part, toHex(bytes)));
  },
};
