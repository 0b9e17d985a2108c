/** A named run from which facts are read, each with the place that shows it. */
import { fromUtf8 } from '../codec/bytes.ts';
import { fieldAtPath } from '../codec/field.ts';
import type { Evidence } from './evidence.ts';
import { fieldHolding, fieldSaying } from './field-holding.ts';
import { layersOf } from './layers.ts';
import { carrierOf, provenanceOf, type Provenance } from './provenance.ts';
import type { FrameRecord, StepRecord, ValueRecord } from './recorder.ts';
import type { AnyScenarioInput } from './kind.ts';
import type { AnyRun } from './simulate.ts';
import type { AnySteps } from './steps.ts';

/** A run that does not show what it is run for. */
export class ShownRunError extends Error {}

export class ShownRun<R extends AnyRun = AnyRun> {
  readonly name: string;
  readonly input: AnyScenarioInput;
  readonly run: R;
  readonly steps: AnySteps;
  readonly all: Provenance;

  /** @param name - the scenario's; `input` is what of it was run, `steps` have their words. */
  constructor(name: string, input: AnyScenarioInput, run: R, steps: AnySteps) {
    this.name = name;
    this.input = input;
    this.run = run;
    this.steps = steps;
    this.all = provenanceOf(run);
  }

  get values(): readonly ValueRecord[] {
    return this.run.recorder.values;
  }

  /** The first record that fits, or a ShownRunError that says what is missing. */
  need<T>(found: T | null | undefined, what: string): T {
    if (found === null || found === undefined)
      throw new ShownRunError(`${this.name}: this run has no ${what}`);
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
    const { field: named } = carrierOf(frame, value);
    const layers = layersOf(frame, this.run.telling).filter(({ name }) => name === 'message');
    for (const { fields, bytes } of layers) {
      // What a list holds has a name of its own in the tree.
      const path = fieldAtPath(fields, named)
        ? named
        : (fieldHolding(fields, bytes, value.hex) ?? fieldSaying(fields, fromUtf8(value.bytes)));
      const field = path === null ? undefined : fieldAtPath(fields, path);
      if (path !== null && field) return { path, size: field.end - field.start };
    }
    throw new ShownRunError(`${this.name}: this run has no field ${named}`);
  }

  atStep(index: number, more: Partial<Evidence> = {}): Evidence {
    return {
      scenario: this.name,
      input: this.input,
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
