/** Parts of a run on their own: the engines without anybody watching, and the codec over the same messages. */
import { decode, encode } from '../../src/codec/tape.ts';
import { seededRandom } from '../../src/crypto/random.ts';
import { isFrameContext, messageIn } from '../../src/protocol/ssh/contexts.ts';
import type { Io } from '../../src/protocol/trace.ts';
import { answersFor, scenarioPerson } from '../../src/world/answers.ts';
import { clientParty, Keys, serverParty } from '../../src/world/party.ts';
import { Recorder } from '../../src/world/recorder.ts';
import type { Scenario } from '../../src/world/scenario.ts';
import type { Run } from '../../src/world/simulate.ts';

/** Takes nothing down. */
class Unrecorded extends Recorder {
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

/** Both engines talk to each other, with no clock and no trace. */
export function untraced(scenario: Scenario): void {
  const recorder = new Unrecorded(scenario.seed);
  const keys = new Keys(scenario, recorder);
  const { answer } = answersFor(scenario, recorder, keys, scenarioPerson(scenario));
  const client = clientParty(scenario, recorder, keys, answer);
  const server = serverParty(scenario, recorder, keys, answer);
  let toServer = client.move({ kind: 'command', command: { do: 'start' } }).send;
  let toClient = server.move({ kind: 'command', command: { do: 'start' } }).send;
  while (toServer.length + toClient.length > 0) {
    const forServer = toServer;
    const forClient = toClient;
    toClient = forServer.flatMap((bytes) => server.move({ kind: 'bytes', bytes }).send);
    toServer = forClient.flatMap((bytes) => client.move({ kind: 'bytes', bytes }).send);
  }
  if (!client.closed || client.closed.fault) throw new Error('the untraced login failed');
}

/** Encodes and decodes every message of a run once. */
export function codecOnly({ recorder }: Run): number {
  let size = 0;
  for (const { packet, context } of recorder.frames) {
    if (!packet || !isFrameContext(context) || context.kind !== 'packet') continue;
    const payload = packet.subarray(5, packet.length - (packet[4] ?? 0));
    const message = messageIn(context.methods, payload[0]);
    const decoded = message && decode(message, payload);
    if (message && decoded?.ok) size += encode(message, decoded.value).length;
  }
  for (const { preimage } of recorder.derivations) size += preimage?.bytes.length ?? 0;
  return size;
}
