/** Parts of an SSH run on their own: the engines without anybody watching, and the codec over the same messages. */
import { decode, encode } from '../../src/codec/tape.ts';
import { isFrameContext, messageIn } from '../../src/protocol/ssh/contexts.ts';
import { answersFor, scenarioPerson } from '../../src/world/answers.ts';
import { clientParty, Keys, serverParty } from '../../src/world/party.ts';
import type { Scenario } from '../../src/world/scenario.ts';
import type { Run } from '../../src/world/simulate.ts';
import { talk, Unrecorded } from './unrecorded.ts';

/** Both engines talk to each other, with no clock and no trace. */
export function untracedSsh(scenario: Scenario): void {
  const recorder = new Unrecorded(scenario.seed);
  const keys = new Keys(scenario, recorder);
  const { answer } = answersFor(scenario, recorder, keys, scenarioPerson(scenario));
  const client = clientParty(scenario, recorder, keys, answer);
  const server = serverParty(scenario, recorder, keys, answer);
  talk(client, server);
}

/** Encodes and decodes every message of a run once. */
export function sshCodec({ recorder }: Run): number {
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
