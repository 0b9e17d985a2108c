/** The layers of a frame. Apart from the rest of a run's parts: a page can show a run before it explains a frame. */
import type { Bytes } from '../codec/bytes.ts';
import type { Field } from '../codec/field.ts';
import { isFrameContext } from '../protocol/ssh/contexts.ts';
import { explainFrame } from '../protocol/ssh/explain.ts';
import type { FrameRecord } from './recorder.ts';
import type { LayerName } from './transcript.ts';

export interface OpenLayer {
  readonly name: LayerName;
  readonly bytes: Bytes;
  readonly fields: readonly Field[];
}

/** The layers of a frame with their trees. */
export function layersOf({ wire, packet, context }: FrameRecord): OpenLayer[] {
  if (!isFrameContext(context)) throw new Error('a frame of another protocol');
  return explainFrame({ wire, packet, context });
}
