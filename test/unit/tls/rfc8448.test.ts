/** RFC 8448: what is printed there is read, explained to the last byte, and written again as it was. */
import { describe, expect, test } from 'vitest';
import { concat, type Bytes } from '../../../src/codec/bytes.ts';
import { leaves, UNPARSED } from '../../../src/codec/field.ts';
import { decode, encode } from '../../../src/codec/tape.ts';
import { explainRecord } from '../../../src/protocol/tls/explain.ts';
import { handshakeMessageIn, handshakeName } from '../../../src/protocol/tls/messages/handshake.ts';
import { CONTENT } from '../../../src/protocol/tls/names.ts';
import { flawIn, remarksIn } from '../support/tree.ts';
import { contentsOf } from './rfc8448/contents.ts';
import { traces } from './rfc8448/traces.ts';

const suite = { name: 'TLS_AES_128_GCM_SHA256', source: 'RFC 8446 §B.4', tagLength: 16 };

function again(message: Bytes): Bytes {
  const codec = handshakeMessageIn(message);
  const decoded = codec && decode(codec, message);
  if (!codec || !decoded?.ok) throw new Error(`${handshakeName(message)} cannot be read`);
  return encode(codec, decoded.value);
}

describe.each(traces)('RFC 8448 §$section, $title', (trace) => {
  test.each(contentsOf(trace))(
    'the record of the $from that holds $holds',
    ({ from, type, wire, inner, content, messages }) => {
      const context = {
        kind: 'tls',
        from,
        contentType: type,
        suite: inner && suite,
        messages,
      } as const;
      const layers = explainRecord({ wire, packet: inner, context });
      expect(layers.map(({ name }) => name)).toEqual([
        'record',
        ...(inner ? ['inner'] : []),
        ...(type === CONTENT.handshake
          ? messages.flatMap(({ name }) =>
              name === 'Certificate' ? ['message', 'certificate'] : ['message'],
            )
          : ['message']),
      ]);
      for (const { bytes, fields } of layers) {
        expect(flawIn(fields, bytes.length)).toBeNull();
        expect(leaves(fields).filter((leaf) => leaf.name === UNPARSED)).toEqual([]);
        expect(remarksIn(fields)).toEqual([]);
      }
      expect(layers[0]?.bytes).toEqual(wire);
      if (type === CONTENT.handshake)
        expect(concat(...messages.map(({ bytes }) => again(bytes)))).toEqual(content);
    },
  );
});

test('there are all four traces, with all of their records', () => {
  expect(traces.map(({ section, records }) => [section, records.length])).toEqual([
    ['3', 9],
    ['5', 8],
    ['6', 6],
    ['7', 8],
  ]);
});
