/** A frame as it is shown open: its layers with their trees, and which fields hold recorded values. */
import { frameId } from '../../world/steps.ts';
import { layersOf } from '../../world/layers.ts';
import type { FrameRecord } from '../../world/recorder.ts';
import type { AnyRun } from '../../world/simulate.ts';
import type { OpenFrame } from '../run.ts';
import { fieldValues, recordedValues } from './field-values.ts';

export function openedFrame(run: AnyRun, frame: FrameRecord): OpenFrame {
  const find = recordedValues(run, frame.from);
  return {
    id: frameId(frame),
    layers: layersOf(frame, run.telling).map(({ name, bytes, fields }) => ({
      name,
      bytes,
      fields,
      values: fieldValues(fields, bytes, find),
    })),
  };
}
