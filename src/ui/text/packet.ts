import type { LayerKind, LayerName } from '../../player/run.ts';
import type { Actor } from '../parts/shape.tsx';
import { bytes } from './stage.ts';

const actors: Readonly<Record<Actor, string>> = {
  client: 'client',
  server: 'server',
  attacker: 'attacker',
};

export const hexView = {
  byte: (at: number, value: number, field: string) =>
    `${value.toString(16).padStart(2, '0')}, byte ${at}: ${field}`,
  folded: (name: string, size: number) => `${name}, ${bytes(size)}`,
  foldedRest: (name: string, size: number) => `${name}, ${bytes(size)} more`,
};

export const fieldTree = {
  /** The first name of a list, and how many more there are. */
  names: (first: string, more: number) => (more === 0 ? first : `${first} +${more}`),
  none: 'none',
  yes: 'true',
  no: 'false',
  unparsed: 'cannot be read',
  changed: 'changed',
};

export const fieldNote = {
  place: (start: number, end: number, size: number) =>
    end - start === 1
      ? `byte ${start}, ${bytes(size)}.`
      : end === start
        ? `at byte ${start}, empty.`
        : `bytes ${start} – ${end - 1}, ${bytes(size)}.`,
  inside: (outer: string, inner: string) => `${outer} › ${inner}`,
  /** What stood there in the original run, as hex. */
  before: (hex: string) => `In the original run: ${hex}`,
  beforeNothing: 'In the original run: nothing',
  newField: 'The original run has no such field.',
  tolerated: (remark: string) => `Tolerated: ${remark}.`,
  copy: (name: string) => `Copy the bytes of ${name} as hex`,
  hint: 'Point at a byte or a field to see what it says.',
};

type Layers = Readonly<Partial<Record<string, string>>>;

const layers: Layers = {
  wire: 'Wire',
  packet: 'Packet',
  record: 'Record',
  inner: 'Inner',
  message: 'Message',
  certificate: 'Certificate',
} satisfies Record<LayerKind, string>;

const bytesOf: Layers = {
  wire: 'Bytes on the wire',
  packet: 'Bytes of the packet',
  record: 'Bytes of the record',
  inner: 'Bytes inside the record',
  message: 'Bytes of the message',
  certificate: 'Bytes of the certificate',
} satisfies Record<LayerKind, string>;

const fieldsOf: Layers = {
  wire: 'Fields on the wire',
  packet: 'Fields of the packet',
  record: 'Fields of the record',
  inner: 'Fields inside the record',
  message: 'Fields of the message',
  certificate: 'Fields of the certificate',
} satisfies Record<LayerKind, string>;

/** `Certificate 2`, where there are several. */
function numbered(texts: Layers, name: LayerName): string {
  const [kind = '', number = ''] = name.split('-');
  return `${texts[kind] ?? kind} ${number}`.trim();
}

export const packet = {
  from: (from: Actor, to: Actor) => `from ${actors[from]} to ${actors[to]}`,
  layer: 'Layer',
  layerOf: (name: LayerName) => numbered(layers, name),
  bytesOf: (name: LayerName) => numbered(bytesOf, name),
  fieldsOf: (name: LayerName) => numbered(fieldsOf, name),
  encrypted: (cipher: string) => `Encrypted with ${cipher}.`,
  /** Over the packet's own bytes, which did not cross the wire as they are. */
  decrypted: 'Here it is decrypted.',
  encryptedBySomething: 'Encrypted.',
  onlyEnds: 'Only the two ends can read the packet in it.',
  beside: 'Beside the plaintext',
  /** Over a message that came in several records. */
  pieces: (records: number) => `This message came in ${records} records:`,
  piece: bytes,
  pieceSaid: (n: number, size: number) => `Piece ${n}, ${bytes(size)}: open its record`,
  lastPiece: 'and the rest here.',
  wireBytes: 'On the wire',
  packetBytes: 'Decrypted',
  empty: 'No frame has crossed the wire yet.',
  emptyHint: 'Step on: the first one opens here, byte by byte.',
  loading: 'Opening the frame…',
  pinned: 'This frame is pointed at: it stays open while you step.',
  follow: 'Follow the steps',
};

export const panelFrame = {
  full: (title: string) => `Show ${title} full-screen`,
  normal: 'Leave full-screen',
};
