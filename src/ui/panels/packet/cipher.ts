import type { ExchangeView, LadderFrame, OpenFrame } from '../../../player/run.ts';

/** Whether what crossed the wire is not the packet itself. */
export function isSealed({ layers }: OpenFrame): boolean {
  const wire = layers.find(({ name }) => name === 'wire');
  const packet = layers.find(({ name }) => name === 'packet');
  if (!wire || !packet) return false;
  const { bytes } = wire;
  return (
    bytes.length !== packet.bytes.length || packet.bytes.some((byte, at) => byte !== bytes[at])
  );
}

/** The cipher that a frame was encrypted with: that of the last exchange whose keys its sender had taken into use. */
export function cipherOf(exchanges: readonly ExchangeView[], frame: LadderFrame): string | null {
  if (!frame.encrypted) return null;
  const { from, to, sentAt } = frame;
  for (const { ends, keysAt, keys } of exchanges.toReversed()) {
    const isOut = ends.client === from && ends.server === to;
    if (!isOut && !(ends.server === from && ends.client === to)) continue;
    if (keysAt[isOut ? 'client' : 'server'] >= sentAt) continue;
    const direction = isOut ? 'client to server' : 'server to client';
    const key = keys.find((one) => one.purpose === 'Encryption' && one.direction === direction);
    return key?.algorithm ?? null;
  }
  return null;
}
