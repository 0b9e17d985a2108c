import { openedFrame } from '../opened-frame.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'original'> = async ({ original }, { frame: address }) => {
  const before = await original();
  const frame = before?.run.recorder.frames.find((one) => one.address === address);
  return before && frame ? openedFrame(before.run, frame) : null;
};
