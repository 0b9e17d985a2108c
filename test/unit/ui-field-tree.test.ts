import { describe, expect, test } from 'vitest';
import { encodeTree } from '../../src/codec/tape.ts';
import { nested, struct } from '../../src/codec/struct.ts';
import { string, text, uint8 } from '../../src/codec/types.ts';
import { leaves } from '../../src/codec/field.ts';
import {
  folds,
  openNodes,
  shownNode,
  visibleNodes,
} from '../../src/ui/parts/field-tree/folding.ts';
import { fieldNodes, isPrefixed, leafAt, lineage } from '../../src/ui/parts/field-tree/nodes.ts';
import { rowValue } from '../../src/ui/parts/field-tree/field-value.ts';

const Key = struct('RFC 8709 §4', {
  'key type': [text, 'the name of the key format'],
  'public key': [string, 'the key itself'],
});
const Reply = struct('RFC 5656 §4', {
  message: [uint8, 'the number of the message'],
  K_S: [nested('RFC 4251 §5', Key), 'the host key'],
  signature: [string, 'the signature over H'],
});
const Packet = struct('RFC 4253 §6', {
  padding_length: [uint8, 'how much padding follows'],
  payload: [Reply, 'the message'],
});
const { bytes, fields } = encodeTree(Packet, {
  padding_length: 0,
  payload: {
    message: 31,
    K_S: { 'key type': 'ssh-ed25519', 'public key': new Uint8Array(32) },
    signature: new Uint8Array(200),
  },
});
const nodes = fieldNodes(fields);
const nothing = new Map<string, boolean>();
const paths = (list: readonly { readonly path: string }[]) => list.map(({ path }) => path);

describe('the field of a byte', () => {
  test('is the leaf that owns it, for every byte', () => {
    const owners = leaves(fields);
    for (let at = 0; at < bytes.length; at++) {
      const leaf = leafAt(nodes, at);
      expect(leaf?.field).toBe(owners.find(({ start, end }) => at >= start && at < end));
    }
  });

  test('is none outside the layer', () => {
    expect(leafAt(nodes, bytes.length)).toBeNull();
    expect(leafAt(nodes, -1)).toBeNull();
  });

  test('has the path of names that leads to it', () => {
    expect(leafAt(nodes, 30)?.path).toBe('payload.K_S.public key.content');
    expect(paths(lineage(leafAt(nodes, 30)))).toEqual([
      'payload.K_S.public key.content',
      'payload.K_S.public key',
      'payload.K_S',
      'payload',
    ]);
  });
});

test('equal names among siblings have paths of their own', () => {
  const twin = { name: 'name', means: 'a name', source: 'RFC', start: 0, end: 1, fields: [] };
  const twins = fieldNodes([twin, { ...twin, start: 1, end: 2 }]);
  expect(paths(twins.roots)).toEqual(['name', 'name#2']);
  expect(twins.byPath.size).toBe(2);
});

describe('what is open', () => {
  test('starts with what holds most of the layer', () => {
    const open = openNodes(nodes, null, nothing);
    expect([...open]).toEqual(['payload']);
    expect(paths(visibleNodes(nodes, open))).toEqual([
      'padding_length',
      'payload',
      'payload.message',
      'payload.K_S',
      'payload.signature',
    ]);
  });

  test('includes all that encloses the focused field', () => {
    const open = openNodes(nodes, 'payload.K_S.public key', nothing);
    expect(paths(visibleNodes(nodes, open))).toContain('payload.K_S.public key');
  });

  test('is what the person last chose', () => {
    const toggled = new Map([
      ['payload', false],
      ['payload.K_S', true],
    ]);
    expect([...openNodes(nodes, null, toggled)]).toEqual(['payload.K_S']);
  });
});

test('a hidden field is shown by its innermost ancestor that has a row', () => {
  const leaf = leafAt(nodes, 30);
  expect(shownNode(leaf, new Set())?.path).toBe('payload');
  expect(shownNode(leaf, new Set(['payload']))?.path).toBe('payload.K_S');
  expect(shownNode(leaf, new Set(['payload', 'payload.K_S']))?.path).toBe('payload.K_S.public key');
});

describe('hex leaves out', () => {
  test('large fields that are closed', () => {
    const [fold, ...others] = folds(nodes, openNodes(nodes, null, nothing), nothing);
    expect(fold).toMatchObject({ path: 'payload.signature', end: bytes.length, whole: true });
    expect(others).toEqual([]);
  });

  test('nothing of a field that is open', () => {
    const toggled = new Map([['payload.signature', true]]);
    expect(folds(nodes, openNodes(nodes, null, toggled), toggled)).toEqual([]);
  });

  test('the rest of a large leaf that stands alone, until it is opened', () => {
    const cipher = { name: 'ciphertext', means: 'x', source: 'y', start: 0, end: 900, fields: [] };
    const alone = fieldNodes([cipher]);
    expect(folds(alone, new Set(), nothing)).toMatchObject([{ start: 64, end: 900, whole: false }]);
    expect(folds(alone, new Set(), new Map([['ciphertext', true]]))).toEqual([]);
  });
});

test('a row shows a short value, else a size', () => {
  const at = (path: string) => {
    const node = nodes.byPath.get(path);
    if (!node) throw new Error(path);
    return node;
  };
  expect(rowValue(at('payload.message'), false)).toBe('31');
  expect(rowValue(at('payload.K_S.key type'), false)).toBe('ssh-ed25519');
  expect(rowValue(at('payload.signature'), false)).toBe('204 B');
  expect(isPrefixed(at('payload.signature'))).toBe(true);
  expect(isPrefixed(at('payload.K_S'))).toBe(false);
});
