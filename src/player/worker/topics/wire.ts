import { wireLines } from '../../../world/wire-text.ts';
import type { Tell } from '../topic.ts';

/** In the order of the steps: what is decrypted later stands where it is. */
export const tell: Tell<'wire'> = ({ run }) => {
  const lines = wireLines(run).toSorted((a, b) => a.step - b.step);
  return {
    lines: lines.map(({ text }) => text),
    steps: Uint32Array.from(lines, ({ step }) => step),
    levels: new Uint8Array(lines.length),
    silent: null,
  };
};
