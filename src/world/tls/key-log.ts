/**
 * The lines that an end of TLS writes where it is told to log its secrets, as browsers are by SSLKEYLOGFILE and OpenSSL's
 * programs by -keylogfile: whoever reads them, such as Wireshark, can read the connection. RFC 9850 §2.
 */
import { toHex } from '../../codec/bytes.ts';
import type { AnyRun } from '../simulate.ts';
import type { EndSide, FrameRecord } from '../recorder.ts';
import { fieldOf } from '../text/prose.ts';

/** Labels by the symbols of the secrets. */
const labels: Readonly<Record<string, string>> = {
  'c hs': 'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
  's hs': 'SERVER_HANDSHAKE_TRAFFIC_SECRET',
  'c ap': 'CLIENT_TRAFFIC_SECRET_0',
  's ap': 'SERVER_TRAFFIC_SECRET_0',
  exp: 'EXPORTER_SECRET',
};

/** For each step of the run, the lines that the end writes there; a recorded one writes none. */
export function keyLogLines({ recorder }: AnyRun, side: EndSide): readonly (readonly string[])[] {
  const { steps, values, frames } = recorder;
  const lines = steps.map((): string[] => []);
  for (const { symbol, owner, heldAt, hex } of values) {
    const label = Object.hasOwn(labels, symbol) ? labels[symbol] : undefined;
    const step = heldAt[side];
    if (label === undefined || owner !== side || step === undefined) continue;
    const random = randomAt(frames, side, step);
    if (random !== null) lines[step]?.push(`${label} ${random} ${hex}`);
  }
  return lines;
}

/** The random of the ClientHello that began the connection in which an end is at a step: the lines go by it. */
function randomAt(frames: readonly FrameRecord[], side: EndSide, step: number): string | null {
  const hello = frames.findLast(
    ({ message, from, to, sentAt, receivedAt }) =>
      message === 'ClientHello' &&
      (from === side ? sentAt : to === side ? (receivedAt ?? Infinity) : Infinity) <= step,
  );
  const random = fieldOf(hello?.value, 'random');
  return random instanceof Uint8Array ? toHex(random) : null;
}
