/** Addresses of frames and of what is in them, such as `client/SSH_MSG_KEXINIT#1.cookie`. */
import { fieldAtPath, type Field } from '../codec/field.ts';
import type { LayerKind, LayerName } from './transcript.ts';

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
export function fieldAddress(frameAddress: string, layer: LayerName | null, path = ''): string {
  const at = layer === null || layer === 'message' ? '' : `@${layer}`;
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

/** The layer that a field address means; undefined where no layer has such a field. */
export function layerAt<L extends { readonly name: LayerName; readonly fields: readonly Field[] }>(
  layers: readonly L[],
  at: FieldAddress,
): L | undefined {
  const holds = (layer: L) => at.path === '' || fieldAtPath(layer.fields, at.path) !== undefined;
  if (at.layer !== null) return layers.find((layer) => layer.name === at.layer && holds(layer));
  const inOrder = layerKinds.flatMap((kind) => layers.filter(({ name }) => kindOf(name) === kind));
  return inOrder.find(holds);
}
