/**
 * Flips single bits on the wire of a TLS handshake. None may end in a connection, except in bytes that nothing
 * authenticates; those are counted by name. A random share, always the same; every bit with SSHOW_EXHAUSTIVE.
 */
import { describe, expect, test } from 'vitest';
import { fieldsAt } from '../../../src/codec/field.ts';
import { seededRandom } from '../../../src/crypto/random.ts';
import { layersOf } from '../../../src/world/layers.ts';
import { parseTlsScenario } from '../../../src/world/parse-tls-scenario.ts';
import type { EndSide, FrameRecord } from '../../../src/world/recorder.ts';
import { simulateTls, type TlsRun } from '../../../src/world/tls/simulate.ts';

const exhaustive = process.env['SSHOW_EXHAUSTIVE'] !== undefined;
/** Leaves of records in the clear that neither a transcript hash nor a tag covers. RFC 8446 §5.1 */
const unauthenticated = ['legacy_record_version'];

interface Handshake {
  readonly name: string;
  readonly scenario: object;
  /** Flips in the normal run, from each side. */
  readonly share: number;
}

const handshakes: readonly Handshake[] = [
  { name: 'a first contact', scenario: {}, share: 200 },
  {
    name: 'a retry and a client certificate',
    scenario: {
      client: { certificate: {} },
      server: { client_certificates: 'required', groups: ['secp256r1'], cookie: true },
    },
    share: 50,
  },
];

const simulate = (scenario: object): TlsRun =>
  simulateTls(parseTlsScenario({ protocol: 'tls-1.3', ...scenario }));

/** What a side sends up to its Finished. */
function handshakeOf({ recorder }: TlsRun, from: EndSide): readonly FrameRecord[] {
  const sent = recorder.frames.filter((frame) => frame.from === from);
  const last = sent.findIndex(({ message }) => message === 'Finished');
  if (last < 0) throw new Error(`no Finished from the ${from}`);
  return sent.slice(0, last + 1);
}

interface Place {
  readonly frame: FrameRecord;
  readonly leaf: string;
}

/** For every byte of a side's stream, the frame and the leaf of the record that own it. */
function placesOf(untouched: TlsRun, from: EndSide): Place[] {
  return handshakeOf(untouched, from).flatMap((frame) => {
    const [record] = layersOf(frame, untouched.telling);
    return Array.from(frame.wire, (_byte, at): Place => {
      const leaf = fieldsAt(record?.fields ?? [], at).at(-1);
      if (!leaf) throw new Error(`no leaf at ${at} of ${frame.address}`);
      return { frame, leaf: leaf.name };
    });
  });
}

/** Who thinks, at the end, that the handshake was good. */
const believers = ({ recorder }: TlsRun): readonly string[] =>
  recorder.steps.filter(({ key }) => key === 'tls-connected').map(({ side }) => side);

interface Counts {
  readonly outcomes: Map<string, number>;
  readonly harmless: Map<string, number>;
  readonly wrong: string[];
}

const count = (map: Map<string, number>, key: string): void =>
  void map.set(key, (map.get(key) ?? 0) + 1);

function flip(scenario: object, places: readonly Place[], from: EndSide, bits: Iterable<number>) {
  const counts: Counts = { outcomes: new Map(), harmless: new Map(), wrong: [] };
  for (const at of bits) {
    const [byte, bit] = [at >> 3, at & 7];
    const place = places[byte];
    if (!place) throw new RangeError(`byte ${byte} is behind the handshake`);
    const attack = { kind: 'flip-bit', from, byte, bit };
    const run = simulate({ ...scenario, attack });
    const { kind, fault } = run.end;
    count(counts.outcomes, fault ? `${kind}: ${fault.fault.kind} at the ${fault.side}` : kind);
    // The client is done when its last flight is on its way; the server must not believe a changed one.
    const isLastFlight = from === 'client' && place.frame.message !== 'ClientHello';
    const fooled = believers(run).filter((side) => !isLastFlight || side === 'server');
    if (fooled.length === 0 && kind !== 'established') continue;
    const inClear = place.frame.keyValues.length === 0;
    if (unauthenticated.includes(place.leaf) && inClear)
      count(counts.harmless, `${place.frame.address}.${place.leaf}`);
    else counts.wrong.push(`bit ${bit} of byte ${byte}, ${place.frame.address}.${place.leaf}`);
  }
  return counts;
}

/** All bits of `size` bytes, or a share of them that is the same on every run. */
function chosenBits(from: EndSide, size: number, share: number): number[] {
  const total = size * 8;
  if (exhaustive) return Array.from({ length: total }, (_, at) => at);
  const random = seededRandom('bit flips')(from, share * 4);
  const view = new DataView(random.buffer);
  return Array.from({ length: share }, (_, at) => view.getUint32(at * 4) % total);
}

const table = (title: string, map: ReadonlyMap<string, number>): string => {
  const rows = [...map].toSorted(([, a], [, b]) => b - a);
  return [title, ...rows.map(([key, n]) => `${String(n).padStart(7)}  ${key}`)].join('\n');
};

describe.each(handshakes)('of $name', ({ scenario, share }) => {
  const untouched = simulate(scenario);

  test('without a flip, both sides connect', () => {
    expect(untouched.end.kind).toBe('established');
    expect(believers(untouched).toSorted()).toEqual(['client', 'server']);
  });

  describe.each(['client', 'server'] as const)('a flipped bit in what the %s sends', (from) => {
    const places = placesOf(untouched, from);
    /** Bits of the versions of records. */
    const versions = (encrypted: boolean): number[] =>
      places.flatMap(({ frame, leaf }, byte) =>
        leaf === 'legacy_record_version' && frame.keyValues.length > 0 === encrypted
          ? [byte * 8]
          : [],
      );

    test(
      'never ends in a connection, except in bytes that nothing authenticates',
      { timeout: 900_000 },
      () => {
        const bits = chosenBits(from, places.length, share);
        const { outcomes, harmless, wrong } = flip(scenario, places, from, bits);
        const size = places.length * 8;
        console.log(
          [
            table(`${bits.length} of ${size} bits from the ${from}, by outcome`, outcomes),
            table('harmless, by field', harmless),
          ].join('\n'),
        );
        expect(wrong).toEqual([]);
        const sum = [...outcomes.values()].reduce((all, n) => all + n, 0);
        expect(sum).toBe(bits.length);
      },
    );

    test('in the version of a record in the clear changes nothing that anybody notices', () => {
      const bits = versions(false);
      expect(bits.length).toBeGreaterThanOrEqual(2);
      const { harmless } = flip(scenario, places, from, bits);
      expect([...harmless.values()].reduce((all, n) => all + n, 0)).toBe(bits.length);
    });

    test('in the version of an encrypted record is noticed: the tag covers it', () => {
      const { outcomes } = flip(scenario, places, from, versions(true).slice(0, 2));
      const other = from === 'client' ? 'server' : 'client';
      expect([...outcomes.keys()]).toEqual([`failed: bad-record-mac at the ${other}`]);
    });
  });
});
