/** Powers of g, one after the other, until one of them is the number that passed: the discrete logarithm, by trying. */
import { bigToBytes, bytesToBig, sameBytes, type Bytes } from '../codec/bytes.ts';
import { struct, type Row } from '../codec/struct.ts';
import type { Codec } from '../codec/tape.ts';
import { bytes as fixed } from '../codec/types.ts';
import type { ModpGroup } from '../crypto/modp.ts';

/** A group with at most so many exponents is gone through; of a larger one, so many are tried. */
export const MOST_TRIES = 4096;

/** Every power of g, in order of the exponent: p - 1 of them, of one byte each, in a group of at most 8 bits. */
export function powersOf({ g, p }: ModpGroup): readonly number[] {
  const powers: number[] = [];
  for (let power = g % p; powers.length < Number(p) - 1; power = (power * g) % p)
    powers.push(Number(power));
  return powers;
}

/** The first exponents of a large group: the one that gives `wanted`, or null where none of them does. */
export function searched({ g, p }: ModpGroup, wanted: Bytes): number | null {
  const target = bytesToBig(wanted);
  let power = g % p;
  for (let exponent = 1; exponent <= MOST_TRIES; exponent += 1) {
    if (power === target) return exponent;
    power = (power * g) % p;
  }
  return null;
}

type Table = Readonly<Record<string, Bytes>>;

/** The number that is looked for, and the table in which it is found: a row for each exponent, of one byte. */
export function exponentTable(
  group: ModpGroup,
  wanted: Bytes,
): { codec: Codec<Table>; value: Table } {
  const rows = powersOf(group).map((power, at) => ({
    name: `${group.g}^${at + 1} mod ${group.p}`,
    power,
    bytes: bigToBytes(BigInt(power)),
    exponent: at + 1,
  }));
  const layout: Record<string, Row> = {
    e: [fixed(1), 'the number that crossed the wire: in which line does it stand?'],
  };
  for (const { name, power, bytes, exponent } of rows)
    layout[name] = [
      fixed(1),
      sameBytes(bytes, wanted)
        ? `${power}: this is e, so x is ${exponent}`
        : `${power}: not e, so x is not ${exponent}`,
    ];
  return {
    codec: struct('RFC 4253 §8', layout) as Codec<Table>, // every row is bytes
    value: { e: wanted, ...Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes])) },
  };
}

/** Reads the exponent out of the table's bytes: the place at which the first byte stands again. */
export function foundIn(table: Bytes): Bytes {
  const [wanted = 0] = table;
  const at = table.subarray(1).indexOf(wanted);
  return Uint8Array.of(at + 1);
}
