/** What there is to know of a protocol for telling of its frames, apart from words. */
import { isFrameContext, messageIn } from '../protocol/ssh/contexts.ts';
import { frameLevel, framePhase } from './frame-places.ts';
import type { OpenLayer } from './layers.ts';
import type { FrameRecord } from './recorder.ts';
import type { Level, Phase } from './transcript.ts';

export interface Telling {
  /** The section that demands the connection below. */
  readonly connectSource: string;
  /** At which level the sending of a frame is shown, and where it belongs. */
  placeOf(frame: FrameRecord): { readonly level: Level; readonly phase: Phase };
  /** The section that defines what a frame says. */
  sourceOf(frame: FrameRecord): string;
  /** The layers of a frame with their trees; absent for SSH, whose trees layers.ts makes, which loads later. */
  layersOf?(frame: FrameRecord): readonly OpenLayer[];
}

export const sshTelling: Telling = {
  connectSource: 'RFC 4253 §4',
  placeOf: ({ message, value }) => ({
    level: frameLevel(message, value),
    phase: framePhase(message),
  }),
  sourceOf: ({ packet, context }) =>
    isFrameContext(context) && context.kind === 'packet'
      ? (messageIn(context.methods, packet?.[5])?.source ?? 'RFC 4253 §11.4')
      : 'RFC 4253 §4.2',
};
