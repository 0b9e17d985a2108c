/** The screen of somebody who listens: what crosses a wire, in the order in which it does, as readable text. */
import { fromUtf8, type Bytes } from '../codec/bytes.ts';
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

/** A line for each frame; one more where the eavesdropper comes to have the keys that open it. */
export function wireLines(run: AnyRun): readonly WireLine[] {
  const all = provenanceOf(run);
  const since = (frame: FrameRecord): number =>
    Math.max(...frame.keyValues.map((key) => all.since(key, 'eavesdropper') ?? Infinity));
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

/** Bytes as text: letters as they are, the end of a line as an arrow, and a dot for what is no character. */
export function readable(bytes: Bytes): string {
  const text = Array.from(fromUtf8(bytes.subarray(0, MOST + 1)).replaceAll('\r\n', '↵'));
  const shown = text
    .slice(0, MOST)
    .map((one) => (/[\p{C}\p{Z}\uFFFD]/u.test(one) && one !== ' ' ? DOT : one))
    .join('');
  return bytes.length > MOST ? `${shown}…` : shown;
}
