/** Numbers, names and lists as they stand inside sentences. */
import type { StepArgs } from '../../protocol/trace.ts';

const number = new Intl.NumberFormat('en');

export const count = (n: number): string => number.format(n);
export const bytes = (n: number): string => (n === 1 ? '1 byte' : `${count(n)} bytes`);
/** A size as it stands beside a name. */
export const size = (n: number): string => `${count(n)} B`;

/** Text from outside, safe inside a sentence: one line, no control characters, cut at `most` characters. */
export function short(text: string, most: number): string {
  const line = [...text.replace(/[\p{C}\s]+/gu, ' ').trim()];
  return line.length <= most ? line.join('') : `${line.slice(0, most - 1).join('')}…`;
}

/** The same as a quotation. */
export const quoted = (text: string, most: number): string => `“${short(text, most)}”`;

/** The first names of a list, and how many more there are. */
export function names(list: readonly string[], most = 3): string {
  if (list.length === 0) return 'nothing';
  const first = list.slice(0, most).map((name) => short(name, 28));
  return list.length > most
    ? `${first.join(', ')} and ${list.length - most} more`
    : first.join(', ');
}

/** An argument of a step as text, number or list; empty where it is not there. */
export const textOf = (args: StepArgs, name: string): string => String(args[name] ?? '');
export const numberOf = (args: StepArgs, name: string): number => Number(args[name] ?? 0);
export function listOf(args: StepArgs, name: string): readonly string[] {
  const value = args[name];
  return typeof value === 'object' ? value : [];
}

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
export function numberIn(value: unknown, name: string): number {
  const found = fieldOf(value, name);
  return typeof found === 'number' ? found : 0;
}
export function listIn(value: unknown, name: string): readonly string[] {
  const found = fieldOf(value, name);
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
}
/** How many bytes a field holds. */
export function lengthIn(value: unknown, name: string): number {
  const found = fieldOf(value, name);
  return found instanceof Uint8Array ? found.length : 0;
}
