/** Numbers, names and lists as they stand inside sentences. */
import type { StepArgs } from '../../protocol/trace.ts';

const number = new Intl.NumberFormat('en');

export const count = (n: number): string => number.format(n);
/** Text from outside, safe inside a sentence: one line, no control characters, cut at `most` characters. */
export function short(text: string, most: number): string {
  const line = [...text.replace(/[\p{C}\s]+/gu, ' ').trim()];
  return line.length <= most ? line.join('') : `${line.slice(0, most - 1).join('')}…`;
}

/** An argument of a step as text, number or list; empty where it is not there. */
export const textOf = (args: StepArgs, name: string): string => String(args[name] ?? '');
export const numberOf = (args: StepArgs, name: string): number => Number(args[name] ?? 0);
/** A field of a decoded message, whatever that is. */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Reflect.get(value, name);
  return found;
}
export function textIn(value: unknown, name: string): string {
  const found = fieldOf(value, name);
  return typeof found === 'string' ? found : '';
}
