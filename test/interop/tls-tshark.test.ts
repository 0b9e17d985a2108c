/**
 * Our TLS under tshark: it opens what our two ends send with the secrets of the run, finds every message that we say is
 * there, and every field of theirs begins and ends where one of our trees does, with the same name for its value.
 */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { leaves, type Field } from '../../src/codec/field.ts';
import { layersOf } from '../../src/world/layers.ts';
import { parseTlsScenario } from '../../src/world/parse-tls-scenario.ts';
import type { FrameRecord } from '../../src/world/recorder.ts';
import { keyLogLines } from '../../src/world/tls/key-log.ts';
import { simulateTls, type TlsRun } from '../../src/world/tls/simulate.ts';
import { pcap } from './pcap.ts';
import { temporaryFolder } from './peers/place.ts';
import { describeWith, shared } from './suite.ts';
import { dissect, type Dissected } from './tshark.ts';

const scenarios: readonly { readonly name: string; readonly scenario: object }[] = [
  { name: 'first contact', scenario: {} },
  { name: 'AES-128', scenario: { server: { cipher_suites: ['TLS_AES_128_GCM_SHA256'] } } },
  { name: 'ChaCha20', scenario: { server: { cipher_suites: ['TLS_CHACHA20_POLY1305_SHA256'] } } },
  { name: 'HelloRetryRequest', scenario: { server: { groups: ['secp256r1'], cookie: true } } },
  {
    name: 'client certificate',
    scenario: { client: { certificate: {} }, server: { client_certificates: 'required' } },
  },
  { name: 'ed25519', scenario: { server: { certificate: { key_type: 'ed25519' } } } },
  { name: 'RSA', scenario: { server: { certificate: { key_type: 'rsa' } } } },
  { name: 'GREASE', scenario: { client: { grease: true } } },
  { name: 'padding', scenario: { client: { pad_to: 64 }, server: { pad_to: 256 } } },
  { name: 'shared records', scenario: { client: { coalesce: true }, server: { coalesce: true } } },
];

/** Headers of IP and TCP. */
const HEADERS = 40;

/** The client's key log, as the Log panel shows it. */
const keyLog = (run: TlsRun): string => `${keyLogLines(run, 'client').flat().join('\n')}\n`;

/** What tshark takes apart further than the RFC does, or shows without bytes of its own. */
const foreign =
  /^(x509|pkix|pkcs|ber|http|data|text|_ws|urlencoded)|ja[34]|random_time|random_bytes|sig_hash_(hash|sig)$/;

/** The smallest fields of tshark that stand for bytes, without what is foreign. */
const smallest = (all: readonly Dissected[]): Dissected[] =>
  all.flatMap((one) => {
    if (foreign.test(one.name)) return [];
    const parts = smallest(one.parts);
    if (parts.length > 0) return parts;
    return one.size > 0 && one.name.startsWith('tls.') ? [one] : [];
  });

const everywhere = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => [field, ...everywhere(field.fields)]);

/** Its name of a number, such as `TLS_AES_128_GCM_SHA256 (0x1301)`, beside ours: `0x1301 TLS_AES_128_GCM_SHA256`. */
function sameName(theirs: string, ours: Field['value']): boolean {
  const [, number, name] = /^(0x[0-9a-f]{4}) (\S+)$/.exec(String(ours)) ?? [];
  if (!number || !name) return true;
  return (
    theirs.includes(name) && (theirs.includes(number) || theirs.includes(`(${Number(number)})`))
  );
}

interface Compared {
  readonly frame: FrameRecord;
  /** Their fields, each with ours of the same bounds. */
  readonly pairs: readonly {
    readonly theirs: Dissected;
    readonly ours: readonly Field[];
    /** Whether ours begin and end where theirs does. */
    readonly isBounded: boolean;
  }[];
  /** Our leaves that lie across theirs. */
  readonly crossing: readonly Field[];
}

/** Compares the part of a record that tshark has in one buffer with the layer that is the same bytes. */
function compare(
  frame: FrameRecord,
  fields: readonly Field[],
  found: readonly Dissected[],
): Compared {
  const all = everywhere(fields);
  const small = leaves(fields);
  const pairs = found.map((theirs) => ({
    theirs,
    ours: all.filter(({ start, end }) => start === theirs.at && end === theirs.at + theirs.size),
    // Of a key or a signature, tshark has one field, where our trees have the numbers in it.
    isBounded:
      small.some(({ start }) => start === theirs.at) &&
      small.some(({ end }) => end === theirs.at + theirs.size),
  }));
  const crossing = small.filter((leaf) =>
    found.some(({ at, size }) => {
      const [from, to] = [Math.max(leaf.start, at), Math.min(leaf.end, at + size)];
      return from < to && !(leaf.start >= at && leaf.end <= at + size);
    }),
  );
  return { frame, pairs, crossing };
}

function comparedIn(run: TlsRun, packets: readonly (readonly Dissected[])[]): Compared[] {
  return run.recorder.frames.flatMap((frame, number) => {
    const tls = packets[number]?.find(({ name }) => name === 'tls');
    if (!tls) throw new Error(`tshark sees no TLS in ${frame.address}`);
    const [record, inner] = layersOf(frame, run.telling);
    const encrypted = frame.keyValues.length > 0;
    const parts = tls.parts.flatMap((one) => (one.name === 'tls.record' ? one.parts : [one]));
    const isInside = ({ name }: Dissected) => encrypted && /^tls\.(handshake|alert)/.test(name);
    const outside = smallest(parts.filter((part) => !isInside(part))).filter(
      ({ name }) => !(encrypted && name === 'tls.record.content_type') && name !== 'tls.app_data',
    );
    const inPacket = outside.map((one) => ({ ...one, at: one.at - HEADERS }));
    return [
      compare(frame, record?.fields ?? [], inPacket),
      compare(frame, inner?.fields ?? [], smallest(parts.filter(isInside))),
    ];
  });
}

describeWith(['tshark'], 'tshark reads what our two ends send', () => {
  const folder = shared(
    async () => temporaryFolder(),
    (made) => made.remove(),
  );

  test.each(scenarios)('$name', async ({ name, scenario }) => {
    const run = simulateTls(parseTlsScenario({ protocol: 'tls-1.3', ...scenario }));
    expect(run.end.kind).toBe('established');
    const { frames } = run.recorder;
    const capture = folder().file(`${name}.pcap`);
    const segments = frames.map(({ from, wire }) => {
      if (from === 'attacker') throw new Error('nobody is in the middle');
      return { from, bytes: wire };
    });
    writeFileSync(capture, pcap(segments, 443));
    const packets = await dissect(capture, folder().write(`${name}.keys`, keyLog(run)));
    expect(packets.length).toBe(frames.length);

    const compared = comparedIn(run, packets);
    const at = ({ address }: FrameRecord, { name: field, at: from, size, text }: Dissected) =>
      `${address}: ${field} at ${from}, ${size} bytes: ${text}`;
    const missing = compared.flatMap(({ frame, pairs }) =>
      pairs.flatMap(({ theirs, isBounded }) => (isBounded ? [] : [at(frame, theirs)])),
    );
    expect(missing).toEqual([]);
    const misnamed = compared.flatMap(({ frame, pairs }) =>
      pairs.flatMap(({ theirs, ours }) =>
        ours.every(({ value }) => sameName(theirs.text, value))
          ? []
          : [`${at(frame, theirs)}, not ${ours.map(({ value }) => value).join()}`],
      ),
    );
    expect(misnamed).toEqual([]);
    const crossing = compared.flatMap(({ frame, crossing: fields }) =>
      fields.map((field) => `${frame.address}: ${field.name} at ${field.start}`),
    );
    expect(crossing).toEqual([]);
    const theirs = compared.flatMap(({ pairs }) => pairs.map((one) => one.theirs));
    const ours = frames.flatMap((frame) => layersOf(frame, run.telling));
    const handshakes = ours.filter(
      ({ name: layer, fields }) => layer.startsWith('message') && fields[0]?.name === 'msg_type',
    );
    expect(theirs.filter((one) => one.name === 'tls.handshake.type').length).toBe(
      handshakes.length,
    );
    expect(theirs.length).toBeGreaterThan(100);
  });
});
