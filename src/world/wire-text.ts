/** The screen of somebody who listens: what crosses a wire, in the order in which it does, as readable text. */
import type { Bytes } from '../codec/bytes.ts';
import { provenanceOf } from './provenance.ts';
import type { Actor, FrameRecord } from './recorder.ts';
import type { AnyRun } from './simulate.ts';

export interface WireLine {
  /** The step at which it is sent. */
  readonly step: number;
  readonly text: string;
}

/** Characters of a frame that a line shows. */
const MOST = 160;
const DOT = '·';
const ARROW = '↵';

/** A line for each frame; one more where the eavesdropper comes to have the keys that open it. */
export function wireLines(run: AnyRun): readonly WireLine[] {
  const all = provenanceOf(run);
  // Where the run tells of somebody who works the keys out, not before they have.
  const since = (frame: FrameRecord): number =>
    Math.max(
      ...frame.keyValues.flatMap((key) => [
        all.since(key, 'eavesdropper') ?? Infinity,
        all.since(key, 'attacker') ?? 0,
      ]),
    );
  return run.recorder.frames.flatMap((frame): WireLine[] => {
    const way = `${names[frame.from]} → ${names[frame.to]}`;
    const line = { step: frame.sentAt, text: `${way}  ${onWire(frame)}` };
    const opens = frame.keyValues.length > 0 ? Math.max(frame.sentAt, since(frame)) : Infinity;
    if (opens === Infinity || !frame.packet) return [line];
    // What was recorded before the keys were there is read when they are: at the step that tells of it.
    return [line, { step: opens, text: `${way}  decrypted: ${readable(frame.packet)}` }];
  });
}

const names: Readonly<Record<Actor, string>> = {
  client: 'client',
  server: 'server',
  attacker: 'attacker',
};

/** What is encrypted says nothing, also where a byte of it happens to be a letter. */
function onWire({ keyValues, wire }: FrameRecord): string {
  if (keyValues.length === 0) return readable(wire);
  const dots = DOT.repeat(Math.min(wire.length, DOTS));
  return `${dots}${wire.length > DOTS ? '…' : ''} ${wire.length} bytes, encrypted`;
}

/** Dots of an encrypted frame: its size is told besides. */
const DOTS = 16;

/** Bytes as text: printable ASCII as it is, the end of a line as an arrow, and a dot for each other byte. */
export function readable(bytes: Bytes): string {
  const text = Array.from(bytes.subarray(0, MOST + 1), (byte) => String.fromCharCode(byte)).join(
    '',
  );
  const shown = Array.from(text.replaceAll('\r\n', ARROW))
    .slice(0, MOST)
    .map((one) => (one === ARROW || (one >= ' ' && one <= '~') ? one : DOT))
    .join('');
  return bytes.length > MOST ? `${shown}…` : shown;
}
