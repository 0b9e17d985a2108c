/**
 * How a run answers the six questions: which steps and frames belong to each, and whether its protocol comes to it in
 * the order in which they are asked. Frames keep their true order: one that comes out of turn stands with those before
 * it.
 */
import { fieldSaying } from '../field-holding.ts';
import { layersOf } from '../layers.ts';
import { proofAmong } from '../logins/proof.ts';
import type { FrameRecord, ValueRecord } from '../recorder.ts';
import type { ShownRun } from '../shown-run.ts';
import type { Level, Phase } from '../transcript.ts';
import { isApplication } from './application.ts';
import { inOrder } from './in-order.ts';
import { questionOf, questions, rankOf, type Question } from './questions.ts';

/**
 * When a protocol comes to a question: `earlier` than one that is asked before it, `later` than one after it; or the
 * application does, in what travels.
 */
export type When =
  | { readonly kind: 'here' }
  | { readonly kind: 'earlier' | 'later'; readonly than: Question }
  | { readonly kind: 'application' }
  | { readonly kind: 'never' };

/** What a question is about, in a frame that stands with an earlier question. */
export interface Carried {
  readonly frame: FrameRecord;
  readonly values: readonly ValueRecord[];
  /** Texts that a step of the question is about, by the fields that said them. */
  readonly said: readonly SaidField[];
}

export interface SaidField {
  /** Dotted path in the frame's message. */
  readonly path: string;
  readonly says: string;
}

export interface Answer {
  readonly question: Question;
  readonly when: When;
  /** The step that answers it; null where none does. */
  readonly step: number | null;
  /** The steps that tell of it, in order. */
  readonly steps: readonly number[];
  /** The frames that stand with it, in order. */
  readonly frames: readonly FrameRecord[];
  readonly carried: readonly Carried[];
}

/** So much more than others counts a frame that has a step of its own. */
const TOLD = 4;
/** More steps than these are told by the overview alone. */
const MOST_STEPS = 40;

/** The answers to all questions, in the order in which they are asked. */
export function answersOf(shown: ShownRun): readonly Answer[] {
  const ofSteps = questions.map((question) => stepsOf(shown, question));
  const told = ofSteps.map((steps) => answering(shown, steps));
  const inside = proofInside(shown);
  const rows = rowsOf(shown);
  return questions.map((question, rank) => {
    const steps = ofSteps[rank] ?? [];
    return {
      question,
      when: question === 'client' && inside !== null ? { kind: 'application' } : whenOf(told, rank),
      step: told[rank] ?? (question === 'client' ? inside : null),
      steps: toldOf(shown, steps),
      frames: shown.run.recorder.frames.filter(({ index }) => rows[index] === rank),
      carried: carriedFor(shown, steps, rows, rank),
    };
  });
}

/** With what a connection begins, or changes its keys. */
const opening: readonly Phase[] = ['connect', 'hello', 'negotiate', 'key-exchange'];

/** All steps of a question: what comes after the application speaks, as another connection, belongs to what travels. */
function stepsOf({ run, steps }: ShownRun, question: Question): number[] {
  const travels = steps.places.findIndex(
    ({ phase, level }) => phase === 'channel' && level !== 'detail',
  );
  const again = run.recorder.steps.findIndex(
    ({ kind }, at) =>
      travels >= 0 &&
      at > travels &&
      (kind === 'connect' || kind === 'send') &&
      opening.includes(steps.places[at]?.phase ?? 'close'),
  );
  const isFirst = (at: number) => again < 0 || at < again;
  return [...steps.places.keys()].filter(
    (at) =>
      questionOf(steps.places[at]?.phase ?? 'connect') === question &&
      (question === 'travels' || isFirst(at)),
  );
}

const levelIn = ({ steps }: ShownRun, at: number): Level => steps.places[at]?.level ?? 'detail';

/** The last step that the overview tells, before the end is said: what it leaves out answers nothing. */
const answering = (shown: ShownRun, steps: readonly number[]): number | null =>
  steps.findLast(
    (at) => shown.steps.places[at]?.phase !== 'close' && levelIn(shown, at) === 'overview',
  ) ?? null;

/** The step in which a client proves itself to the application alone, whose protocol the connection does not know. */
function proofInside(shown: ShownRun): number | null {
  const { frames } = shown.run.recorder;
  if (
    proofAmong(
      shown,
      frames.filter((frame) => !isApplication(frame)),
    )
  )
    return null;
  return proofAmong(shown, frames)?.frame.sentAt ?? null;
}

/** The steps that are walked: those of the message level, of the overview where these are too many. */
function toldOf(shown: ShownRun, steps: readonly number[]): readonly number[] {
  const told = steps.filter((at) => levelIn(shown, at) !== 'detail');
  if (told.length <= MOST_STEPS) return told;
  return told.filter((at) => levelIn(shown, at) === 'overview').slice(-MOST_STEPS);
}

function whenOf(told: readonly (number | null)[], rank: number): When {
  const own = told[rank] ?? null;
  if (own === null) return { kind: 'never' };
  const asked = questions.filter((_, other) => {
    const at = told[other] ?? null;
    return at !== null && (other < rank ? at > own : other > rank && at < own);
  });
  const before = asked.find((question) => rankOf(question) < rank);
  if (before) return { kind: 'earlier', than: before };
  const after = asked.findLast((question) => rankOf(question) > rank);
  return after ? { kind: 'later', than: after } : { kind: 'here' };
}

/** For each frame, the rank of the question that it stands with. */
function rowsOf({ run, steps }: ShownRun): readonly number[] {
  const own = run.recorder.frames.map(({ sentAt }) => {
    const { phase, level } = steps.places[sentAt] ?? { phase: 'connect', level: 'detail' };
    return { rank: rankOf(questionOf(phase)), weight: level === 'detail' ? 1 : TOLD };
  });
  const kept = inOrder(own, questions.length);
  let row = 0;
  return own.map(({ rank }, at) => {
    if (kept[at]) row = rank;
    return row;
  });
}

/** What these steps are about that came in frames of earlier questions: values by their bytes, names by their text. */
function carriedFor(
  shown: ShownRun,
  steps: readonly number[],
  rows: readonly number[],
  rank: number,
): readonly Carried[] {
  const { recorder } = shown.run;
  const own = steps.flatMap((at) => {
    const step = recorder.steps[at];
    return step && !step.frame ? [{ step, isTold: levelIn(shown, at) !== 'detail' }] : [];
  });
  const used = new Set(own.flatMap(({ step }) => step.values.map(({ hex }) => hex)));
  const names = new Set(
    own.flatMap(({ step, isTold }) => (isTold ? Object.values(step.args) : [])).filter(isName),
  );
  return recorder.frames
    .filter(({ index }) => (rows[index] ?? 0) < rank)
    .flatMap((frame) => {
      const values = shown.steps
        .valuesIn(frame)
        .filter(({ hex, symbol }) => symbol !== '' && used.has(hex));
      const said = saidIn(shown, frame, names);
      return values.length > 0 || said.length > 0 ? [{ frame, values, said }] : [];
    });
}

/** A name of a place, as of a host: other texts stand for the same thing in many messages. */
const isName = (arg: unknown): arg is string =>
  typeof arg === 'string' && /^[\w-]+(\.[\w-]+)+$/.test(arg);

function saidIn(
  { run }: ShownRun,
  frame: FrameRecord,
  names: ReadonlySet<string>,
): readonly SaidField[] {
  if (names.size === 0) return [];
  return layersOf(frame, run.telling)
    .filter(({ name }) => name === 'message')
    .flatMap(({ fields }) =>
      [...names].flatMap((says) => {
        const path = fieldSaying(fields, says);
        return path === null ? [] : [{ path, says }];
      }),
    );
}
