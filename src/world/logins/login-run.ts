/** A run of a login, as the comparison reads it: its frames of the phase, its values, and places to point at. */
import { toHex, utf8 } from '../../codec/bytes.ts';
import { fieldAtPath } from '../../codec/field.ts';
import { layersOf } from '../layers.ts';
import { provenanceOf, carrierOf, type Provenance } from '../provenance.ts';
import type { FrameRecord, StepRecord, ValueRecord } from '../recorder.ts';
import { complete, type ScenarioInput } from '../scenario.ts';
import { simulate, type Run } from '../simulate.ts';
import { Steps } from '../steps.ts';
import * as en from '../text/en.ts';
import type { Evidence, Finding } from './facts.ts';

/** A run that does not show what it is run for. */
export class LoginsError extends Error {}

export class LoginRun {
  readonly run: Run;
  readonly steps: Steps;
  readonly all: Provenance;
  /** The frames of the client's login, in order. */
  readonly frames: readonly FrameRecord[];
  readonly #scenario: string;
  readonly #input: ScenarioInput;

  /** @param scenario - its name */
  constructor(scenario: string, input: ScenarioInput) {
    this.#scenario = scenario;
    this.#input = input;
    // As the app runs it, so that a link leads to this very run.
    this.run = simulate(complete({ ask: true, ...input }));
    if (this.run.end.kind === 'waiting')
      throw new LoginsError(`${scenario}: a question is left without an answer`);
    this.steps = new Steps(this.run);
    this.steps.words = en;
    this.all = provenanceOf(this.run);
    this.frames = this.run.recorder.frames.filter(
      ({ sentAt }) => this.steps.places[sentAt]?.phase === 'client-auth',
    );
  }

  get values(): readonly ValueRecord[] {
    return this.run.recorder.values;
  }

  /** The first record that fits, or a LoginsError that says what is missing. */
  need<T>(found: T | null | undefined, what: string): T {
    if (found === null || found === undefined)
      throw new LoginsError(`${this.#scenario}: this run has no ${what}`);
    return found;
  }

  valueNamed(symbol: string): ValueRecord {
    const found = this.values.find((value) => value.symbol === symbol);
    return this.need(found, `value ${symbol}`);
  }

  /** The path and the size of the field in which a frame carries a value, by the frame's own tree. */
  fieldWith(
    frame: FrameRecord,
    value: ValueRecord,
  ): { readonly path: string; readonly size: number } {
    const { field: path } = carrierOf(frame, value);
    const message = layersOf(frame, this.run.telling).find(({ name }) => name === 'message');
    const field = this.need(fieldAtPath(message?.fields ?? [], path), `field ${path}`);
    return { path, size: field.end - field.start };
  }

  atStep(index: number, more: Partial<Evidence> = {}): Evidence {
    return {
      scenario: this.#scenario,
      input: this.#input,
      step: this.need(this.steps.addresses[index], `step ${index}`),
      level: this.need(this.steps.places[index], `step ${index}`).level,
      focus: null,
      panel: null,
      ...more,
    };
  }

  /** The bytes of a frame, or of a field of it. */
  atFrame(frame: FrameRecord, path = ''): Evidence {
    const focus = path === '' ? frame.address : `${frame.address}.${path}`;
    return this.atStep(frame.sentAt, { focus, panel: 'packet' });
  }

  /** What a value was made from; `step` is the one that tells of it. */
  atValue(value: ValueRecord, step: number): Evidence {
    return this.atStep(step, { focus: value.address, panel: 'keys' });
  }

  /** Who knows a value, at the end of the run. */
  atKnowledge(value: ValueRecord): Evidence {
    return this.atStep(this.steps.count - 1, { focus: value.address, panel: 'knowledge' });
  }

  /** The step in which the client makes a value; null where none tells of it. */
  stepAbout(value: ValueRecord): number | null {
    const at = this.run.recorder.steps.findIndex(
      ({ side, kind, values }) => side === 'client' && kind === 'engine' && values.includes(value),
    );
    return at < 0 ? null : at;
  }

  /** The last step that fits, by its record. */
  lastStep(fits: (record: StepRecord) => boolean): number | null {
    const at = this.run.recorder.steps.findLastIndex(fits);
    return at < 0 ? null : at;
  }
}

/** The bytes of a text. */
export const hexOf = (text: string): string => toHex(utf8(text));

export const found = (fact: Finding['fact'], at: Evidence): Finding => ({ fact, at });
