import type { ExchangeView, LadderFrame, OpenFrame } from '../../../player/run.ts';

type Layer = OpenFrame['layers'][number];

/** What crossed the wire. */
export const wireOf = ({ layers }: OpenFrame): Layer | undefined =>
  layers.find(({ name }) => name === 'wire' || name === 'record');

/** What it was before it was encrypted. */
export const plainOf = ({ layers }: OpenFrame): Layer | undefined =>
  layers.find(({ name }) => name === 'packet' || name === 'inner');

/** Whether what crossed the wire is not the packet itself. */
export function isSealed(open: OpenFrame): boolean {
  const wire = wireOf(open);
  const packet = plainOf(open);
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
