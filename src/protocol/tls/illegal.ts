import type { Fault } from './fault.ts';

/** A value that can be read, but may not stand where it stands. */
export const illegal = (
  message: string,
  field: string,
  found: string | number,
  expected: string | number,
): { readonly fault: Fault } => ({
  fault: { kind: 'illegal-value', message, field, found: `${found}`, expected: `${expected}` },
});
