/**
 * A recording of a real TLS session: the scenario that brings it forth again. The other end is what it sent; ours is run
 * anew, with the same draws and signatures. It holds the session's secrets, and no private key of a certificate.
 */
import { toHex } from '../../codec/bytes.ts';
import type { EndSide, Recorder } from '../recorder.ts';
import type { Chunk } from '../recording.ts';
import type { TlsScenario } from './scenario.ts';

export interface RealTlsSession {
  readonly title: string;
  /** Which end was ours. */
  readonly side: EndSide;
  /** Certificates in it are given as files, not made from its seed. */
  readonly scenario: TlsScenario;
  readonly recorder: Recorder;
  readonly chunks: readonly Chunk[];
}

/** The recording as the JSON of a scenario: `simulate` of it gives the session's frames and values. */
export function tlsRecordingOf({ title, side, scenario, recorder, chunks }: RealTlsSession) {
  const { protocol, clock, client, server } = scenario;
  const recorded = chunks.map(({ timeMs, bytes, end }) => ({
    ...{ time_ms: timeMs, bytes: toHex(bytes) },
    ...(end && { end }),
  }));
  const ends =
    side === 'client'
      ? {
          client: { ...client, certificate: withoutKey(client.certificate) },
          server: { host: server.host, address: server.address, port: server.port, recorded },
        }
      : {
          client: { address: client.address, port: client.port, recorded },
          server: { ...server, certificate: withoutKey(server.certificate) },
        };
  return {
    ...{ title, protocol, clock },
    overrides: Object.fromEntries(
      [...recorder.draws, ...recorder.signatures].map(({ label, bytes }) => [label, toHex(bytes)]),
    ),
    link: { rtt_ms: 0 },
    ...ends,
  };
}

function withoutKey(certificate: TlsScenario['client']['certificate']) {
  if (certificate === null) return null;
  if (!('chain' in certificate)) throw new Error('a real session has certificates of its own');
  return { chain: certificate.chain };
}
