/** Captures as files, for tools that read them: TCP segments over IPv4, as if a cable had been tapped. */
import { concat, type Bytes } from '../../src/codec/bytes.ts';

/** LINKTYPE_RAW: packets begin with their IP header. */
const RAW_IP = 101;

const little = (...numbers: readonly (readonly [size: number, value: number])[]): Bytes =>
  concat(
    ...numbers.map(([size, value]) =>
      Uint8Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** at) & 0xff),
    ),
  );

const big = (size: number, value: number): Bytes => little([size, value]).toReversed();

const addresses = { client: [10, 0, 0, 1], server: [10, 0, 0, 2] } as const;

/** What one side sends, in one segment. */
export interface Segment {
  readonly from: 'client' | 'server';
  readonly bytes: Bytes;
}

/**
 * A capture of one connection to a port, each segment in a packet of its own; the first packet has number 1. Checksums
 * are zero: nobody looks at them unless told to.
 */
export function pcap(segments: readonly Segment[], port: number): Bytes {
  const head = little([4, 0xa1b2c3d4], [2, 2], [2, 4], [4, 0], [4, 0], [4, 2 ** 18], [4, RAW_IP]);
  const sent = { client: 1, server: 1 };
  const packets = segments.map(({ from, bytes }, second) => {
    const to = from === 'client' ? 'server' : 'client';
    const ports = { client: 50022, server: port };
    const tcp = concat(
      ...[big(2, ports[from]), big(2, ports[to]), big(4, sent[from]), big(4, sent[to])],
      Uint8Array.of(0x50, 0x18), // five words of header; PSH and ACK
      ...[big(2, 0xffff), big(2, 0), big(2, 0)],
    );
    sent[from] += bytes.length;
    const length = 20 + tcp.length + bytes.length;
    const ip = concat(
      ...[Uint8Array.of(0x45, 0), big(2, length), big(2, second), big(2, 0)],
      ...[Uint8Array.of(64, 6), big(2, 0)],
      ...[Uint8Array.from(addresses[from]), Uint8Array.from(addresses[to])],
    );
    return concat(little([4, second], [4, 0], [4, length], [4, length]), ip, tcp, bytes);
  });
  return concat(head, ...packets);
}
