/** A run as its transcript: the stable contract, all of it at once. Trees are made here, and only here. */
import { toHex } from '../codec/bytes.ts';
import { decodeTree } from '../codec/tape.ts';
import { derivationHead, headOf, outcomeOf, questionsOf, valuesOf } from './describe.ts';
import { noticeOf } from './notice.ts';
import type { Kind } from './kind.ts';
import { layersOf } from './layers.ts';
import { logLines } from './log/lines.ts';
import { serverLogLines } from './log/server/lines.ts';
import type { DerivationRecord, FrameRecord } from './recorder.ts';
import { plainWords, type PlainRun } from './plain.ts';
import { isSsh, type Run } from './simulate.ts';
import type { RunOf } from './simulation.ts';
import { Steps, type Words } from './steps.ts';
import type { Telling } from './telling.ts';
import * as en from './text/en.ts';
import { tlsWords, type TlsRun } from './tls.ts';
import type { Derivation, Frame, Transcript } from './transcript.ts';

export function transcript(run: Run | TlsRun | PlainRun): Transcript {
  if (isSsh(run)) return ofSsh(run);
  return isPlain(run) ? told(run, plainWords, none) : told(run, tlsWords, none);
}

const isPlain = (run: TlsRun | PlainRun): run is PlainRun => run.scenario.protocol === 'plain';

const none: Extras = { log: [], serverLog: [], questions: [], notice: null };

const ofSsh = (run: Run): Transcript =>
  told(run, en, {
    log: logLines(run),
    serverLog: serverLogLines(run),
    questions: questionsOf(run, en),
    notice: noticeOf(run.scenario),
  });

/** What only a run of SSH has. */
interface Extras {
  /** The lines of each step. */
  readonly log: readonly (readonly string[])[];
  readonly serverLog: readonly (readonly string[])[];
  readonly questions: Transcript['questions'];
  readonly notice: string | null;
}

function told<K extends Kind>(
  run: RunOf<K>,
  words: Words<K>,
  { log, serverLog, questions, notice }: Extras,
): Transcript {
  const { recorder, scenario, telling } = run;
  const steps = new Steps(run);
  steps.words = words;
  return {
    format: 'sshow-transcript/1',
    protocol: scenario.protocol,
    notice,
    scenario,
    outcome: outcomeOf(run, words),
    steps: recorder.steps.map((_record, index) => ({
      ...steps.at(index),
      log: log[index] ?? [],
      server_log: serverLog[index] ?? [],
    })),
    frames: recorder.frames.map((frame) => frameOf(frame, telling)),
    values: valuesOf(run),
    derivations: recorder.derivations.map((derivation) => ({
      ...derivationHead(derivation),
      layout: derivation.preimage && preimageOf(derivation.preimage),
    })),
    draws: recorder.draws.map(({ label, bytes }) => ({ label, bytes: toHex(bytes) })),
    questions,
  };
}

const frameOf = (frame: FrameRecord, telling: Telling): Frame => ({
  ...headOf(frame),
  layers: layersOf(frame, telling).map(({ bytes, ...layer }) => ({
    ...layer,
    bytes: toHex(bytes),
  })),
});

function preimageOf({
  bytes,
  codec,
}: NonNullable<DerivationRecord['preimage']>): NonNullable<Derivation['layout']> {
  return { bytes: toHex(bytes), fields: decodeTree(codec, bytes).fields };
}
