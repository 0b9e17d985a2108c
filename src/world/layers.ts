/** The layers of a frame. Apart from the rest of a run's parts: a page can show a run before it explains a frame. */
import type { Bytes } from '../codec/bytes.ts';
import type { Field } from '../codec/field.ts';
import { isFrameContext } from '../protocol/ssh/contexts.ts';
import { explainFrame } from '../protocol/ssh/explain.ts';
import type { FrameRecord } from './recorder.ts';
import type { Telling } from './telling.ts';
import type { Layer, LayerName } from './transcript.ts';

export interface OpenLayer {
  readonly name: LayerName;
  readonly bytes: Bytes;
  readonly fields: readonly Field[];
  /** Where the bytes stand that were taken out of several frames. */
  readonly from?: NonNullable<Layer['from']>;
}

/** The layers of a frame with their trees. */
export function layersOf(frame: FrameRecord, telling: Telling): readonly OpenLayer[] {
  if (telling.layersOf) return telling.layersOf(frame);
  const { wire, packet, context } = frame;
  if (!isFrameContext(context)) throw new Error('a frame of another protocol');
  return explainFrame({ wire, packet, context });
}
