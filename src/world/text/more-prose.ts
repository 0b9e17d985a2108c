/** What only those words need that do not load with the first view. */
import type { StepArgs } from '../../protocol/trace.ts';
import { count, fieldOf, short } from './prose.ts';

export const bytes = (n: number): string => (n === 1 ? '1 byte' : `${count(n)} bytes`);
/** A size as it stands beside a name. */
export const size = (n: number): string => `${count(n)} B`;

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

export function listOf(args: StepArgs, name: string): readonly string[] {
  const value = args[name];
  return typeof value === 'object' ? value : [];
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
