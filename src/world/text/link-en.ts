/** What happens on the way, at neither end, in words. */
import type { StepArgs } from '../../protocol/trace.ts';
import { count, numberOf, short, textOf } from './prose.ts';
import type { StepWords } from './words.ts';

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** One bit of a frame is not what was sent. */
export const bitFlippedWords = ({ args }: { readonly args: StepArgs }): StepWords => ({
  title: 'Somebody on the way flips a bit',
  text: `Byte ${count(numberOf(args, 'byte'))} of ${short(textOf(args, 'frame'), 80)}, counted from 0, was ${hex(numberOf(args, 'was'))} and goes on as ${hex(numberOf(args, 'is'))}. Neither end sees that it happens.`,
  verb: 'flip',
  term: `bit ${numberOf(args, 'bit')} of byte ${count(numberOf(args, 'byte'))}`,
});
