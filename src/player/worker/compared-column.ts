/** A run as a column of the comparison shows it. */
import { answersOf, type Answer } from '../../world/compare/answers.ts';
import { scheduledSecretOf, scheduleOf, sharedSecretOf } from '../../world/compare/schedule.ts';
import { sumOf } from '../../world/compare/traffic.ts';
import { tripsOf } from '../../world/frame-trips.ts';
import { isIntercepted } from '../../world/intercepted.ts';
import { noticeOf } from '../../world/notice.ts';
import type { FrameRecord } from '../../world/recorder.ts';
import type { ShownRun } from '../../world/shown-run.ts';
import type { AnswerView, ColumnFrame, ColumnStep, ColumnView } from '../compare-view.ts';
import type { ComparedRun } from './compared-runs.ts';
import { placeOf } from './place-of.ts';
import { framesWindow, type Session } from './view.ts';

/** So many frames of a question go to the page: the first ones and the last ones. */
const FIRST = 24;
const LAST = 12;

export async function columnOf({ shown, session, view }: ComparedRun): Promise<ColumnView> {
  const { scenario } = view;
  const rows = new Rows(shown, session);
  return {
    scenario: shown.name,
    title: scenario.title ?? shown.name,
    protocol: scenario.protocol,
    host: scenario.server.host,
    port: scenario.server.port,
    isIntercepted: isIntercepted(scenario),
    notice: noticeOf(shown.input),
    outcome: view.outcome,
    answers: await Promise.all(answersOf(shown).map((answer) => rows.answer(answer))),
    values: view.values,
    K: sharedSecretOf(shown)?.id ?? null,
    scheduled: scheduledSecretOf(shown)?.id ?? null,
    schedule: await Promise.all(
      scheduleOf(shown).map(async ({ to, how, from, parts, inUse, step }) => ({
        to: to.id,
        how,
        from: from.map(({ id }) => id),
        parts,
        inUse,
        place: await placeOf(shown.atValue(to, step)),
      })),
    ),
  };
}

class Rows {
  readonly #shown: ShownRun;
  readonly #session: Session;
  readonly #trips: Uint32Array;

  constructor(shown: ShownRun, session: Session) {
    this.#shown = shown;
    this.#session = session;
    this.#trips = tripsOf(shown.run);
  }

  async answer({ question, when, step, steps, frames, carried }: Answer): Promise<AnswerView> {
    const isLong = frames.length > FIRST + LAST + 1;
    const hidden = isLong ? frames.slice(FIRST, -LAST) : [];
    const seen = frames.filter((frame) => !hidden.includes(frame));
    return {
      question,
      when,
      told: step === null ? null : await this.#step(step),
      steps: await Promise.all(steps.map((at) => this.#step(at))),
      frames: await Promise.all(seen.map((frame) => this.#frame(frame))),
      folded: isLong ? { at: FIRST, count: hidden.length, bytes: sumOf(hidden) } : null,
      carried: await Promise.all(
        carried.map(async ({ frame, values, said }) => ({
          frame: await this.#frame(frame),
          values: values.map(({ id }) => id),
          said: await Promise.all(
            said.map(async ({ path, says }) => ({
              says,
              field: path.slice(path.lastIndexOf('.') + 1),
              place: await placeOf(this.#shown.atFrame(frame, path)),
            })),
          ),
        })),
      ),
    };
  }

  async #step(at: number): Promise<ColumnStep> {
    return { step: this.#shown.steps.at(at), place: await placeOf(this.#shown.atStep(at)) };
  }

  async #frame(frame: FrameRecord): Promise<ColumnFrame> {
    const [head] = framesWindow(this.#session, frame.index).frames;
    return {
      ...this.#shown.need(head, `frame ${frame.index}`),
      trip: this.#trips[frame.index] ?? 0,
      place: await placeOf(this.#shown.atFrame(frame)),
    };
  }
}
