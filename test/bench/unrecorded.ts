/** A recorder that takes nothing down: what the engines cost without anybody watching. */
import { encode } from '../../src/codec/tape.ts';
import { seededRandom } from '../../src/crypto/random.ts';
import type { Io } from '../../src/protocol/trace.ts';
import { Recorder } from '../../src/world/recorder.ts';

export class Unrecorded extends Recorder {
  readonly #source: ReturnType<typeof seededRandom>;

  constructor(seed: string) {
    super(seededRandom(seed), new Map());
    this.#source = seededRandom(seed);
  }

  override io(): Io {
    const source = this.#source;
    return {
      random: (label, length) => source(label, length),
      draw: (label, length) => source(label, length),
      hold: (_label, bytes) => bytes,
      compute: (_label, _how, _from, _about, make) => make(),
      derive: (_label, codec, value, _from, hash) => hash.digest(encode(codec, value)),
      sign: (_label, { algorithm, privateKey }, data) =>
        algorithm.sign(data, privateKey ?? new Uint8Array(32)),
      step: () => undefined,
      sent: () => undefined,
      received: () => undefined,
    };
  }
}

interface Party {
  readonly closed: { readonly fault: object | null } | null;
  move(
    input:
      | { readonly kind: 'command'; readonly command: { readonly do: 'start' } }
      | { readonly kind: 'bytes'; readonly bytes: Uint8Array },
  ): { readonly send: readonly Uint8Array[] };
}

/** Lets two ends talk until both are silent. Throws where the client was not closed in order. */
export function talk(client: Party, server: Party): void {
  let toServer = client.move({ kind: 'command', command: { do: 'start' } }).send;
  let toClient = server.move({ kind: 'command', command: { do: 'start' } }).send;
  while (toServer.length + toClient.length > 0) {
    const forServer = toServer;
    const forClient = toClient;
    toClient = forServer.flatMap((bytes) => server.move({ kind: 'bytes', bytes }).send);
    toServer = forClient.flatMap((bytes) => client.move({ kind: 'bytes', bytes }).send);
  }
  if (!client.closed || client.closed.fault) throw new Error('the untraced run failed');
}
