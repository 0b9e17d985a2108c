/** What is pointed at, as an address and as what it names in the run. */
import { fieldAtPath } from '../codec/field.ts';
import type { LadderFrame, LayerKind, LayerName, OpenFrame, RunView, ValueView } from './run.ts';

export type Focus =
  | { readonly kind: 'step'; readonly address: string; readonly step: number }
  | {
      readonly kind: 'value';
      readonly address: string;
      /** Id of the value. */
      readonly value: string;
      /** Shared by all values with the same bytes. */
      readonly fact: string;
    }
  | {
      readonly kind: 'frame';
      readonly address: string;
      /** Id of the frame. */
      readonly frame: string;
      readonly frameAddress: string;
      readonly layer: LayerName | null;
      /** Dotted path of a field; empty for the frame as a whole. */
      readonly path: string;
      /** Of the value that the field holds or is part of. */
      readonly fact: string | null;
    };

const FRAME =
  /^((?:client|server|attacker)\/[^#.]+#\d+)(?:@((?:wire|packet|record|inner|message|certificate)(?:-\d+)?))?(?:\.(.+))?$/;

export interface FieldAddress {
  readonly frameAddress: string;
  readonly layer: LayerName | null;
  readonly path: string;
}

/**
 * The address of a field, such as `client/SSH_MSG_KEXINIT#1.cookie`. Layers other than the message are named after
 * an at sign: `client/SSH_MSG_KEXINIT#1@packet.padding_length`.
 */
export function fieldAddress(frameAddress: string, layer: LayerName, path = ''): string {
  const at = layer === 'message' ? '' : `@${layer}`;
  return frameAddress + at + (path === '' ? '' : `.${path}`);
}

/** Takes the address of a frame or field apart; null where it is of another kind. */
export function parseFieldAddress(address: string): FieldAddress | null {
  const match = FRAME.exec(address);
  const frameAddress = match?.[1];
  if (frameAddress === undefined) return null;
  return { frameAddress, layer: layerNamed(match?.[2]), path: match?.[3] ?? '' };
}

const layerKinds: readonly LayerKind[] = [
  'message',
  'inner',
  'packet',
  'record',
  'wire',
  'certificate',
];

function layerNamed(name: string | undefined): LayerName | null {
  return name !== undefined && isLayerName(name) ? name : null;
}

const isLayerName = (name: string): name is LayerName => /^[a-z]+(-\d+)?$/.test(name);
/** Without its number. */
const kindOf = (name: LayerName): string => name.replace(/-\d+$/, '');

/** The layer of an open frame that a field address means; undefined where no layer has such a field. */
export function layerOf(
  open: OpenFrame,
  at: FieldAddress,
): OpenFrame['layers'][number] | undefined {
  const holds = (layer: OpenFrame['layers'][number]) =>
    at.path === '' || fieldAtPath(layer.fields, at.path) !== undefined;
  if (at.layer !== null)
    return open.layers.find((layer) => layer.name === at.layer && holds(layer));
  const inOrder = layerKinds.flatMap((kind) =>
    open.layers.filter((layer) => kindOf(layer.name) === kind),
  );
  return inOrder.find(holds);
}

/** Focus on a frame or one of its fields; null where the frame has no such field. */
export function frameFocus(
  run: RunView,
  address: string,
  at: FieldAddress,
  head: LadderFrame,
  open: OpenFrame | null,
): Focus | null {
  const base = { kind: 'frame', address, frame: head.id, frameAddress: head.address } as const;
  if (at.path === '' && at.layer === null) return { ...base, layer: null, path: '', fact: null };
  if (!open) return { ...base, layer: at.layer, path: at.path, fact: null };
  const layer = layerOf(open, at);
  if (!layer) return null;
  return {
    ...base,
    layer: layer.name,
    path: at.path,
    fact: factAtPath(run, layer.values, at.path),
  };
}

/** The fact of the value that the field at `path`, or the closest field around it, holds. */
function factAtPath(
  run: RunView,
  values: Readonly<Record<string, string>>,
  path: string,
): string | null {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const value = values[at];
    if (value !== undefined) return valuesById(run).get(value)?.fact ?? null;
  }
  return null;
}

const byId = new WeakMap<RunView, ReadonlyMap<string, ValueView>>();

export function valuesById(run: RunView): ReadonlyMap<string, ValueView> {
  let values = byId.get(run);
  if (!values) {
    values = new Map(run.values.map((value) => [value.id, value]));
    byId.set(run, values);
  }
  return values;
}
