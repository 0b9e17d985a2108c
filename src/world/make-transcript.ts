/** A run as its transcript: the stable contract, all of it at once. Trees are made here, and only here. */
import { toHex } from '../codec/bytes.ts';
import { decodeTree } from '../codec/tape.ts';
import { derivationHead, headOf, outcomeOf, questionsOf, valuesOf } from './describe.ts';
import { noticeOf } from './notice.ts';
import { layersOf } from './layers.ts';
import { logLines } from './log/lines.ts';
import { serverLogLines } from './log/server/lines.ts';
import type { DerivationRecord, FrameRecord } from './recorder.ts';
import type { Run } from './simulate.ts';
import { Steps } from './steps.ts';
import * as en from './text/en.ts';
import type { Derivation, Frame, Transcript } from './transcript.ts';

export function transcript(run: Run): Transcript {
  const { recorder, scenario } = run;
  const steps = new Steps(run);
  steps.words = en;
  const log = logLines(run);
  const serverLog = serverLogLines(run);
  return {
    format: 'sshow-transcript/1',
    protocol: scenario.protocol,
    notice: noticeOf(scenario),
    scenario,
    outcome: outcomeOf(run, en),
    steps: recorder.steps.map((_record, index) => ({
      ...steps.at(index),
      log: log[index] ?? [],
      server_log: serverLog[index] ?? [],
    })),
    frames: recorder.frames.map(frameOf),
    values: valuesOf(run),
    derivations: recorder.derivations.map((derivation) => ({
      ...derivationHead(derivation),
      layout: derivation.preimage && preimageOf(derivation.preimage),
    })),
    draws: recorder.draws.map(({ label, bytes }) => ({ label, bytes: toHex(bytes) })),
    questions: questionsOf(run, en),
  };
}

const frameOf = (frame: FrameRecord): Frame => ({
  ...headOf(frame),
  layers: layersOf(frame).map(({ name, bytes, fields }) => ({ name, bytes: toHex(bytes), fields })),
});

function preimageOf({
  bytes,
  codec,
}: NonNullable<DerivationRecord['preimage']>): NonNullable<Derivation['layout']> {
  return { bytes: toHex(bytes), fields: decodeTree(codec, bytes).fields };
}
