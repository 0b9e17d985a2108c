/** Values by label, symbol, bytes, and the fingerprint of a public key. */
import { decode } from '../../codec/tape.ts';
import { fingerprint } from '../../protocol/ssh/fingerprint.ts';
import { PublicKeyBlob } from '../../protocol/ssh/public-key.ts';
import type { ValueRecord } from '../recorder.ts';
import { otherNames } from '../text/other-names.ts';
import type { Entry } from './entry.ts';
import { numberOf } from './frame-groups.ts';
import { noTerm, termOf } from './match.ts';
import { chosen, type PlaceSketch } from './places.ts';

/** What both ends have is one value with two places, as it is one tag on the page. */
export function valueEntries(values: readonly ValueRecord[]): Entry[] {
  const same = new Map<string, ValueRecord[]>();
  // Of two that are there from the start, the public one is more often meant.
  for (const value of values.toSorted((a, b) => Number(a.secret) - Number(b.secret))) {
    const key = `${value.hex} ${value.symbol || value.label}`;
    const group = same.get(key);
    if (group) group.push(value);
    else same.set(key, [value]);
  }
  return [...same.values()].flatMap((group) => entryOf(group) ?? []);
}

function entryOf(values: readonly ValueRecord[]): Entry | null {
  const [first] = values;
  if (!first) return null;
  const { label, symbol, hex, id } = first;
  const places = values.map(placeOf);
  const owners = values.map(({ owner }) => owner).join(' ');
  return {
    kind: 'value',
    title: label,
    means: fingerprintOf(first) ?? '',
    value: id,
    names: [symbol, label, ...(otherNames[symbol] ?? [])].filter((name) => name !== '').map(termOf),
    otherNames: [
      ...(fingerprintOf(first) === null ? [] : ['fingerprint', fingerprintOf(first) ?? '']),
      ...values.map(({ address }) => address),
    ].map(termOf),
    prose: noTerm,
    context: termOf(`${owners} ${first.secret ? 'secret' : 'public'}`),
    hex,
    first: Math.min(...values.map(heldFrom)),
    count: values.length,
    places: (most, filter) => chosen(() => places, most, filter),
  };
}

const heldFrom = ({ heldAt }: ValueRecord): number =>
  Math.min(heldAt.client ?? Infinity, heldAt.server ?? Infinity);

const placeOf = (value: ValueRecord): PlaceSketch => ({
  side: value.owner,
  number: numberOf(value.address),
  make: () => ({
    address: value.address,
    step: heldFrom(value),
    side: value.owner,
    within: value.label,
    path: '',
    layer: null,
    note: null,
  }),
});

/** Of a public key as it travels; null for everything else. */
function fingerprintOf({ bytes, secret, symbol }: ValueRecord): string | null {
  if (secret || !symbol.startsWith('K_')) return null;
  return decode(PublicKeyBlob, bytes).ok ? fingerprint(bytes) : null;
}
