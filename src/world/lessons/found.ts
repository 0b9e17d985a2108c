/** What an address of a lesson names in a run. An address that the run does not have is a FactProblem that says what is near. */
import { toHex, type Bytes } from '../../codec/bytes.ts';
import { fieldAtPath, type Field } from '../../codec/field.ts';
import { fieldAddress, layerAt, parseFieldAddress, type FieldAddress } from '../field-address.ts';
import { distance } from '../find/match.ts';
import { layersOf, type OpenLayer } from '../layers.ts';
import type { FrameRecord, ValueRecord } from '../recorder.ts';
import type { AnyRun } from '../simulate.ts';
import type { AnySteps } from '../steps.ts';
import { FactProblem } from './fact-problem.ts';

export type Found =
  | { readonly kind: 'step'; readonly index: number }
  | { readonly kind: 'value'; readonly value: ValueRecord }
  | { readonly kind: 'frame'; readonly frame: FrameRecord }
  | { readonly kind: 'layer'; readonly frame: FrameRecord; readonly layer: OpenLayer }
  | {
      readonly kind: 'field';
      readonly frame: FrameRecord;
      readonly layer: OpenLayer;
      readonly field: Field;
    };

/** A run with its steps; the words of the steps are there. */
export interface Told {
  readonly run: AnyRun;
  readonly steps: AnySteps;
}

/** What the address names. Throws a FactProblem where the run has no such thing. */
export function foundAt(told: Told, address: string): Found {
  const { recorder } = told.run;
  if (address.startsWith('step:')) {
    const index = told.steps.addresses.indexOf(address);
    if (index < 0) throw lacking('step', address, told.steps.addresses);
    return { kind: 'step', index };
  }
  const value = recorder.values.find((one) => one.address === address);
  if (value) return { kind: 'value', value };
  const at = parseFieldAddress(address);
  if (at) return inFrame(told, address, at);
  throw lacking(
    'value',
    address,
    recorder.values.map((one) => one.address),
  );
}

/** Whether the run has what the address names. */
export function isThere(told: Told, address: string): boolean {
  try {
    foundAt(told, address);
    return true;
  } catch (error) {
    if (error instanceof FactProblem) return false;
    throw error;
  }
}

function inFrame({ run }: Told, address: string, at: FieldAddress): Found {
  const { frames, values } = run.recorder;
  const frame = frames.find((one) => one.address === at.frameAddress);
  if (!frame) {
    const others = values.filter(({ address }) => address.includes('#'));
    throw lacking(
      'frame',
      at.frameAddress,
      [...frames, ...others].map((one) => one.address),
    );
  }
  if (at.layer === null && at.path === '') return { kind: 'frame', frame };
  const layers = layersOf(frame, run.telling);
  const layer = layerAt(layers, at);
  if (!layer) {
    const names = layers.flatMap(({ name, fields }) =>
      at.layer === null || at.layer === name
        ? pathsIn(fields).map((path) => fieldAddress(frame.address, name, path))
        : [fieldAddress(frame.address, name)],
    );
    throw lacking('field', address, names);
  }
  const field = fieldAtPath(layer.fields, at.path);
  return field ? { kind: 'field', frame, layer, field } : { kind: 'layer', frame, layer };
}

function pathsIn(fields: readonly Field[], before = ''): string[] {
  return fields.flatMap(({ name, fields: inner }) => [
    before + name,
    ...pathsIn(inner, `${before}${name}.`),
  ]);
}

const MOST_NAMED = 3;
/** Letters that may be wrong in what is meant. */
const FARTHEST = 12;

function lacking(what: string, address: string, those: readonly string[]): FactProblem {
  const near = [...new Set(those)]
    .map((one) => ({ one, far: distance(address, one, FARTHEST) }))
    .filter(({ far }) => far <= FARTHEST)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, MOST_NAMED)
    .map(({ one }) => one);
  const hint = near.length > 0 ? `; it has ${near.join(' and ')}` : '';
  return new FactProblem(`this run has no ${what} ${address}${hint}`);
}

/** The frame that a found thing is or is in. Throws a FactProblem where it is none. */
export function frameOf(found: Found, address: string): FrameRecord {
  if ('frame' in found) return found.frame;
  throw new FactProblem(`${address} is a ${found.kind}, and no frame`);
}

/** All bytes of what was found: of a frame as it is on the wire, of a field with the length in front of it. */
export function bytesOf(found: Found, address: string): Bytes {
  switch (found.kind) {
    case 'step':
      throw new FactProblem(`${address} is a step, which has no bytes`);
    case 'value':
      return found.value.bytes;
    case 'frame':
      return found.frame.wire;
    case 'layer':
      return found.layer.bytes;
    case 'field':
      return found.layer.bytes.subarray(found.field.start, found.field.end);
  }
}

/** As `bytesOf`, without the length in front of what is of variable size. */
export function contentOf(found: Found, address: string): Bytes {
  if (found.kind !== 'field') return bytesOf(found, address);
  const { layer, field } = found;
  return layer.bytes.subarray(startOfContent(field), field.end);
}

const startOfContent = ({ start, fields: [first] }: Field): number =>
  first?.name === 'length' ? first.end : start;

/** The field's value as its tree has it, of what follows its length where that says it; else its content in hexadecimal. */
export function valueIn(found: Extract<Found, { kind: 'field' }>): string | number | boolean {
  const { layer, field } = found;
  const [length, content] = field.fields;
  const inside = length?.name === 'length' ? content?.value : undefined;
  return field.value ?? inside ?? toHex(layer.bytes.subarray(startOfContent(field), field.end));
}

/** The step to which what was found belongs: a frame's is the one that sends it, a value's the one that first holds it. */
export function stepOfFound(found: Found): number {
  if (found.kind === 'step') return found.index;
  if (found.kind === 'value') return Math.min(...Object.values(found.value.heldAt));
  return found.frame.sentAt;
}
