/** Records that may not be, and messages that may not come. RFC 8446 §4, §5, §6. */
import { concat, utf8, type Bytes } from '../../../../src/codec/bytes.ts';
import { encode } from '../../../../src/codec/tape.ts';
import {
  CertificateVerify,
  Finished,
} from '../../../../src/protocol/tls/messages/authentication.ts';
import {
  EndOfEarlyData,
  KeyUpdate,
  NewSessionTicket,
} from '../../../../src/protocol/tls/messages/later.ts';
import { CONTENT } from '../../../../src/protocol/tls/names.ts';
import { protect } from '../../../../src/protocol/tls/protection.ts';
import { otherRole, type Role } from '../../../../src/protocol/tls/role.ts';
import { suites } from '../../../../src/protocol/tls/suites.ts';
import { before, drop, flip, handshake, record, rewrite } from './edit.ts';
import { withClientCertificate, type Alter } from './ends.ts';
import type { FaultRow } from './fault-rows.ts';
import type { Pair, PairOptions } from './pair.ts';

const sides = ['client', 'server'] as const;
const ticket = {
  ticket_lifetime: 100,
  ticket_age_add: 0,
  ticket_nonce: new Uint8Array(1),
  ticket: utf8('ticket'),
  extensions: [],
};
const finished = encode(Finished, { verify_data: new Uint8Array(32) });
const verify = encode(CertificateVerify, { algorithm: 0x0807, signature: new Uint8Array(64) });
const unknown = handshake(99, utf8('?'));

/** Bytes that reach a side in the state after its start. */
const early = (
  side: Role,
  name: string,
  kind: FaultRow['kind'],
  bytes: Bytes,
  says: FaultRow['says'] = {},
): FaultRow => ({
  ...{ name: `${name}, to a ${side} that has seen nothing`, side, kind, says },
  options: { onWire: () => [] },
  afterwards: (pair) => void pair.input(side, { kind: 'bytes', bytes }),
  unheard: true, // nothing gets through
});

/** A record under the keys of the other side, out of any inner plaintext. */
function sealed(pair: Pair, side: Role, inner: Bytes): Bytes {
  const suite = suites.get('TLS_AES_128_GCM_SHA256');
  if (!suite) throw new Error('no suite');
  const from = otherRole(side);
  const values = pair.watch[from];
  const short = from === 'client' ? 'c' : 's';
  const keys = { key: values.value(`${short} ap key`), iv: values.value(`${short} ap iv`) };
  const size = inner.length + suite.aead.tagLength;
  const head = Uint8Array.of(CONTENT.application_data, 3, 3, size >> 8, size & 0xff);
  return concat(head, protect(suite, keys).seal(0, head, inner));
}

/** Bytes that reach a side that is connected. */
const late = (
  side: Role,
  name: string,
  kind: FaultRow['kind'],
  bytes: Bytes | ((pair: Pair) => Bytes),
  says: FaultRow['says'] = {},
): FaultRow => ({
  ...{ name: `${name}, to a ${side} that is connected`, side, kind, says },
  afterwards: (pair) => {
    const given = typeof bytes === 'function' ? bytes(pair) : bytes;
    pair.input(side, { kind: 'bytes', bytes: given });
  },
});

const inner = (
  side: Role,
  name: string,
  kind: FaultRow['kind'],
  bytes: Bytes,
  says = {},
): FaultRow => late(side, name, kind, (pair) => sealed(pair, side, bytes), says);

const said = (
  by: Role,
  name: string,
  kind: FaultRow['kind'],
  message: Bytes,
  says: FaultRow['says'] = {},
): FaultRow => ({
  ...{ name: `${name}, by a ${by} that is connected`, side: otherRole(by), kind, says },
  afterwards: (pair) => void pair.say(by, message),
});

const altered = (
  by: Role,
  name: string,
  kind: FaultRow['kind'],
  alter: Alter,
  says: FaultRow['says'] = {},
  options: PairOptions = {},
): FaultRow => ({
  ...{ name: `${name}, by the ${by}`, side: otherRole(by), kind, says },
  options: { ...options, alter: { [by]: alter } },
});

/** The first record of an encrypted flight, changed on its way. */
const changedOnWire = (by: Role, name: string, at: number): FaultRow => ({
  ...{ name: `${name}, from the ${by}`, side: otherRole(by), kind: 'bad-record-mac' },
  says: { suite: 'TLS_AES_128_GCM_SHA256', sequence: 0 },
  options: {
    onWire(from, wire) {
      const isEncrypted = from === by && wire[0] === CONTENT.application_data;
      return [isEncrypted ? flip(wire, at < 0 ? wire.length + at : at) : wire];
    },
  },
});

const zeros = (length: number): Bytes => new Uint8Array(length);

export const recordFaults: readonly FaultRow[] = [
  ...sides.flatMap((side): FaultRow[] => [
    early(side, 'no TLS', 'unknown-content-type', utf8('GET / HTTP/1.1'), { type: 71 }),
    early(side, 'a heartbeat', 'unknown-content-type', record(24, zeros(3)), { type: 24 }),
    early(side, 'a record that is too long', 'record-too-long', Uint8Array.of(22, 3, 3, 0x40, 1), {
      length: 16385,
      most: 16384,
    }),
    early(side, 'an empty handshake record', 'empty-record', record(22, zeros(0)), { type: 22 }),
    early(side, 'an empty alert', 'empty-record', record(21, zeros(0)), { type: 21 }),
    early(side, 'an alert of one byte', 'malformed-message', record(21, zeros(1)), {
      message: 'Alert',
      problem: 'truncated',
    }),
    early(side, 'an alert of three bytes', 'malformed-message', record(21, zeros(3)), {
      message: 'Alert',
      problem: 'bytes-left-over',
    }),
    early(side, 'application data', 'unexpected-message', record(23, zeros(3)), {
      got: 'ApplicationData',
    }),
    early(
      side,
      'a message that is too long',
      'message-too-long',
      record(22, Uint8Array.of(2, 0xff, 0, 0)),
      {
        length: 0xff0004,
      },
    ),
    early(side, 'an unknown message', 'unexpected-message', record(22, unknown), {
      got: 'handshake message 99',
    }),
    early(side, 'a Finished', 'unexpected-message', record(22, finished), { got: 'Finished' }),
    early(
      side,
      'something else inside a message',
      'interrupted-message',
      concat(record(22, Uint8Array.of(2, 0)), record(20, Uint8Array.of(1))),
      { by: 'ChangeCipherSpec' },
    ),
    late(side, 'a record in the clear', 'unprotected-record', record(22, unknown), { type: 22 }),
    late(side, 'an alert in the clear', 'unprotected-record', record(21, Uint8Array.of(2, 10)), {
      type: 21,
    }),
    late(side, 'a ChangeCipherSpec', 'unexpected-message', record(20, Uint8Array.of(1)), {
      got: 'ChangeCipherSpec',
      state: 'connected',
    }),
    late(side, 'a record that is too long', 'record-too-long', Uint8Array.of(23, 3, 3, 0x41, 1), {
      most: 16640,
    }),
    late(side, 'a record shorter than its tag', 'bad-record-mac', record(23, zeros(15))),
    late(side, 'a record by other keys', 'bad-record-mac', record(23, zeros(50))),
    inner(side, 'nothing but padding', 'no-content-type', zeros(20), { length: 20 }),
    inner(
      side,
      'an inner plaintext that is too long',
      'record-too-long',
      concat(zeros(16385), Uint8Array.of(23)),
      {
        length: 16386,
        most: 16385,
      },
    ),
    inner(
      side,
      'an encrypted ChangeCipherSpec',
      'protected-change-cipher-spec',
      Uint8Array.of(1, 20),
    ),
    inner(side, 'an unknown type under encryption', 'unknown-content-type', Uint8Array.of(1, 24), {
      type: 24,
    }),
    inner(side, 'an empty message under encryption', 'empty-record', Uint8Array.of(22, 0, 0), {
      type: 22,
    }),
    inner(side, 'an empty alert under encryption', 'empty-record', Uint8Array.of(21), { type: 21 }),
    changedOnWire(side, 'a changed byte', 8),
    changedOnWire(side, 'a changed tag', -1),
    changedOnWire(side, 'a changed version in the header', 2),
    said(side, 'an unknown message', 'unexpected-message', unknown, { state: 'connected' }),
    said(side, 'a CertificateVerify', 'unexpected-message', verify, { got: 'CertificateVerify' }),
    said(
      side,
      'a KeyUpdate that asks for something else',
      'illegal-value',
      handshake(24, Uint8Array.of(2)),
      {
        message: 'KeyUpdate',
        field: 'request_update',
      },
    ),
    said(side, 'a KeyUpdate without a byte', 'malformed-message', handshake(24), {
      message: 'KeyUpdate',
    }),
    said(
      side,
      'a message behind a KeyUpdate in its record',
      'message-across-key-change',
      concat(encode(KeyUpdate, { request_update: 0 }), encode(KeyUpdate, { request_update: 0 })),
      { message: 'KeyUpdate' },
    ),
    {
      name: `the connection is lost to a ${side} in the handshake`,
      side,
      kind: 'connection-lost',
      options: { onWire: () => [] },
      afterwards: (pair) => void pair.input(side, { kind: 'end' }),
      unheard: true,
    },
    {
      name: `the connection is closed to a ${side} in the handshake`,
      side,
      kind: 'closed-during-handshake',
      options: { onWire: () => [] },
      afterwards: (pair) =>
        void pair.input(side, { kind: 'bytes', bytes: record(21, Uint8Array.of(1, 0)) }),
      unheard: true,
    },
    {
      name: `an unknown alert to a ${side} is an error`,
      side,
      kind: 'alert-received',
      says: { code: 200, alert: '' },
      options: { onWire: () => [] },
      afterwards: (pair) =>
        void pair.input(side, { kind: 'bytes', bytes: record(21, Uint8Array.of(1, 200)) }),
      unheard: true,
    },
  ]),
  early('server', 'a ChangeCipherSpec', 'unexpected-message', record(20, Uint8Array.of(1)), {
    got: 'ChangeCipherSpec',
  }),
  early(
    'client',
    'a ChangeCipherSpec of two bytes',
    'bad-change-cipher-spec',
    record(20, zeros(2)),
    {
      length: 2,
    },
  ),
  early(
    'client',
    'a ChangeCipherSpec of another value',
    'bad-change-cipher-spec',
    record(20, Uint8Array.of(2)),
    {
      length: 1,
    },
  ),
  said('client', 'a NewSessionTicket', 'unexpected-message', encode(NewSessionTicket, ticket)),
  said('client', 'an EndOfEarlyData', 'unexpected-message', encode(EndOfEarlyData, {})),
  said('server', 'a ticket of no bytes', 'malformed-message', handshake(4, zeros(14)), {
    message: 'NewSessionTicket',
  }),
  said(
    'server',
    'a ticket with an extension twice',
    'duplicate-extension',
    encode(NewSessionTicket, {
      ...ticket,
      extensions: [
        { name: 'early_data', data: { max_early_data_size: 1 } },
        { name: 'early_data', data: { max_early_data_size: 1 } },
      ],
    }),
  ),
  altered('server', 'no EncryptedExtensions', 'unexpected-message', drop('EncryptedExtensions'), {
    state: 'wait-encrypted-extensions',
    got: 'Certificate',
  }),
  altered('server', 'no Certificate', 'unexpected-message', drop('Certificate'), {
    state: 'wait-certificate-or-request',
    expected: [
      'CertificateRequest',
      'Certificate',
      'ChangeCipherSpec',
      'user_canceled',
      'close_notify',
      'error alert',
    ],
    got: 'CertificateVerify',
  }),
  altered('server', 'no CertificateVerify', 'unexpected-message', drop('CertificateVerify'), {
    state: 'wait-certificate-verify',
    got: 'Finished',
  }),
  altered(
    'client',
    'no Certificate',
    'unexpected-message',
    drop('Certificate'),
    { got: 'CertificateVerify' },
    withClientCertificate,
  ),
  altered(
    'client',
    'no CertificateVerify',
    'unexpected-message',
    drop('CertificateVerify'),
    { got: 'Finished' },
    withClientCertificate,
  ),
  altered(
    'server',
    'a ticket before the Finished',
    'unexpected-message',
    before('Finished', encode(NewSessionTicket, ticket)),
    {
      got: 'NewSessionTicket',
    },
  ),
  altered(
    'client',
    'a KeyUpdate before the Finished',
    'unexpected-message',
    before('Finished', encode(KeyUpdate, { request_update: 0 })),
    {
      got: 'KeyUpdate',
    },
  ),
  altered(
    'server',
    'a message behind the ServerHello in its record',
    'message-across-key-change',
    rewrite('ServerHello', (bytes) => concat(bytes, unknown)),
    { message: 'ServerHello' },
  ),
  altered(
    'client',
    'a part of a message behind the Finished in its record',
    'message-across-key-change',
    rewrite('Finished', (bytes) => concat(bytes, unknown.subarray(0, 2))),
    { message: 'Finished' },
  ),
  {
    name: 'data before the Finished of the client',
    side: 'server',
    unheard: true, // the client still waits for an answer
    kind: 'unexpected-message',
    says: { got: 'ApplicationData', state: 'wait-finished' },
    options: { leaveOpen: 'client/check-server-certificate#1' },
    afterwards(pair) {
      pair.client.sendData(utf8('early'));
      pair.input('client', { kind: 'bytes', bytes: zeros(0) });
    },
  },
];
