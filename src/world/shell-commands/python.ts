/** Commands that compute with numbers larger than a shell's. */
import { hexLines, partOf, type Part } from './sh.ts';
import type { ValueRecord } from '../recorder.ts';

export const python = (...lines: readonly string[]): string =>
  ["python3 - <<'EOF'", ...lines, 'EOF'].join('\n');

/** A variable that holds a value's bytes. */
export const bytesOf = (variable: string, value: ValueRecord): string[] =>
  partIn(variable, partOf(value));

function partIn(variable: string, part: Part): string[] {
  const [comment = '', ...hex] = hexLines([part]);
  return [comment, `${variable} = bytes.fromhex("""`, ...hex, '""")'];
}

/** Reads the numbers in SSH's own form: each with its length before it. RFC 4251 §5. */
export const NUMBERS = [
  'def fields(data):',
  '    while data:',
  '        size = int.from_bytes(data[:4], "big")',
  '        yield data[4:4 + size]',
  '        data = data[4 + size:]',
  'number = lambda data: int.from_bytes(data, "big")',
];

/** The modulus and the private exponent of a private key as it is kept here, and the public key's numbers. */
export const PRIVATE = 'n, e, d = map(number, list(fields(key))[:3])';
export const PUBLIC = 'e, n = map(number, list(fields(key))[1:])';
