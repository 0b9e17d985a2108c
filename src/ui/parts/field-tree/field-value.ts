/** What stands at the right of a field's row. Pure. */
import { fieldTree as text } from '../../text/packet.ts';
import { bytes } from '../../text/stage.ts';
import { isUnparsed, sizeOf, type FieldNode } from './nodes.ts';

/** Longest text that a row has room for. */
const LONGEST = 26;

/** Characters that a row has room for, in a tree beside bytes and in a wide one. */
const ROOM = 31;
const WIDE_ROOM = 64;

/** The value where the row has room for it, else the size; nothing beside a name that needs the whole row. */
export function rowValue(node: FieldNode, wide: boolean): string {
  const room = (wide ? WIDE_ROOM : ROOM) - 2 * node.depth - node.field.name.length;
  const size = bytes(sizeOf(node));
  const found = shortValue(node, size);
  return [found, size].find((text) => text.length <= room) ?? '';
}

function shortValue(node: FieldNode, size: string): string {
  const { value } = node.field;
  if (isUnparsed(node)) return size;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (value === undefined) return size;
  if (isNameList(node)) return shortNames(value) ?? size;
  if (value === '') return text.none;
  return value.length <= LONGEST && isPrintable(value) ? value : size;
}

/** The value in full where it is text that a narrow row does not show; null where it is not, or is too long to read. */
export function longText(node: FieldNode): string | null {
  const { value } = node.field;
  if (typeof value !== 'string' || value === '' || value.length > 2000) return null;
  if (rowValue(node, false) === value) return null;
  return isPrintable(value) && !value.startsWith('0x') ? value.replaceAll(',', ', ') : null;
}

const isNameList = ({ field, children }: FieldNode): boolean =>
  children[1]?.field.name === 'names' || field.name === 'names';

function shortNames(list: string): string | null {
  if (list === '') return text.none;
  const [first = '', ...more] = list.split(',');
  return first.length <= LONGEST + 2 ? text.names(first, more.length) : null;
}

const isPrintable = (value: string): boolean => /^[\P{C}\r\n\t]*$/u.test(value);
