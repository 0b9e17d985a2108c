/** Extensions: one file each, where each may stand, and what is wrong with a list of them. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bytes } from '../../../src/codec/bytes.ts';
import { fieldAtPath, leaves, UNPARSED, type Field } from '../../../src/codec/field.ts';
import { decode, decodeTree, encode } from '../../../src/codec/tape.ts';
import { alerts } from '../../../src/protocol/tls/alerts.ts';
import { extensionAlerts, extensionProblem } from '../../../src/protocol/tls/check-extensions.ts';
import {
  allPlaces,
  meansIn,
  type ExtensionType,
  type Forms,
  type Place,
} from '../../../src/protocol/tls/extensions/extension-type.ts';
import { bindersLength } from '../../../src/protocol/tls/extensions/pre-shared-key.ts';
import {
  extensionIn,
  extensionsOf,
  extensionTypeName,
  extensionTypes,
  placesOf,
  typeOf,
  type AnyExtension,
  type ExtensionName,
} from '../../../src/protocol/tls/extensions.ts';
import { otherExtensions } from '../../../src/protocol/tls/other-extensions.ts';
import { ClientHello } from '../../../src/protocol/tls/messages/hello.ts';
import { hex, repeatable } from '../crypto/bytes.ts';
import { expectHonestReading, faultOf, valueOf } from '../support/tree.ts';
import * as any from './arbitraries.ts';

const types: readonly ExtensionType<ExtensionName, Forms>[] = Object.values(extensionTypes);

/** The table of RFC 8446 §4.2, with record_size_limit of RFC 8449; those here that it has. */
const table: Readonly<Record<string, string>> = {
  server_name: 'CH EE',
  max_fragment_length: 'CH EE',
  status_request: 'CH CR CT',
  supported_groups: 'CH EE',
  signature_algorithms: 'CH CR',
  use_srtp: 'CH EE',
  heartbeat: 'CH EE',
  application_layer_protocol_negotiation: 'CH EE',
  signed_certificate_timestamp: 'CH CR CT',
  client_certificate_type: 'CH EE',
  server_certificate_type: 'CH EE',
  padding: 'CH',
  key_share: 'CH SH HRR',
  pre_shared_key: 'CH SH',
  psk_key_exchange_modes: 'CH',
  early_data: 'CH EE NST',
  cookie: 'CH HRR',
  supported_versions: 'CH SH HRR',
  certificate_authorities: 'CH CR',
  oid_filters: 'CR',
  post_handshake_auth: 'CH',
  signature_algorithms_cert: 'CH CR',
  record_size_limit: 'CH EE',
};

const letters: Readonly<Record<Place, string>> = {
  ClientHello: 'CH',
  ServerHello: 'SH',
  HelloRetryRequest: 'HRR',
  EncryptedExtensions: 'EE',
  CertificateRequest: 'CR',
  Certificate: 'CT',
  NewSessionTicket: 'NST',
};

/** Codes of the names above that are not in extensionTypes: RFC 8446 §4.2. */
const otherCodes: Readonly<Record<string, number>> = {
  max_fragment_length: 1,
  status_request: 5,
  use_srtp: 14,
  heartbeat: 15,
  signed_certificate_timestamp: 18,
  client_certificate_type: 19,
  server_certificate_type: 20,
  padding: 21,
  oid_filters: 48,
};

const codeOf = (name: string): number =>
  types.find((one) => one.name === name)?.type ?? otherCodes[name] ?? -1;

test('every file of the folder that has an extension is in the registry, under its own name', () => {
  const files = import.meta.glob<Readonly<Record<string, unknown>>>(
    '../../../src/protocol/tls/extensions/*.ts',
    { eager: true },
  );
  const found = Object.values(files)
    .flatMap((file) => Object.values(file))
    .filter((one) => typeof one === 'object' && one !== null && 'forms' in one);
  expect(new Set(found)).toEqual(new Set(types));
  expect(Object.entries(extensionTypes).map(([name, type]) => [name, type.name])).toEqual(
    types.map(({ name }) => [name, name]),
  );
  expect(new Set(types.map(({ type }) => type)).size).toBe(types.length);
});

test.each(Object.entries(table))('%s may stand where RFC 8446 §4.2 says: %s', (name, places) => {
  const code = codeOf(name);
  expect(extensionTypeName(code)).toMatch(new RegExp(`^0x[0-9a-f]{4} ${name}$`));
  expect(placesOf(code)?.map((place) => letters[place])).toEqual(places.split(' '));
});

test('every extension says what it means in each message in which it may stand', () => {
  const all = [...types, ...otherExtensions].flatMap((one) => {
    const { name, means } = Array.isArray(one) ? one[1] : one;
    const type = Array.isArray(one) ? one[0] : one.type;
    return (placesOf(type) ?? []).map((place) => [name, place, meansIn(means, place)] as const);
  });
  expect(all.length).toBeGreaterThan(types.length);
  for (const [name, place, means] of all) expect(means, `${name} in ${place}`).toMatch(/\w/);
});

test.each([
  ['server_name', /the client wants, so that/, /^empty: the server/],
  ['application_layer_protocol_negotiation', /the client would/, /the server has chosen/],
  ['supported_groups', /the client can/, /the server would rather have/],
  ['early_data', /^the client sends/, /^the server takes/],
] as const)('%s means another thing in the answer', (name, asked, answered) => {
  const { means } = extensionTypes[name];
  expect(meansIn(means, 'ClientHello')).toMatch(asked);
  expect(meansIn(means, 'EncryptedExtensions')).toMatch(answered);
});

test('the tree of an EncryptedExtensions explains what the server says', () => {
  const codec = extensionsOf('EncryptedExtensions', 0);
  const bytes = encode(codec, [
    { name: 'server_name', data: {} },
    { name: 'application_layer_protocol_negotiation', data: { protocol_name_list: ['h2'] } },
  ]);
  const said = JSON.stringify(decodeTree(codec, bytes));
  expect(said).toContain('empty: the server has made use of the name');
  expect(said).toContain('exactly one name');
  expect(said).not.toMatch(/best first|readable by anyone/);
});

describe.each(allPlaces)('in a %s', (place) => {
  const codec = extensionsOf(place, 0);
  const encoded = any.extensions(place, 1).map((list) => encode(codec, list));

  test('every form that the registry has is one that the tests make', () => {
    const forms = types.filter((type) => type.forms[place]).map(({ name }) => name);
    expect(Object.keys(any.extensionData[place]).toSorted()).toEqual(forms.toSorted());
  });

  test('a list comes back as it went', () => {
    fc.assert(
      fc.property(any.extensions(place), (list) => {
        const bytes = encode(codec, list);
        expect(decode(codec, bytes)).toEqual({ ok: true, value: list });
        expectHonestReading(codec, bytes);
      }),
      repeatable(200),
    );
  });

  test('changed bytes are read to the end, or to a fault', () => {
    fc.assert(
      fc.property(encoded, fc.nat(), fc.nat(255), (bytes, at, byte) => {
        bytes[at % bytes.length] = byte;
        expectHonestReading(codec, bytes);
      }),
      repeatable(300),
    );
  });
});

describe('what is not read keeps its bytes and is explained', () => {
  const shown = (place: Place, wire: string): { value: readonly AnyExtension[]; field: Field } => {
    const bytes = hex(wire);
    const codec = extensionsOf(place, 0);
    const { fields } = decodeTree(codec, bytes);
    const field = fields[1];
    if (!field) throw new Error('no extension');
    return { value: valueOf(codec, bytes), field };
  };

  test('an unknown one as opaque', () => {
    const { value, field } = shown('ClientHello', '0007 1234 0003 c0ffee');
    expect(value).toEqual([{ name: 'other', type: 0x1234, data: hex('c0ffee') }]);
    expect(field).toMatchObject({
      name: 'extension 0x1234',
      means: expect.stringContaining('not known') as string,
    });
    expect(fieldAtPath([field], 'extension 0x1234.extension_type')?.value).toBe('0x1234');
    expect(leaves([field]).at(-1)).toMatchObject({ name: 'content', start: 6, end: 9 });
  });

  test('GREASE by its name', () => {
    const { value, field } = shown('ClientHello', '0004 3a3a 0000');
    expect(value).toEqual([{ name: 'other', type: 0x3a3a, data: hex('') }]);
    expect(field).toMatchObject({ name: 'GREASE 0x3a3a', source: 'RFC 8701 §3' });
  });

  test('one of older versions with its name, and with what is in it', () => {
    const { value, field } = shown('ClientHello', '0006 000b 0002 0100');
    expect(value).toEqual([{ name: 'other', type: 11, data: hex('0100') }]);
    expect(leaves([field]).at(-1)?.value).toBe('0 uncompressed');
  });

  test('one of older versions that is malformed, without a fault: nobody uses it', () => {
    const { value, field } = shown('ClientHello', '0006 000b 0002 0900');
    expect(value).toEqual([{ name: 'other', type: 11, data: hex('0900') }]);
    expect(leaves([field]).at(-1)?.name).toBe(UNPARSED);
  });

  test('a known one where it may not stand', () => {
    const { value, field } = shown('ServerHello', '0006 002c 0002 aabb');
    expect(value).toEqual([{ name: 'other', type: 44, data: hex('aabb') }]);
    expect(field.means).toBe('cookie may not stand in a ServerHello');
  });
});

describe('problems of a list', () => {
  const other = (type: number): AnyExtension => ({ name: 'other', type, data: hex('') });
  const early: AnyExtension = { name: 'early_data', data: {} };
  const key: AnyExtension = { name: 'pre_shared_key', data: {} };

  test.each<[string, Place, readonly AnyExtension[], readonly number[] | null, object | null]>([
    ['none', 'ClientHello', [early, other(0x1234), key], null, null],
    [
      'the same type twice, known',
      'ClientHello',
      [early, other(1), early],
      null,
      { kind: 'duplicate-extension', extension: '0x002a early_data' },
    ],
    [
      'the same type twice, unknown',
      'ClientHello',
      [other(0x1234), other(0x1234)],
      null,
      { kind: 'duplicate-extension', extension: '0x1234' },
    ],
    [
      'GREASE twice with one value',
      'ClientHello',
      [other(0x1a1a), other(0x1a1a)],
      null,
      { kind: 'duplicate-extension', extension: '0x1a1a GREASE' },
    ],
    ['GREASE twice with two values', 'ClientHello', [other(0x1a1a), other(0x2a2a)], null, null],
    [
      'one behind pre_shared_key',
      'ClientHello',
      [key, early],
      null,
      { kind: 'extension-after-pre-shared-key', extension: '0x002a early_data' },
    ],
    [
      'pre_shared_key need not be last in a ServerHello',
      'ServerHello',
      [key, other(43)],
      null,
      null,
    ],
    [
      'one where it may not stand, although it was asked for',
      'EncryptedExtensions',
      [other(51)],
      [51],
      {
        kind: 'misplaced-extension',
        message: 'EncryptedExtensions',
        extension: '0x0033 key_share',
        places: ['ClientHello', 'ServerHello', 'HelloRetryRequest'],
      },
    ],
    [
      'one that nobody asked for',
      'EncryptedExtensions',
      [early],
      [0, 10],
      { kind: 'unsolicited-extension', extension: '0x002a early_data' },
    ],
    [
      'an unknown one that nobody asked for',
      'Certificate',
      [other(0x1234)],
      [],
      { kind: 'unsolicited-extension', extension: '0x1234' },
    ],
    ['an unknown one that was asked for', 'Certificate', [other(0x1234)], [0x1234], null],
    [
      'a cookie needs not be asked for',
      'HelloRetryRequest',
      [{ name: 'cookie', data: {} }],
      [],
      null,
    ],
    ['a message that answers nothing', 'NewSessionTicket', [early, other(0x1234)], null, null],
  ])('%s', (_what, place, list, asked, expected) => {
    const found = extensionProblem(place, list, asked);
    if (expected) expect(found).toMatchObject(expected);
    else expect(found).toBeNull();
  });

  test('each has an alert that there is', () => {
    for (const alert of Object.values(extensionAlerts)) expect(alerts).toHaveProperty(alert);
  });
});

test('an extension is found by its name, with its data', () => {
  fc.assert(
    fc.property(any.handshakes.ClientHello, ({ extensions }) => {
      const share = extensionIn(extensions, 'key_share');
      const first = extensions.find((one) => one.name === 'key_share');
      expect(share).toBe(first?.data);
      for (const one of extensions)
        if (one.name !== 'other') expect(typeOf(one)).toBe(extensionTypes[one.name].type);
    }),
    repeatable(100),
  );
});

test('the binders are the last bytes of a ClientHello, as many as bindersLength says', () => {
  fc.assert(
    fc.property(
      any.handshakes.ClientHello,
      any.extensionData.ClientHello.pre_shared_key,
      (hello, data) => {
        const extensions = [
          ...hello.extensions.filter(({ name }) => name !== 'pre_shared_key'),
          { name: 'pre_shared_key', data } as const,
        ];
        const whole: Bytes = encode(ClientHello, { ...hello, extensions });
        const binders = whole.subarray(whole.length - bindersLength(data.binders));
        const length = data.binders.reduce((sum, one) => sum + one.length + 1, 0);
        expect(binders).toEqual(
          new Uint8Array([
            length >> 8,
            length & 0xff,
            ...data.binders.flatMap((one) => [one.length, ...one]),
          ]),
        );
      },
    ),
    repeatable(50),
  );
});

test('a ClientHello without extensions can be read: what it lacks is for the server to say', () => {
  const body = `0303 ${'00'.repeat(32)} 00 0002 002f 01 00`;
  const wire = hex(`01 000029 ${body}`);
  expect(valueOf(ClientHello, wire)).toMatchObject({ extensions: [] });
  expect(encode(ClientHello, valueOf(ClientHello, wire))).toEqual(wire);
  expect(faultOf(ClientHello, hex(`01 00002b ${body} 0000`))).toMatchObject({
    kind: 'bad-value',
    field: 'extensions',
  });
});
