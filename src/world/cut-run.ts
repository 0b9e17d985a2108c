/** A run as it was when one of its steps had been done, as if nobody had run on: for whoever must not see further. */
import { isAsked } from './question.ts';
import { Recorder, type FrameRecord, type States, type ValueRecord } from './recorder.ts';
import { isSsh, type AnyRun } from './simulate.ts';
import type { AnySteps } from './steps.ts';

/**
 * The steps up to index `last`, and of everything else what was there by then: values that somebody held, frames that
 * had left, draws, derivations and questions. The ids, addresses and indexes of what stays are those of the whole run.
 * It ends as a run does that waits. A `last` beyond the end leaves all of the run's steps.
 */
export function cutRun<R extends AnyRun>(run: R, steps: AnySteps, last: number): R {
  const recorder = new CutRecorder(run.recorder, steps, last);
  return {
    ...run,
    recorder,
    end: { kind: 'waiting', fault: null },
    ...(isSsh(run) && { answers: { ...run.answers, asked: askedBy(run, last) } }),
  };
}

/** An answer counts with the step that follows the question. */
function askedBy({ recorder, answers }: Extract<AnyRun, { answers: unknown }>, last: number) {
  const asks = recorder.steps.slice(0, last + 1).filter(({ key }) => isAsked(key)).length;
  const isOpen = isAsked(recorder.steps[last]?.key ?? '');
  return answers.asked
    .slice(0, asks)
    .map((one, at) => (isOpen && at === asks - 1 ? { ...one, answer: null } : one));
}

class CutRecorder extends Recorder {
  readonly #byBytes = new Map<string, ValueRecord[]>();

  constructor(whole: Recorder, steps: Pick<AnySteps, 'valuesIn'>, last: number) {
    super(() => {
      throw new Error('a run that was cut draws nothing more');
    }, new Map());
    const values = new Map<ValueRecord, ValueRecord>();
    const frames = new Map<FrameRecord, FrameRecord>();
    const keyLists = new Map<readonly ValueRecord[], readonly ValueRecord[]>();
    const cut = (all: readonly ValueRecord[]): ValueRecord[] =>
      all.flatMap((value) => values.get(value) ?? []);

    // Who reads a frame takes down what is in it a little later than it can be seen.
    const sent = whole.frames.filter(({ sentAt }) => sentAt <= last);
    const carried = new Set(sent.flatMap((frame) => steps.valuesIn(frame)));
    for (const value of whole.values) {
      const held = Object.entries(value.heldAt).filter(([, at]) => at <= last);
      if (held.length === 0 && !carried.has(value)) continue;
      const kept = { ...value, heldAt: Object.fromEntries(held) };
      values.set(value, kept);
      this.values.push(kept);
      this.#byBytes.set(kept.hex, [...this.valuesOf(kept.hex), kept]);
    }
    for (const frame of sent) {
      const { receivedAt } = frame;
      const hasCome = receivedAt !== null && receivedAt <= last;
      const keyValues = keyLists.get(frame.keyValues) ?? cut(frame.keyValues);
      keyLists.set(frame.keyValues, keyValues);
      const kept = {
        ...frame,
        keyValues,
        receivedAt: hasCome ? receivedAt : null,
      };
      frames.set(frame, kept);
      this.frames.push(kept);
    }
    const settled = settledBy(whole, last);
    for (const [at, step] of whole.steps.slice(0, last + 1).entries()) {
      const frame = step.frame && (frames.get(step.frame) ?? null);
      const state = at < settled.steps ? step.state : settled.state;
      this.steps.push({ ...step, frame, values: cut(step.values), state });
    }
    this.draws.push(...whole.draws.filter(({ at }) => at <= last));
    for (const derivation of whole.derivations) {
      const to = values.get(derivation.to);
      if (to && derivation.at <= last)
        this.derivations.push({ ...derivation, to, from: cut(derivation.from) });
    }
    this.now = this.steps.at(-1)?.timeMs ?? 0;
    this.state = settled.state;
  }

  override valuesOf(hex: string): readonly ValueRecord[] {
    return this.#byBytes.get(hex) ?? [];
  }
}

/**
 * A step has the states that all that was done in one go led to. What goes on after the cut leaves the states as they
 * were before it: the state of both ends tells what will be done.
 */
function settledBy({ steps }: Recorder, last: number): { steps: number; state: States } {
  const state = steps[last]?.state;
  const none = { client: null, server: null, attacker: null };
  if (state === undefined || steps[last + 1]?.state !== state)
    return { steps: last + 1, state: state ?? none };
  const first = steps.findIndex((step) => step.state === state);
  return { steps: first, state: steps[first - 1]?.state ?? none };
}
