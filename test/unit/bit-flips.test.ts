/**
 * Flips single bits on the wire before the login. None may end in a login, except in bytes that nothing authenticates;
 * those are counted by name. A random share, always the same; every bit with SSHOW_EXHAUSTIVE.
 */
import { describe, expect, test } from 'vitest';
import { fieldsAt } from '../../src/codec/field.ts';
import { seededRandom } from '../../src/crypto/random.ts';
import type { FrameContext } from '../../src/protocol/ssh/contexts.ts';
import { explainFrame } from '../../src/protocol/ssh/explain.ts';
import type { EndSide, FrameRecord } from '../../src/world/recorder.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { simulate, type Run } from '../../src/world/simulate.ts';

const exhaustive = process.env['SSHOW_EXHAUSTIVE'] !== undefined;
/** Flips in the normal run, from each side. */
const SHARE = 700;
/** Leaves that no signature and no MAC covers: padding that is sent before NEWKEYS. */
const unauthenticated = ['random padding'];

const untouched = simulate(parseScenario({}));

/** What a side sends before the client is in: for the client its last request, for the server SUCCESS. */
function framesBeforeLogin(from: EndSide): readonly FrameRecord[] {
  const sent = untouched.recorder.frames.filter((frame) => frame.from === from);
  const lastName = {
    client: 'client/SSH_MSG_USERAUTH_REQUEST#3',
    server: 'server/SSH_MSG_USERAUTH_SUCCESS#1',
  };
  const last = sent.findIndex(({ address }) => address === lastName[from]);
  if (last < 0) throw new Error(`no ${lastName[from]}`);
  return sent.slice(0, last + 1);
}

interface Place {
  readonly frame: FrameRecord;
  readonly leaf: string;
}

/** For every byte of a side's stream, the frame and the leaf that own it. */
function placesOf(frames: readonly FrameRecord[]): Place[] {
  return frames.flatMap((frame) => {
    const { wire, packet, context } = frame;
    const layers = explainFrame({ wire, packet, context: context as FrameContext });
    // In the clear, the packet is what is on the wire, and says more.
    const layer = frame.keyValues.length === 0 ? (layers[1] ?? layers[0]) : layers[0];
    return Array.from(wire, (_byte, at): Place => {
      const leaf = fieldsAt(layer?.fields ?? [], at).at(-1);
      if (!leaf) throw new Error(`no leaf at ${at} of ${frame.address}`);
      return { frame, leaf: leaf.name };
    });
  });
}

/** Who thinks, at the end, that somebody is logged in. */
const loggedIn = ({ recorder }: Run): readonly string[] =>
  recorder.steps.filter(({ key }) => key === 'logged-in').map(({ side }) => side);

interface Counts {
  readonly outcomes: Map<string, number>;
  readonly harmless: Map<string, number>;
  readonly wrong: string[];
}

const count = (map: Map<string, number>, key: string): void =>
  void map.set(key, (map.get(key) ?? 0) + 1);

function flip(from: EndSide, bits: Iterable<number>): Counts {
  const places = placesOf(framesBeforeLogin(from));
  const counts: Counts = { outcomes: new Map(), harmless: new Map(), wrong: [] };
  for (const at of bits) {
    const [byte, bit] = [at >> 3, at & 7];
    const place = places[byte];
    if (!place) throw new RangeError(`byte ${byte} is behind the login`);
    const run = simulate(parseScenario({ attack: { kind: 'flip-bit', from, byte, bit } }));
    const { kind, fault } = run.end;
    count(counts.outcomes, fault ? `${kind}: ${fault.fault.kind} at the ${fault.side}` : kind);
    const isSuccess = place.frame.message === 'SSH_MSG_USERAUTH_SUCCESS';
    // The server lets the client in before SUCCESS is on its way; the client must not believe a changed one.
    const believers = loggedIn(run).filter((side) => !isSuccess || side === 'client');
    if (believers.length === 0 && kind !== 'established') continue;
    if (unauthenticated.includes(place.leaf) && place.frame.keyValues.length === 0) {
      count(counts.harmless, `${place.frame.address}.${place.leaf}`);
    } else counts.wrong.push(`bit ${bit} of byte ${byte}, ${place.frame.address}.${place.leaf}`);
  }
  return counts;
}

/** All bits of `size` bytes, or a share of them that is the same on every run. */
function chosenBits(from: EndSide, size: number): number[] {
  const total = size * 8;
  if (exhaustive) return Array.from({ length: total }, (_, at) => at);
  const random = seededRandom('bit flips')(from, SHARE * 4);
  const view = new DataView(random.buffer);
  return Array.from({ length: SHARE }, (_, at) => view.getUint32(at * 4) % total);
}

const table = (title: string, map: ReadonlyMap<string, number>): string => {
  const rows = [...map].toSorted(([, a], [, b]) => b - a);
  return [title, ...rows.map(([key, n]) => `${String(n).padStart(7)}  ${key}`)].join('\n');
};

test('without a flip, first-contact logs in', () => {
  expect(untouched.end.kind).toBe('established');
  expect(loggedIn(untouched).toSorted()).toEqual(['client', 'server']);
});

describe.each(['client', 'server'] as const)('a flipped bit in what the %s sends', (from) => {
  const size = framesBeforeLogin(from).reduce((sum, { wire }) => sum + wire.length, 0);

  test(
    'never ends in a login, except in bytes that nothing authenticates',
    { timeout: 900_000 },
    () => {
      const bits = chosenBits(from, size);
      const { outcomes, harmless, wrong } = flip(from, bits);
      console.log(
        [
          table(`${bits.length} of ${size * 8} bits from the ${from}, by outcome`, outcomes),
          table('harmless, by field', harmless),
        ].join('\n'),
      );
      expect(wrong).toEqual([]);
      const sum = [...outcomes.values()].reduce((all, n) => all + n, 0);
      expect(sum).toBe(bits.length);
    },
  );

  test('in the padding before NEWKEYS changes nothing that anybody notices', () => {
    const places = placesOf(framesBeforeLogin(from));
    const padding = places.flatMap(({ frame, leaf }, byte) =>
      leaf === 'random padding' && frame.keyValues.length === 0 ? [byte] : [],
    );
    expect(padding.length).toBeGreaterThan(0);
    const first = padding.slice(0, 1).map((byte) => byte * 8);
    expect([...flip(from, first).harmless.values()]).toEqual([1]);
  });
});

test.each<[EndSide, string, number]>([
  ['client', 'client/SSH_MSG_NEWKEYS#1', 1],
  ['server', 'server/SSH_MSG_KEXINIT#1', 1],
])(
  'a length from the %s that grows to more than ever comes leaves both waiting: stalled',
  (from, address, at) => {
    let byte = at + 1;
    for (const frame of framesBeforeLogin(from)) {
      if (frame.address === address) break;
      byte += frame.wire.length;
    }
    const attack = { kind: 'flip-bit', from, byte, bit: 6 };
    const run = simulate(parseScenario({ attack }));
    expect(run.end).toMatchObject({ kind: 'failed', fault: { fault: { kind: 'stalled' } } });
    expect(loggedIn(run)).toEqual([]);
  },
);
