/** What a login is bound to, what it may not do, and what comes before it. */
import { describe, expect, test } from 'vitest';
import { utf8, type Bytes } from '../../src/codec/bytes.ts';
import { encode } from '../../src/codec/tape.ts';
import type { ClientConfig } from '../../src/protocol/ssh/client.ts';
import { fingerprint } from '../../src/protocol/ssh/fingerprint.ts';
import { readLine } from '../../src/protocol/ssh/identification.ts';
import type { Role } from '../../src/protocol/ssh/messages/message.ts';
import { SSH_MSG_EXT_INFO } from '../../src/protocol/ssh/messages/transport.ts';
import {
  SSH_MSG_USERAUTH_REQUEST,
  type UserauthRequest,
} from '../../src/protocol/ssh/messages/userauth.ts';
import { SSH_MSG_USERAUTH_PK_OK } from '../../src/protocol/ssh/userauth/publickey-layout.ts';
import { AcceptedHostKey } from '../../src/protocol/ssh/verified-host.ts';
import { hostKey, keyAt, keyPair, userKey, type Reply } from './support/ends.ts';
import { loggedInPair, Pair, type PairOptions } from './support/pair.ts';
import { valueOf } from './support/tree.ts';

const head = { user_name: 'alice', service_name: 'ssh-connection' };
const none = encode(SSH_MSG_USERAUTH_REQUEST, { ...head, method_name: 'none' });
const query = ({ publicBlob } = userKey): Bytes =>
  encode(SSH_MSG_USERAUTH_REQUEST, {
    ...head,
    method_name: 'publickey',
    has_signature: false,
    public_key_algorithm_name: 'ssh-ed25519',
    public_key_blob: publicBlob,
    signature: null,
  });

const PASSWORD = 'client/password#1';
const byPassword: Partial<ClientConfig> = { keys: [], mayAskPassword: true };

/** A pair that has come to the client's password, after `none`; the server's answers to others do not reach it. */
function waiting(options: PairOptions = {}): Pair {
  let isOpen = true;
  const onWire: PairOptions['onWire'] = (from, wire) => (from === 'client' || isOpen ? [wire] : []);
  const pair = new Pair({ client: byPassword, leaveOpen: PASSWORD, onWire, ...options }).start();
  isOpen = false;
  return pair;
}

/** A login whose requests are changed on their way out; the first has number 1. */
function asking(change: (request: UserauthRequest, number: number) => UserauthRequest): Pair {
  const pair = new Pair();
  let number = 0;
  pair.client.alter = (name, payload) =>
    name === 'SSH_MSG_USERAUTH_REQUEST'
      ? [
          encode(
            SSH_MSG_USERAUTH_REQUEST,
            change(valueOf(SSH_MSG_USERAUTH_REQUEST, payload), ++number),
          ),
        ]
      : [payload];
  return pair.start();
}

describe('the price of requests', () => {
  test('`none` is free as the first request only', () => {
    const pair = waiting({ server: { maxAuthTries: 3 } }).say('client', none, none);
    expect(pair.fault('server')).toBeUndefined();
    pair.say('client', none);
    expect(pair.fault('server')).toEqual({ kind: 'too-many-attempts', limit: 3 });
  });

  test('1024 requests are taken, and no more', () => {
    const pair = waiting();
    pair.say('client', ...Array.from({ length: 1023 }, () => query()));
    expect(pair.fault('server')).toBeUndefined();
    pair.say('client', query());
    expect(pair.fault('server')).toEqual({ kind: 'too-many-attempts', limit: 1024 });
  });

  test.each<[string, Partial<typeof head>]>([
    ['user', { user_name: 'bob' }],
    ['service', { service_name: 'ssh-other' }],
  ])('another %s than in the first request ends the connection', (_what, other) => {
    const pair = asking((request, number) => (number > 1 ? { ...request, ...other } : request));
    const { user_name: user, service_name: service } = { ...head, ...other };
    expect(pair.fault('server')).toEqual({ kind: 'user-or-service-changed', user, service });
    expect(pair.fault('client')).toMatchObject({ kind: 'disconnected', reason: 2 });
    expect(pair.has('server', 'logged-in')).toBe(false);
  });

  test('notes are those of all queries and of the proof, as OpenSSH keeps them', () => {
    const reply: Reply = (question) =>
      question.name === 'authorize-key'
        ? { name: question.name, answer: keyAt(1, question.address) }
        : null;
    const pair = new Pair({ reply });
    pair.client.alter = (name, payload) => {
      const isQuery = name === 'SSH_MSG_USERAUTH_REQUEST' && payload.length < 120;
      return isQuery && payload.length > none.length
        ? [query(keyPair('bob')), query(), query(), payload]
        : [payload];
    };
    // The client hears of the last query only.
    let answers = 0;
    pair.server.alter = (name, payload) =>
      name === 'SSH_MSG_USERAUTH_PK_OK' && ++answers < 4 ? [] : [payload];
    pair.start();
    const notes = pair.watch.client.frames
      .filter(({ message }) => message === 'SSH_MSG_DEBUG')
      .map(({ value }) => value);
    expect(notes).toMatchObject(
      [1, 2, 3, 4, 5].map((count) => ({ message_text: `server/authorize-key#${count}` })),
    );
  });
});

describe('the host key that a login is bound to', () => {
  const extensions = { 'publickey-hostbound@openssh.com': '0' };
  const second = keyPair('another host');

  test('is not any that the server has', () => {
    const pair = new Pair({ server: { extensions, hostKeys: [hostKey, second] } });
    // The client signs for the server's other key, which this connection never showed.
    Object.defineProperty(pair.client, 'session', {
      get: () => {
        const { transport } = pair.client;
        if (!('session' in transport)) throw new Error('no session');
        return { ...transport.session, firstHostKey: second.publicBlob };
      },
    });
    pair.start();
    expect(pair.lastReceived('server', 'SSH_MSG_USERAUTH_REQUEST')).toMatchObject({
      server_host_key: second.publicBlob,
    });
    expect(pair.has('server', 'logged-in')).toBe(false);
  });

  test('is that of the first exchange, though new keys come with another', () => {
    const hostKeys = [hostKey];
    const pair = new Pair({
      client: { mayAskPassword: false },
      server: { extensions, hostKeys },
      leaveOpen: 'server/authorize-key#1',
    }).start();
    hostKeys[0] = second;
    pair.command({ do: 'rekey' });
    pair.answer('server', 'server/authorize-key#1', {
      name: 'authorize-key',
      answer: keyAt(1),
    });
    expect(pair.watch.client.value('K_S')).toEqual(second.publicBlob);
    expect(pair.lastReceived('server', 'SSH_MSG_USERAUTH_REQUEST')).toMatchObject({
      server_host_key: hostKey.publicBlob,
    });
    expect(pair.has('client', 'logged-in')).toBe(true);
  });

  test('is accepted only by a yes', () => {
    const blob = hostKey.publicBlob;
    for (const words of ['yes', ' YES ', fingerprint(blob)])
      expect(AcceptedHostKey.confirmed(words, blob)?.blob).toBe(blob);
    for (const words of ['', 'no', 'y', fingerprint(second.publicBlob)])
      expect(AcceptedHostKey.confirmed(words, blob)).toBeNull();
    expect(AcceptedHostKey.known({ found: 'known', line: 1 }, blob)?.blob).toBe(blob);
    for (const found of ['changed', 'revoked'] as const) {
      expect(AcceptedHostKey.known({ found, line: 1 }, blob)).toBeNull();
      expect(AcceptedHostKey.known({ found, line: 1, tolerated: false }, blob)).toBeNull();
      const putUpWith = AcceptedHostKey.known({ found, line: 1, tolerated: true }, blob);
      expect(putUpWith).toMatchObject({ blob, trusted: false });
    }
    expect(AcceptedHostKey.known({ found: 'refused' }, blob)).toBeNull();
  });
});

test('PK_OK for another algorithm than was offered is not believed', () => {
  const pair = new Pair();
  pair.server.alter = (name, payload) =>
    name === 'SSH_MSG_USERAUTH_PK_OK'
      ? [
          encode(SSH_MSG_USERAUTH_PK_OK, {
            ...valueOf(SSH_MSG_USERAUTH_PK_OK, payload),
            public_key_algorithm_name: 'ssh-other',
          }),
        ]
      : [payload];
  pair.start();
  expect(pair.fault('client')).toMatchObject({ kind: 'malformed-user-key' });
});

describe('EXT_INFO', () => {
  const extInfo = encode(SSH_MSG_EXT_INFO, {
    extensions: [{ extension_name: 'some', extension_value: utf8('0') }],
  });
  const other = { client: 'server', server: 'client' } as const;

  test('is taken right before USERAUTH_SUCCESS, as the second', () => {
    const pair = new Pair();
    pair.server.alter = (name, payload) =>
      name === 'SSH_MSG_USERAUTH_SUCCESS' ? [extInfo, payload] : [payload];
    pair.start();
    expect(pair.has('client', 'logged-in')).toBe(true);
    expect(pair.client.extensions.get('some')).toBe('0');
  });

  test.each<Role>(['client', 'server'])('of the %s has no place after the login', (from) => {
    const pair = loggedInPair().say(from, extInfo);
    expect(pair.fault(other[from])).toMatchObject({
      kind: 'unexpected-message',
      got: 'SSH_MSG_EXT_INFO',
    });
    expect(pair.fault(other[from])).not.toMatchObject({
      expected: expect.arrayContaining(['SSH_MSG_EXT_INFO']),
    });
  });

  test('comes twice at most', () => {
    const pair = waiting().say('client', extInfo, extInfo);
    expect(pair.fault('server')).toBeUndefined();
    expect(pair.say('client', extInfo).fault('server')).toMatchObject({
      kind: 'unexpected-message',
      got: 'SSH_MSG_EXT_INFO',
    });
  });
});

describe('the identification line', () => {
  test.each([
    ['a control character', 'SSH-2.0-foo\x01bar\r\n', 11],
    ['a carriage return', 'SSH-2.0-foo\rbar\r\n', 11],
    ['no program', 'SSH-2.0-\r\n', 8],
    ['a space in the version', 'SSH-2.0 -foo\r\n', 7],
  ])('with %s is a fault that has its offset', (_what, line, offset) => {
    expect(readLine(utf8(line), true)).toMatchObject({
      kind: 'fault',
      fault: { kind: 'bad-identification', offset },
    });
  });

  test('may have what is no ASCII, such as U+00A0, in its program', () => {
    expect(readLine(utf8('SSH-2.0-a\u00A0b c\r\n'), true)).toMatchObject({
      kind: 'line',
      identification: { softwareversion: 'a\u00A0b', comments: 'c' },
    });
  });
});
