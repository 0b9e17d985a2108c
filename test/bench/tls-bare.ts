/** Parts of a TLS run on their own: the engines without anybody watching, and the codec over the same messages. */
import { decode, encode } from '../../src/codec/tape.ts';
import { isTlsContext } from '../../src/protocol/tls/contexts.ts';
import { handshakeMessageIn } from '../../src/protocol/tls/messages/handshake.ts';
import type { TlsRun } from '../../src/world/tls.ts';
import { TlsParties } from '../../src/world/tls/parties.ts';
import type { TlsScenario } from '../../src/world/tls/scenario.ts';
import { talk, Unrecorded } from './unrecorded.ts';

const ignore = (): void => undefined;

/** Both engines talk to each other, with no clock and no trace. */
export function untracedTls(scenario: TlsScenario): void {
  const parties = new TlsParties(scenario, new Unrecorded(scenario.seed));
  talk(
    parties.client(null, ignore),
    parties.server(() => null, ignore),
  );
}

/** Encodes and decodes every handshake message of a run once. */
export function tlsCodec({ recorder }: TlsRun): number {
  let size = 0;
  for (const { context } of recorder.frames) {
    if (!isTlsContext(context)) continue;
    for (const { bytes } of context.messages) {
      const message = handshakeMessageIn(bytes);
      const decoded = message && decode(message, bytes);
      if (message && decoded?.ok) size += encode(message, decoded.value).length;
    }
  }
  for (const { preimage } of recorder.derivations) size += preimage?.bytes.length ?? 0;
  return size;
}
