/** RFC 8448: what is printed there is read, explained to the last byte, and written again as it was. */
import { describe, expect, test } from 'vitest';
import { concat, type Bytes } from '../../../src/codec/bytes.ts';
import { leaves, UNPARSED } from '../../../src/codec/field.ts';
import { decode, decodeTree, encode, type Codec } from '../../../src/codec/tape.ts';
import type { EndingMessage } from '../../../src/protocol/tls/contexts.ts';
import { explainRecord } from '../../../src/protocol/tls/explain.ts';
import {
  handshakeMessageIn,
  handshakeName,
  handshakeSize,
} from '../../../src/protocol/tls/messages/handshake.ts';
import { CONTENT } from '../../../src/protocol/tls/names.ts';
import { RECORD_HEAD } from '../../../src/protocol/tls/record-layout.ts';
import { flawIn } from '../support/tree.ts';
import { traces } from './rfc8448/traces.ts';

const codecOf = (message: Bytes): Codec<unknown> => {
  const codec = handshakeMessageIn(message);
  if (!codec) throw new Error(`no message is ${handshakeName(message)}`);
  return codec;
};

/** The messages that a record in the clear, or the content of an encrypted one, holds whole. */
function messagesIn(content: Bytes): EndingMessage[] {
  const size = handshakeSize(content);
  if (size === null || size > content.length) return [];
  const bytes = content.subarray(0, size);
  return [{ name: handshakeName(bytes), bytes, parts: [] }, ...messagesIn(content.subarray(size))];
}

describe.each(traces)('RFC 8448 §$section, $title', ({ records, messages }) => {
  test.each(messages)('$name of the $from', ({ name, bytes }) => {
    expect(handshakeName(bytes)).toBe(name);
    const codec = codecOf(bytes);
    const { ok, fields } = decodeTree(codec, bytes);
    expect(ok).toBe(true);
    expect(flawIn(fields, bytes.length)).toBeNull();
    expect(leaves(fields).filter((leaf) => leaf.name === UNPARSED)).toEqual([]);
    const decoded = decode(codec, bytes);
    expect(decoded.ok && encode(codec, decoded.value)).toEqual(bytes);
  });

  test.each(records)('the record of the $from that holds $holds', ({ from, holds, wire }) => {
    const contentType = wire[0] ?? 0;
    const content = wire.subarray(RECORD_HEAD);
    const encrypted = contentType === CONTENT.application_data;
    const whole = contentType === CONTENT.handshake ? messagesIn(content) : [];
    const suite = { name: 'TLS_AES_128_GCM_SHA256', source: 'RFC 8446 §B.4', tagLength: 16 };
    const layers = explainRecord({
      wire,
      packet: null,
      context: { kind: 'tls', from, contentType, suite: encrypted ? suite : null, messages: whole },
    });
    expect(layers.map(({ name }) => name)).toEqual(encrypted ? ['record'] : ['record', 'message']);
    for (const { bytes, fields } of layers) {
      expect(flawIn(fields, bytes.length)).toBeNull();
      expect(leaves(fields).filter((leaf) => leaf.name === UNPARSED)).toEqual([]);
    }
    expect(layers[0]?.bytes).toEqual(wire);
    if (contentType !== CONTENT.handshake) return;
    expect(whole.map(({ name }) => name).join(', ')).toBe(holds);
    const again = whole.map(({ bytes }) => {
      const decoded = decode(codecOf(bytes), bytes);
      return decoded.ok ? encode(codecOf(bytes), decoded.value) : new Uint8Array();
    });
    expect(concat(...again)).toEqual(content);
  });
});

test('there are all four traces, with all of their records', () => {
  expect(traces.map(({ section, records }) => [section, records.length])).toEqual([
    ['3', 9],
    ['5', 8],
    ['6', 6],
    ['7', 8],
  ]);
});
