/** A record is explained in layers that hold all of its bytes, whatever is in it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bytes } from '../../../src/codec/bytes.ts';
import { fieldAtPath, leaves, UNPARSED } from '../../../src/codec/field.ts';
import { encode } from '../../../src/codec/tape.ts';
import {
  isTlsContext,
  type EndingMessage,
  type TlsContext,
} from '../../../src/protocol/tls/contexts.ts';
import { explainRecord, type ExplainedLayer } from '../../../src/protocol/tls/explain.ts';
import { handshakeMessages } from '../../../src/protocol/tls/messages/handshake.ts';
import { CONTENT } from '../../../src/protocol/tls/names.ts';
import { innerPlaintextIn, innerPlaintextOf } from '../../../src/protocol/tls/record-layout.ts';
import { hex, repeatable } from '../crypto/bytes.ts';
import { flawIn } from '../support/tree.ts';
import * as any from './arbitraries.ts';
import { rsaCertificate } from './rfc8448/rsa-certificate.ts';

const suite = { name: 'TLS_AES_128_GCM_SHA256', source: 'RFC 8446 §B.4', tagLength: 16 };
const { EncryptedExtensions, Finished } = handshakeMessages;

const record = (type: number, content: Bytes): Bytes =>
  new Uint8Array([type, 3, 3, content.length >> 8, content.length & 0xff, ...content]);

const context = (contentType: number, more: Partial<TlsContext> = {}): TlsContext => ({
  kind: 'tls',
  from: 'server',
  contentType,
  suite: null,
  messages: [],
  ...more,
});

const whole = (name: string, bytes: Bytes): EndingMessage => ({ name, bytes, parts: [] });

const flaws = (layers: readonly ExplainedLayer[]) =>
  layers.map(({ bytes, fields }) => flawIn(fields, bytes.length)).filter((flaw) => flaw !== null);

const finished = encode(Finished, { verify_data: new Uint8Array(32).fill(7) });
const encryptedExtensions = encode(EncryptedExtensions, { extensions: [] });

test('a record in the clear shows the messages in it, and each in a layer of its own', () => {
  const content = new Uint8Array([...encryptedExtensions, ...finished]);
  const wire = record(CONTENT.handshake, content);
  const messages = [whole('EncryptedExtensions', encryptedExtensions), whole('Finished', finished)];
  const layers = explainRecord({ wire, packet: null, context: context(22, { messages }) });
  expect(layers.map(({ name, bytes }) => [name, bytes])).toEqual([
    ['record', wire],
    ['message', encryptedExtensions],
    ['message', finished],
  ]);
  expect(flaws(layers)).toEqual([]);
  const [first] = layers;
  expect(fieldAtPath(first?.fields ?? [], 'fragment.Finished.verify_data')).toMatchObject({
    start: 5 + encryptedExtensions.length + 4,
    end: wire.length,
  });
  expect(fieldAtPath(first?.fields ?? [], 'type')?.value).toBe('22 handshake');
});

test('an encrypted record shows outside what an eavesdropper sees, and inside what is in it', () => {
  const packet = innerPlaintextOf({ content: finished, type: CONTENT.handshake, zeros: 3 });
  const wire = record(CONTENT.application_data, new Uint8Array(packet.length + 16));
  const messages = [whole('Finished', finished)];
  const layers = explainRecord({ wire, packet, context: context(22, { suite, messages }) });
  expect(layers.map(({ name, bytes }) => [name, bytes])).toEqual([
    ['record', wire],
    ['inner', packet],
    ['message', finished],
  ]);
  expect(flaws(layers)).toEqual([]);
  expect(leaves(layers[0]?.fields ?? []).map(({ name }) => name)).toEqual([
    'type',
    'legacy_record_version',
    'length',
    'ciphertext',
    'tag',
  ]);
  const inner = layers[1]?.fields ?? [];
  expect(inner.map(({ name }) => name)).toEqual(['content', 'type', 'zeros']);
  expect(fieldAtPath(inner, 'type')?.value).toBe('22 handshake');
  expect(fieldAtPath(inner, 'content.Finished.verify_data')?.end).toBe(finished.length);
});

test('each certificate of a Certificate has a layer of its own', () => {
  const message = rsaCertificate;
  const packet = innerPlaintextOf({ content: message, type: CONTENT.handshake, zeros: 0 });
  const wire = record(23, new Uint8Array(packet.length + 16));
  const messages = [whole('Certificate', message)];
  const layers = explainRecord({ wire, packet, context: context(22, { suite, messages }) });
  expect(layers.map(({ name }) => name)).toEqual(['record', 'inner', 'message', 'certificate']);
  expect(flaws(layers)).toEqual([]);
  const certificate = layers[3];
  expect(certificate?.bytes).toEqual(message.subarray(11, message.length - 2));
  expect(leaves(certificate?.fields ?? []).some(({ name }) => name === UNPARSED)).toBe(false);
  expect(fieldAtPath(certificate?.fields ?? [], 'tbsCertificate.validity.notBefore')).toBeDefined();
});

test('a message over several records sits in the last one, and says where its parts are', () => {
  const certificate = encode(handshakeMessages.Certificate, {
    certificate_request_context: hex(''),
    certificate_list: [{ cert_data: new Uint8Array(50).fill(0x30), extensions: [] }],
  });
  const first = new Uint8Array([...encryptedExtensions, ...certificate.subarray(0, 20)]);
  const begun = record(22, first);
  const opening = explainRecord({
    wire: begun,
    packet: null,
    context: context(22, { messages: [whole('EncryptedExtensions', encryptedExtensions)] }),
  });
  expect(flaws(opening)).toEqual([]);
  expect(opening.map(({ name }) => name)).toEqual(['record', 'message']);
  expect(leaves(opening[0]?.fields ?? []).at(-1)).toMatchObject({
    name: 'part',
    start: 5 + encryptedExtensions.length,
    end: begun.length,
  });

  const parts = [{ wire: begun, start: encryptedExtensions.length, end: first.length }];
  const wire = record(22, new Uint8Array([...certificate.subarray(20), ...finished]));
  const messages = [
    { name: 'Certificate', bytes: certificate, parts },
    whole('Finished', finished),
  ];
  const closing = explainRecord({ wire, packet: null, context: context(22, { messages }) });
  expect(flaws(closing)).toEqual([]);
  expect(closing.map(({ name, bytes, from }) => [name, bytes, from])).toEqual([
    ['record', wire, undefined],
    ['message', certificate, parts],
    ['certificate', new Uint8Array(50).fill(0x30), undefined],
    ['message', finished, undefined],
  ]);
  const fragment = closing[0]?.fields.at(-1)?.fields ?? [];
  expect(fragment.map(({ name, start, end }) => [name, end - start])).toEqual([
    ['part', certificate.length - 20],
    ['Finished', finished.length],
  ]);
});

test.each<[string, number, string, string]>([
  ['an alert', CONTENT.alert, '0228', 'description'],
  ['a ChangeCipherSpec', CONTENT.change_cipher_spec, '01', 'type'],
  ['application data', CONTENT.application_data, '474554', 'data'],
  ['content of an unknown type', 99, 'c0ffee', 'data'],
])('%s is a message', (_what, type, content, last) => {
  for (const zeros of [0, 5]) {
    const packet = innerPlaintextOf({ content: hex(content), type, zeros });
    const wire = record(23, new Uint8Array(packet.length + 16));
    const layers = explainRecord({ wire, packet, context: context(type, { suite }) });
    expect(flaws(layers)).toEqual([]);
    expect(layers.map(({ name }) => name)).toEqual(['record', 'inner', 'message']);
    expect(layers[2]?.bytes).toEqual(hex(content));
    expect(layers[2]?.fields.at(-1)?.name).toBe(last);
  }
});

test('an alert says in its tree what it means', () => {
  const means = (description: string) =>
    explainRecord({
      wire: record(CONTENT.alert, hex(`02${description}`)),
      packet: null,
      context: context(CONTENT.alert),
    })[1]?.fields[1];
  expect(means('30')).toMatchObject({
    value: '48 unknown_ca',
    means: 'nobody whom the sender trusts vouches for the certificate',
  });
  expect(means('ff')).toMatchObject({ value: '255', means: 'an alert that is not known here' });
});

test('a record that could not be opened shows its outside only', () => {
  const wire = record(23, new Uint8Array(40));
  const layers = explainRecord({ wire, packet: null, context: context(23, { suite }) });
  expect(layers.map(({ name }) => name)).toEqual(['record']);
  expect(flaws(layers)).toEqual([]);
});

test('one too short for its tag, or cut off in its length, is explained as far as it goes', () => {
  for (const wire of [record(23, new Uint8Array(7)), record(23, new Uint8Array(40)).slice(0, 20)]) {
    const layers = explainRecord({ wire, packet: null, context: context(23, { suite }) });
    expect(flaws(layers)).toEqual([]);
    expect(leaves(layers[0]?.fields ?? []).at(-1)?.name).toBe(UNPARSED);
  }
});

test('one that holds nothing but zeros has no content', () => {
  const packet = new Uint8Array(8);
  const wire = record(23, new Uint8Array(24));
  const layers = explainRecord({ wire, packet, context: context(23, { suite }) });
  expect(layers.map(({ name }) => name)).toEqual(['record', 'inner']);
  expect(flaws(layers)).toEqual([]);
});

describe('whatever is in a record', () => {
  const bodies = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    ...Object.entries(any.handshakes).map(([name, values]) =>
      (values as fc.Arbitrary<unknown>).map((value) =>
        encode<unknown>(handshakeMessages[name as keyof typeof handshakeMessages], value),
      ),
    ),
  );
  const types = fc.constantFrom(0, 20, 21, 22, 23, 24, 255);

  test('every byte of every layer is explained', () => {
    fc.assert(
      fc.property(bodies, types, fc.nat(20), fc.boolean(), (content, type, zeros, encrypted) => {
        const packet = encrypted ? innerPlaintextOf({ content, type, zeros }) : null;
        const wire = packet
          ? record(23, new Uint8Array(packet.length + 16))
          : record(type, content);
        const messages = type === 22 && content.length >= 4 ? [whole('message', content)] : [];
        const layers = explainRecord({
          wire,
          packet,
          context: context(type, { suite: packet && suite, messages }),
        });
        expect(flaws(layers)).toEqual([]);
      }),
      repeatable(400),
    );
  });

  test('an inner plaintext comes back as it went', () => {
    fc.assert(
      fc.property(bodies, fc.integer({ min: 1, max: 255 }), fc.nat(20), (content, type, zeros) => {
        const inner = innerPlaintextIn(innerPlaintextOf({ content, type, zeros }));
        expect(inner).toEqual({ content, type, zeros });
      }),
      repeatable(200),
    );
  });
});

test('a context is told from those of other protocols', () => {
  expect(isTlsContext(context(22))).toBe(true);
  expect([null, undefined, {}, { kind: 'packet' }, 'tls'].some(isTlsContext)).toBe(false);
});
