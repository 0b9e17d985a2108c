/** A frame as it is shown open: its layers with their trees, and which fields hold recorded values. */
import { isTlsContext } from '../../protocol/tls/contexts.ts';
import { frameId } from '../../world/steps.ts';
import { layersOf } from '../../world/layers.ts';
import type { FrameRecord } from '../../world/recorder.ts';
import type { AnyRun } from '../../world/simulate.ts';
import type { OpenFrame } from '../run.ts';
import { fieldValues, recordedValues } from './field-values.ts';

export function openedFrame(run: AnyRun, frame: FrameRecord): OpenFrame {
  const find = recordedValues(run, frame.from);
  const { context } = frame;
  const addressOf = (id: string): string =>
    run.recorder.frames.find((one) => frameId(one) === id)?.address ?? '';
  return {
    id: frameId(frame),
    suite: isTlsContext(context) ? (context.suite?.name ?? null) : null,
    layers: layersOf(frame, run.telling).map(({ name, bytes, fields, from }) => ({
      name,
      bytes,
      fields,
      values: fieldValues(fields, bytes, find),
      from: (from ?? []).map((part) => ({
        address: addressOf(part.frame),
        size: part.end - part.start,
      })),
    })),
  };
}
