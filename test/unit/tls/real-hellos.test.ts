/** First records of real clients, as they came over a socket: nothing in them is without a name, or unread. */
import { describe, expect, test } from 'vitest';
import { leaves, UNPARSED } from '../../../src/codec/field.ts';
import { decodeTree, encode } from '../../../src/codec/tape.ts';
import { extensionProblem } from '../../../src/protocol/tls/check-extensions.ts';
import { extensionIn } from '../../../src/protocol/tls/extensions.ts';
import { ClientHello } from '../../../src/protocol/tls/messages/hello.ts';
import { TLS_1_3 } from '../../../src/protocol/tls/names.ts';
import { RECORD_HEAD } from '../../../src/protocol/tls/record-layout.ts';
import hellos from '../../golden/tls-client-hellos.json';
import { hex } from '../crypto/bytes.ts';
import { flawIn } from '../support/tree.ts';

describe.each(hellos)('$from', ({ record }) => {
  const bytes = hex(record).subarray(RECORD_HEAD);
  const { fields, ...read } = decodeTree(ClientHello, bytes);
  if (!read.ok) throw new Error(`${read.fault.field}: ${read.fault.kind}`);
  const hello = read.value;

  test('is read, explained to the last byte, and written again as it was', () => {
    expect(flawIn(fields, bytes.length)).toBeNull();
    expect(leaves(fields).filter(({ name }) => name === UNPARSED)).toEqual([]);
    expect(encode(ClientHello, hello)).toEqual(bytes);
  });

  test('has a name for every suite, group, scheme, version and extension', () => {
    const codes = leaves(fields).filter(({ value }) => String(value).startsWith('0x'));
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter(({ value }) => !/^0x[0-9a-f]{4} \S/.test(String(value)))).toEqual([]);
  });

  test('offers TLS 1.3, with extensions as RFC 8446 wants them', () => {
    expect(extensionIn(hello.extensions, 'supported_versions')?.versions).toContain(TLS_1_3);
    expect(extensionProblem('ClientHello', hello.extensions, null)).toBeNull();
  });
});
