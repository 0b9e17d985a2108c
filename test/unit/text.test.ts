import { describe, expect, test } from 'vitest';

import { encode } from '../../src/codec/tape.ts';
import { disconnectOn, type Fault, type FaultKind } from '../../src/protocol/ssh/fault.ts';
import { fingerprint } from '../../src/protocol/ssh/fingerprint.ts';
import { kexes } from '../../src/protocol/ssh/kexes.ts';
import { connectionMessages } from '../../src/protocol/ssh/messages/connection.ts';
import { transportMessages } from '../../src/protocol/ssh/messages/transport.ts';
import { userauthMessages } from '../../src/protocol/ssh/messages/userauth.ts';
import { PublicKeyBlob } from '../../src/protocol/ssh/public-key.ts';
import type { OpenQuestion } from '../../src/protocol/ssh/questions.ts';
import '../../src/protocol/ssh/keyboard-interactive/method.ts';
import { clientService, clientTransport } from '../../src/protocol/ssh/client.ts';
import { serverService, serverTransport } from '../../src/protocol/ssh/server.ts';
import { attackersWords } from '../../src/world/text/attack-en.ts';
import { certificateWords } from '../../src/world/text/certificates-en.ts';
import { frameLevel, framePhase } from '../../src/world/frame-places.ts';
import { steps, type PerSide, type StepKey } from '../../src/protocol/ssh/steps.ts';
import { methodMessages } from '../../src/protocol/ssh/userauth/methods.ts';
import { HOSTBOUND } from '../../src/protocol/ssh/userauth/publickey-layout.ts';
import '../../src/protocol/ssh/textbook/methods.ts';
import '../../src/world/exponent-search-steps.ts';
import type { StepArgs } from '../../src/protocol/trace.ts';
import { faultMessage, faultTitle, faultWords } from '../../src/world/text/faults-en.ts';
import { hasFrameWords, receiveWords, sendWords } from '../../src/world/text/frames-en.ts';
import type { SearchStepKey } from '../../src/world/exponent-search-steps.ts';
import { publicKeyLine } from '../../src/world/files/public-key-line.ts';
import { searchWords } from '../../src/world/text/exponent-search-en.ts';
import { askInWords } from '../../src/world/text/questions-en.ts';
import { stateWords } from '../../src/world/text/states-en.ts';
import { overviewWords } from '../../src/world/text/overview-en.ts';
import { connectWords, stepWords as otherWords } from '../../src/world/text/steps-en.ts';
import { textbookWords } from '../../src/world/text/textbook-en.ts';
import { phases } from '../../src/world/transcript.ts';
import type { StepContext, StepWords } from '../../src/world/text/words.ts';

const stepWords: { readonly [K in StepKey | SearchStepKey]: (context: StepContext) => StepWords } =
  {
    ...overviewWords,
    ...otherWords,
    ...searchWords,
  };

const sides = ['client', 'server'] as const;
const long = 'a-very-long-name-that-a-peer-may-choose-'.repeat(40);
const fromOutside = (text: string) => `${text}\u202e\r\n\u0007`;

const forbidden =
  /["'!]|\p{C}|\p{Emoji_Presentation}|undefined|NaN|null|\[object| {2}|\.\.|^\s|\s$/u;

/** Why a text is not the prose that the tables promise: short, on one line, with typographic signs, and calm. */
const flaws = (text: string, most: number): string[] =>
  text === '' || text.length > most || forbidden.test(text) ? [`${text.length}: ${text}`] : [];

const flawsIn = ({ title, text, verb, term }: StepWords): string[] => [
  ...flaws(title, 60),
  ...flaws(text, 180),
  ...(text.endsWith('.') ? [] : [`no full stop: ${text}`]),
  ...flaws(verb, 14),
  ...(verb.split(' ').length > 2 ? [`too many words: ${verb}`] : []),
  ...flaws(term, 260),
];

const expectProse = (text: string, most: number): void => expect(flaws(text, most)).toEqual([]);
const expectWords = (words: StepWords): void => expect(flawsIn(words)).toEqual([]);

describe('steps', () => {
  const shown = fingerprint(new Uint8Array(51));
  const variants: readonly StepArgs[] = [
    ...['known', 'unknown', 'changed', 'revoked', 'accepted-new'].flatMap((found) =>
      [true, false].map((tolerated) => ({
        found,
        line: 1000,
        keyType: 'ED25519',
        fingerprint: shown,
        tolerated,
      })),
    ),
    ...['yes', 'no', '', shown].map((answer) => ({ answer, fingerprint: shown })),
    ...['query', 'proof'].map((authority) => ({ authority, line: 12, fingerprint: shown })),
    ...['publickey', 'password', 'none', HOSTBOUND].map((method) => ({
      method,
      fingerprint: shown,
      algorithm: 'ssh-ed25519',
    })),
    ...[1, 2, 3, 4].map((prompt) => ({ prompt, method: 'password' })),
    ...['', 'digest', 'signature', 'user', 'session', 'no session', 'expired', 'place'].flatMap(
      (because) =>
        [true, false].map((bound) => ({
          ...{ because, bound, checks: bound, changed: bound, line: 1000, size: 2048 },
          ...{ fingerprint: shown, algorithm: 'rsa-sha2-256', title: bound ? 'ED25519' : '' },
        })),
    ),
    ...[true, false].map((first) => ({
      first,
      strict: first,
      methods: first ? [] : [long, long, long, long],
    })),
    ...['client', 'server'].map((by) => ({
      by,
      protoversion: '2.0',
      kex: 'curve25519-sha256',
      hash: 'SHA-256',
    })),
    ...['command', 'output'].map((what) => ({
      ...{ what, text: long, user: long, kex: 'diffie-hellman-p23@sshow.example' },
      ...{ tried: 4096, exponents: 22, bits: what === 'output' ? 2048 : 0 },
    })),
    ...[0, 1, 4_000_000].map((stdout) => ({
      stdout,
      stderr: 4_000_000 - stdout,
      status: 255,
      name: fromOutside(long),
    })),
    {
      stdout: 0,
      stderr: 0,
      status: 0,
      channel: 0,
      window: 2_097_152,
      packet: 32_768,
      kind: 'bad-mac',
    },
    ...certificateChecks.flatMap(([check, ...refusals]) =>
      [undefined, ...refusals].map((because) => ({
        ...{ check, id: long, serial: '18446744073709551615', fingerprint: shown },
        ...{ authority: shown, line: 1000, isHosts: because === undefined, name: long },
        ...{ names: because ? [long, long, long] : [], options: because ? [long, long] : [] },
        ...{ period: `from ${time} to ${time}`, now: time, address: '2001:db8::1' },
        ...{ addresses: long, command: because ? '' : long, problem: '' },
        ...(because !== undefined && { because }),
      })),
    ),
    {
      kex: 'diffie-hellman-group14-sha256',
      host_key: 'ssh-ed25519',
      cipher_c2s: 'aes128-ctr',
      cipher_s2c: 'aes256-ctr',
      mac_c2s: 'hmac-sha2-256-etm@openssh.com',
      mac_s2c: 'hmac-sha2-512-etm@openssh.com',
    },
  ];
  const keys = Object.keys(stepWords).filter((key): key is StepKey => steps.has(key));

  test('every step has words, and no words are left over', () => {
    expect(Object.keys(stepWords).toSorted()).toEqual([...steps.keys()].toSorted());
    expectWords(connectWords);
  });

  test.each(keys)('%s', (key) => {
    const found: string[] = [];
    for (const side of sides) {
      for (const args of variants) {
        for (const result of [undefined, 'valid', 'invalid', 'accepted', 'refused', 'agreed']) {
          for (const rekey of [false, true]) {
            const said = stepWords[key]({
              side,
              args,
              result,
              user: 'alice',
              host: 'server.example',
              rekey,
            });
            const far = stepWords[key]({
              side,
              args,
              result,
              user: fromOutside(long),
              host: long,
              rekey,
            });
            // Terms that the step's own arguments name may be missing here, so only what is there is looked at.
            found.push(...flawsIn({ ...said, term: said.term.trim() || key }));
            found.push(...flawsIn({ ...far, term: far.term.trim() || key }));
          }
        }
      }
    }
    expect([...new Set(found)]).toEqual([]);
  });

  test('the overview tells the story by itself', () => {
    const level = (key: StepKey, side: 'client' | 'server'): string =>
      of<string>(steps.get(key)?.level ?? '', side);
    const titles = keys.flatMap((key) =>
      sides
        .filter(() => key !== 'fault' && !isRare(key))
        .filter((side) => level(key, side) === 'overview')
        .filter((side) => !(side === 'server' && onlyClient.includes(key)))
        .map(
          (side) =>
            stepWords[key]({ side, args: {}, result: undefined, user: 'alice', host: 'server' })
              .title,
        ),
    );
    expect(titles).toEqual([
      'Two computers say hello',
      'They agree how to talk',
      'A secret agreed in the open',
      'The client checks the server’s signature',
      'Encryption starts',
      'The user is in',
      'The command has run',
      'The client says goodbye',
    ]);
  });

  test('nothing before the check calls the signature valid', () => {
    for (const key of ['looked-up-host-key', 'asked-host-key', 'host-key-accepted'] as const) {
      for (const args of variants) {
        const { title, text } = stepWords[key]({
          side: 'client',
          args,
          result: undefined,
          user: 'alice',
          host: 'server',
        });
        expect(title + text).not.toMatch(/valid|verified|proven that|has proven/);
      }
    }
  });
});

/** A step of a story of its own: an attacker's, or the textbooks'. */
/** Steps of runs with an attacker, a certificate, or a textbook's story. */
const isRare = (key: string): boolean =>
  [attackersWords, certificateWords, searchWords, textbookWords].some((words) =>
    Object.hasOwn(words, key),
  );

const onlyClient: readonly StepKey[] = ['verified-host', 'command-ended'];
const of = <T extends string>(value: PerSide<T>, side: 'client' | 'server'): T =>
  typeof value === 'string' ? value : value[side];

describe('frames', () => {
  const messages = [
    ...[transportMessages, userauthMessages, connectionMessages].flatMap((table) =>
      Object.keys(table),
    ),
    ...[...methodMessages.values()].flat().map(({ name }) => name),
    ...[...kexes.values()].flatMap(({ init, reply }) => [init.name, reply.name]),
    'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10',
    `SSH-2.0-${long}`,
    'line before the identification',
    'guessed packet',
  ];
  const nothing = new Uint8Array();
  const values: readonly unknown[] = [
    null,
    undefined,
    7,
    fromOutside(`hello ${long}`),
    [],
    {},
    ...['none', 'publickey', HOSTBOUND, 'password', long].flatMap((method_name) =>
      [true, false].map((yes) => ({
        method_name,
        has_signature: yes,
        change: yes,
        partial_success: yes,
        user_name: fromOutside(long),
        public_key_algorithm_name: long,
      })),
    ),
    ...[
      'exec',
      'shell',
      'pty-req',
      'env',
      'exit-status',
      'exit-signal',
      long,
      '__proto__',
      'toString',
    ].map((request_type) => ({
      request_type,
      command: fromOutside(long),
      terminal: long,
      variable_name: long,
      variable_value: long,
      signal_name: long,
      exit_status: 4_294_967_295,
    })),
    { digest: nothing },
    ...['hostkeys-00@openssh.com', 'no-more-sessions@openssh.com', fromOutside(long)].map(
      (request_name) => ({ request_name }),
    ),
    {
      reason_code: 11,
      description: fromOutside(long),
      message_text: fromOutside(long),
      message: fromOutside(long),
      prompt: long,
      service_name: long,
      channel_type: long,
      authentications_that_can_continue: [long, long, long, long, long],
      bytes_to_add: 4_294_967_295,
      initial_window_size: 4_294_967_295,
      data: nothing,
    },
  ];

  test.each(messages)('%s', (message) => {
    expect(hasFrameWords(message)).toBe(true);
    const found: string[] = [];
    for (const value of values) {
      for (const side of sides) {
        for (const encrypted of [true, false]) {
          const context = { side, size: 32_788, encrypted, value };
          found.push(...flawsIn(sendWords(message, context)));
          found.push(...flawsIn(receiveWords(message, context)));
        }
      }
      const isTextbook = message === 'SSH_MSG_USERAUTH_CHALLENGE_RESPONSE';
      const levels = isTextbook ? ['overview'] : ['message', 'detail'];
      expect(levels).toContain(frameLevel(message, value));
    }
    expect([...new Set(found)]).toEqual([]);
    expect(phases).toContain(framePhase(message));
  });

  test.each(['message 192', 'message without a number', fromOutside(long), 'toString'])(
    'what nobody knows: %#',
    (message) => {
      expect(hasFrameWords(message)).toBe(false);
      expectWords(sendWords(message, { side: 'client', size: 16, encrypted: true, value: null }));
      expectWords(
        receiveWords(message, { side: 'server', size: 16, encrypted: true, value: null }),
      );
    },
  );

  test('each way of asking to be let in has words of its own', () => {
    const titles = [
      { method_name: 'none' },
      { method_name: 'publickey', has_signature: false },
      { method_name: 'publickey', has_signature: true },
      { method_name: HOSTBOUND, has_signature: true },
      { method_name: 'password', change: false },
      { method_name: 'keyboard-interactive' },
      { method_name: 'rsa-challenge@sshow.example' },
    ].map(
      (value) =>
        sendWords('SSH_MSG_USERAUTH_REQUEST', { side: 'client', size: 1, encrypted: true, value })
          .text,
    );
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('a first contact takes about 25 steps at the level of messages', () => {
    const own = [...steps].flatMap(([key, { level }]) =>
      isRare(key) ? [] : reported(key).filter((side) => of(level, side) !== 'detail'),
    );
    const sent: readonly (readonly [string, unknown])[] = [
      ['SSH-2.0-client', null],
      ['SSH-2.0-server', null],
      ['SSH_MSG_KEXINIT', {}],
      ['SSH_MSG_KEXINIT', {}],
      ['SSH_MSG_KEX_ECDH_INIT', {}],
      ['SSH_MSG_KEX_ECDH_REPLY', {}],
      ['SSH_MSG_NEWKEYS', {}],
      ['SSH_MSG_NEWKEYS', {}],
      ['SSH_MSG_EXT_INFO', {}],
      ['SSH_MSG_SERVICE_REQUEST', {}],
      ['SSH_MSG_SERVICE_ACCEPT', {}],
      ['SSH_MSG_USERAUTH_REQUEST', { method_name: 'none' }],
      ['SSH_MSG_USERAUTH_FAILURE', {}],
      ['SSH_MSG_USERAUTH_REQUEST', { method_name: HOSTBOUND, has_signature: false }],
      ['SSH_MSG_USERAUTH_PK_OK', {}],
      ['SSH_MSG_USERAUTH_REQUEST', { method_name: HOSTBOUND, has_signature: true }],
      ['SSH_MSG_USERAUTH_SUCCESS', {}],
      ['SSH_MSG_GLOBAL_REQUEST', { request_name: 'hostkeys-00@openssh.com' }],
      ['SSH_MSG_DEBUG', {}],
      ['SSH_MSG_CHANNEL_OPEN', {}],
      ['SSH_MSG_CHANNEL_OPEN_CONFIRMATION', {}],
      ['SSH_MSG_CHANNEL_REQUEST', { request_type: 'exec' }],
      ['SSH_MSG_CHANNEL_WINDOW_ADJUST', {}],
      ['SSH_MSG_CHANNEL_SUCCESS', {}],
      ['SSH_MSG_CHANNEL_DATA', {}],
      ['SSH_MSG_CHANNEL_REQUEST', { request_type: 'exit-status' }],
      ['SSH_MSG_CHANNEL_EOF', {}],
      ['SSH_MSG_CHANNEL_CLOSE', {}],
      ['SSH_MSG_CHANNEL_CLOSE', {}],
      ['SSH_MSG_DISCONNECT', { reason_code: 11 }],
    ];
    const shown = sent.filter(([message, value]) => frameLevel(message, value) !== 'detail');
    const total = own.length + shown.length;
    expect(total).toBeGreaterThanOrEqual(23);
    expect(total).toBeLessThanOrEqual(28);
  });
});

/** The sides that report a step in a first contact, once for each time. */
function reported(key: string): readonly ('client' | 'server')[] {
  const never = [
    'wrong-guess',
    'skipped-key',
    'refused-algorithm',
    'asked-password',
    'checked-password',
    'partial-success',
    'asked-prompt',
    'checked-responses',
    'window-full',
    'rekey-begins',
    'unknown-message',
    'bit-flipped',
    'fault',
  ];
  if (never.includes(key)) return [];
  if (key === 'looked-up-user-key') return ['server', 'server'];
  if (['signed-hash', 'checked-user-signature', 'ran-command'].includes(key)) return ['server'];
  const client = [
    'looked-up-host-key',
    'asked-host-key',
    'host-key-accepted',
    'verified-host',
    'methods-left',
    'chose-method',
    'signed-request',
    'command-ended',
  ];
  return client.includes(key) ? ['client'] : sides;
}

const time = '2026-01-01T00:00:00';
/** Each check of a certificate, with why it may fail. */
const certificateChecks = [
  ['signature', 'bad-certificate-signature'],
  ['authority', 'unknown-authority', 'revoked'],
  ['kind', 'wrong-kind'],
  ['period', 'not-yet-valid', 'expired'],
  ['names', 'name-not-listed', 'principal-not-authorized'],
  ['options', 'critical-options', 'bad-options'],
  ['place', 'source-address', 'line-forbids'],
  ['command', 'forced-commands'],
] as const;

describe('faults', () => {
  const list = [
    long,
    'chacha20-poly1305@openssh.com',
    'aes128-ctr',
    'aes256-ctr',
    'aes128-gcm@openssh.com',
  ];
  const every: { readonly [K in FaultKind]: readonly Extract<Fault, { readonly kind: K }>[] } = {
    'identification-too-long': [
      { kind: 'identification-too-long', limit: 255, offset: 255 },
      { kind: 'identification-too-long', limit: 1024, offset: 0 },
    ],
    'bad-identification': [
      {
        kind: 'bad-identification',
        line: fromOutside(`GET / ${long}`),
        offset: 4,
        expected: 'SSH-protoversion-softwareversion',
      },
    ],
    'unsupported-version': [{ kind: 'unsupported-version', version: long }],
    'connection-lost': [0, 1, 300].map((unread) => ({
      kind: 'connection-lost',
      state: 'look-up-host-key',
      unread,
    })),
    'packet-length-out-of-range': [
      { kind: 'packet-length-out-of-range', length: 4_294_967_295, least: 5, most: 262_144 },
    ],
    'packet-length-not-multiple': [
      { kind: 'packet-length-not-multiple', length: 4_294_967, block: 16 },
    ],
    'padding-too-short': [{ kind: 'padding-too-short', padding: 3 }],
    'padding-too-long': [{ kind: 'padding-too-long', padding: 255, room: 27 }],
    'bad-mac': [
      { kind: 'bad-mac', algorithm: 'chacha20-poly1305@openssh.com', sequence: 4_294_967_295 },
    ],
    'malformed-message': ['kex_algorithms', ''].map((field) => ({
      kind: 'malformed-message',
      message: 'SSH_MSG_CHANNEL_OPEN_CONFIRMATION',
      problem: 'truncated',
      field,
      offset: 1000,
      expected: '4 bytes',
      found: '2 bytes',
    })),
    'unexpected-message': [list, ['SSH_MSG_DEBUG'], []].map((expected) => ({
      kind: 'unexpected-message',
      state: 'look-up-host-key',
      expected,
      got: long,
    })),
    'early-newkeys': [{ kind: 'early-newkeys', state: 'negotiate' }],
    'kexinit-during-kex': [{ kind: 'kexinit-during-kex', state: 'key-exchange' }],
    'strict-kex-first-packet': [
      { kind: 'strict-kex-first-packet', got: 'SSH_MSG_KEXINIT as packet 3' },
    ],
    'strict-kex-violation': [{ kind: 'strict-kex-violation', got: 'SSH_MSG_IGNORE' }],
    'wrong-role-message': [
      { kind: 'wrong-role-message', got: 'SSH_MSG_USERAUTH_SUCCESS', only: 'server' },
    ],
    'connection-message-before-login': [
      { kind: 'connection-message-before-login', got: 'SSH_MSG_CHANNEL_OPEN' },
    ],
    'userauth-before-service': [
      { kind: 'userauth-before-service', got: 'SSH_MSG_USERAUTH_REQUEST' },
    ],
    'service-not-available': [{ kind: 'service-not-available', service: fromOutside(long) }],
    'no-common-algorithm': [
      {
        kind: 'no-common-algorithm',
        category: 'compression server to client',
        client: list,
        server: [],
      },
      { kind: 'no-common-algorithm', category: 'kex', client: ['a'], server: list },
    ],
    'algorithm-not-implemented': [
      {
        kind: 'algorithm-not-implemented',
        category: 'MAC client to server',
        name: 'umac-64@openssh.com',
      },
    ],
    'bad-public-value': [
      { kind: 'bad-public-value', field: 'Q_C', why: 'the shared secret would be all zeros' },
    ],
    'dh-value-out-of-range': [{ kind: 'dh-value-out-of-range', field: 'e' }],
    'malformed-host-key': [{ kind: 'malformed-host-key', problem: 'it cannot be read to its end' }],
    'host-key-type': [{ kind: 'host-key-type', agreed: 'ssh-ed25519', got: long }],
    'host-signature-type': [
      { kind: 'host-signature-type', agreed: 'ssh-ed25519', got: 'malformed' },
    ],
    'bad-host-signature': [{ kind: 'bad-host-signature', algorithm: 'ssh-ed25519' }],
    'host-key-not-accepted': ['no', '', long, 'StrictHostKeyChecking=yes'].map((answer) => ({
      kind: 'host-key-not-accepted',
      host: long,
      answer,
    })),
    'malformed-certificate': ['valid principals.principal', ''].map((field) => ({
      kind: 'malformed-certificate',
      problem: 'truncated',
      field,
      offset: 1000,
      expected: '4 bytes',
      found: '2 bytes',
    })),
    'bad-certificate-authority': [{ kind: 'bad-certificate-authority', problem: long }],
    'bad-certificate-signature': [{ kind: 'bad-certificate-signature', algorithm: long }],
    'host-certificate-refused': ['no', '', long, 'StrictHostKeyChecking=yes'].map((answer) => ({
      kind: 'host-certificate-refused',
      host: long,
      because: 'unknown-authority',
      answer,
    })),
    'host-key-changed': [
      {
        kind: 'host-key-changed',
        host: long,
        fingerprint: fingerprint(new Uint8Array()),
        keyType: 'ED25519',
        line: 1000,
      },
    ],
    'host-key-revoked': [
      {
        kind: 'host-key-revoked',
        host: long,
        fingerprint: fingerprint(new Uint8Array()),
        keyType: 'ED25519',
        line: 1000,
      },
    ],
    'malformed-user-key': [{ kind: 'malformed-user-key', problem: `${long} offered as ${long}` }],
    'user-signature-type': [{ kind: 'user-signature-type', named: long, got: long }],
    'bad-user-signature': [{ kind: 'bad-user-signature', algorithm: long }],
    'login-refused': [list, []].map((methods) => ({ kind: 'login-refused', user: long, methods })),
    'unknown-key-id': [0, 1000].map((line) => ({
      ...{ kind: 'unknown-key-id', user: long, fingerprint: fromOutside(long), line },
    })),
    'key-cannot-encrypt': ['ED25519', long].map((title) => ({
      ...{ kind: 'key-cannot-encrypt', keyType: 'ecdsa-sha2-nistp521', title },
    })),
    'challenge-not-for-key': ['leading zero', ''].map((field) => ({
      ...{ kind: 'challenge-not-for-key', fingerprint: fingerprint(new Uint8Array()), field },
      ...{ problem: 'bad-value', offset: 1000, found: '7 before the next zero' },
      expected: '8 or more bytes that are not zero',
    })),
    'wrong-challenge-response': (
      ['digest', 'signature', 'user', 'session', 'no session'] as const
    ).map((because) => ({ kind: 'wrong-challenge-response', user: long, because })),
    'user-or-service-changed': [
      { kind: 'user-or-service-changed', user: fromOutside(long), service: fromOutside(long) },
    ],
    'too-many-attempts': [1, 6, 1024].map((limit) => ({ kind: 'too-many-attempts', limit })),
    'unknown-channel': [
      { kind: 'unknown-channel', channel: 7, got: 'SSH_MSG_CHANNEL_OPEN_CONFIRMATION' },
    ],
    'window-exceeded': [{ kind: 'window-exceeded', channel: 0, window: 2_097_152, size: 32_768 }],
    'channel-packet-too-big': [
      { kind: 'channel-packet-too-big', channel: 0, most: 32_768, size: 40_000 },
    ],
    'data-after-eof': [{ kind: 'data-after-eof', channel: 0 }],
    'channel-refused': [{ kind: 'channel-refused', reason: 1, description: fromOutside(long) }],
    'command-refused': [{ kind: 'command-refused', request: 'exec' }],
    disconnected: [{ kind: 'disconnected', reason: 2, description: fromOutside(long) }],
    stalled: [{ kind: 'stalled', client: 'newkeys', server: 'key-exchange' }],
  };

  test('every kind is here', () => {
    expect(Object.keys(faultWords).toSorted()).toEqual(Object.keys(disconnectOn).toSorted());
  });

  test.each(Object.values<readonly Fault[]>(every).flat())('$kind', (fault) => {
    for (const side of sides) {
      const { message, source } = faultMessage(fault, side);
      expectProse(message, 220);
      expect(message).toMatch(/^[A-Z].*\.$/u);
      if (fault.kind !== 'stalled') {
        expect(message).toContain(side);
        expect(source).toMatch(/^(RFC \d{4} §[\d.]*\d|OpenSSH PROTOCOL.*|Textbook story)$/u);
      }
    }
    expectProse(faultTitle(fault.kind) ?? '', 60);
  });

  test('field and offset are named where bytes are wrong', () => {
    const { message } = faultMessage(
      {
        kind: 'malformed-message',
        message: 'SSH_MSG_KEXINIT',
        problem: 'truncated',
        field: 'cookie',
        offset: 1,
        expected: '16 bytes',
        found: '3 bytes',
      },
      'server',
    );
    expect(message).toBe(
      'The server cannot read SSH_MSG_KEXINIT: cookie, at offset 1, should be 16 bytes, but is 3 bytes.',
    );
  });

  test('what is no kind of fault has no headline', () => {
    expect(faultTitle('toString')).toBeUndefined();
  });
});

describe('states', () => {
  const machines = [
    ['client', 'transport', clientTransport, stateWords.client.transport],
    ['client', 'service', clientService, stateWords.client.service],
    ['server', 'transport', serverTransport, stateWords.server.transport],
    ['server', 'service', serverService, stateWords.server.service],
  ] as const;

  test.each(machines)('%s %s', (_side, _region, machine, words) => {
    const states = new Set(machine.edges.flatMap(({ from, to }) => [from, ...to]));
    expect(Object.keys(words).toSorted()).toEqual(
      [...states, ...('none' in words && !states.has('none') ? ['none'] : [])].toSorted(),
    );
    for (const [name, { means, waits }] of Object.entries(words)) {
      expectProse(means, 100);
      if (waits === '') expect(['running', 'closed', 'ended', 'none']).toContain(name);
      else expectProse(waits, 60);
    }
  });
});

describe('questions', () => {
  const hostKey = encode(PublicKeyBlob, {
    algorithm: 'ssh-ed25519',
    'public key': new Uint8Array(32),
  });
  const context = {
    user: 'alice',
    host: 'server.example',
    address: '203.0.113.10',
    port: 22,
    again: false,
    knownHosts: { file: '/home/alice/.ssh/known_hosts', text: '' },
  };
  const confirm: OpenQuestion = {
    name: 'confirm-host-key',
    address: 'client/confirm-host-key#1',
    ask: { hostKey, keyType: 'ED25519' },
  };

  test('an unknown host key is asked about in OpenSSH’s words', () => {
    expect(askInWords(confirm, context)).toEqual({
      text: [
        "The authenticity of host 'server.example (203.0.113.10)' can't be established.",
        `ED25519 key fingerprint is ${fingerprint(hostKey)}.`,
        'This key is not known by any other names.',
        'Are you sure you want to continue connecting (yes/no/[fingerprint])? ',
      ].join('\n'),
      choices: ['yes', 'no', 'fingerprint'],
    });
    expect(askInWords(confirm, { ...context, port: 2222 }).text).toContain(
      "host '[server.example]:2222 ([203.0.113.10]:2222)'",
    );
    expect(askInWords(confirm, { ...context, again: true }).text).toBe(
      "Please type 'yes', 'no' or the fingerprint: ",
    );
    const line = `@foo\na,b ${publicKeyLine('ssh-ed25519', hostKey, '')}\n`;
    const knownHosts = { ...context.knownHosts, text: line };
    expect(
      askInWords(confirm, { ...context, knownHosts })
        .text.split('\n')
        .slice(2, -1),
    ).toEqual([
      'This host key is known by the following other names/addresses:',
      '    ~/.ssh/known_hosts:2: a,b',
    ]);
  });

  test('the password is asked for in OpenSSH’s words', () => {
    const question: OpenQuestion = {
      name: 'password',
      address: 'client/password#1',
      ask: { user: 'alice' },
    };
    expect(askInWords(question, context)).toEqual({
      text: "alice@server.example's password: ",
      choices: [],
    });
  });

  test('the others are asked in plain words', () => {
    const others: readonly OpenQuestion[] = [
      {
        name: 'look-up-host-key',
        address: 'client/look-up-host-key#1',
        ask: { hostKey, keyType: 'ssh-ed25519' },
      },
      {
        name: 'authorize-key',
        address: 'server/authorize-key#1',
        ask: { user: long, algorithm: 'ssh-ed25519', publicKey: hostKey },
      },
      {
        name: 'check-password',
        address: 'server/check-password#1',
        ask: { user: long, password: 'secret' },
      },
      {
        name: 'run-command',
        address: 'server/run-command#1',
        ask: { user: 'alice', command: fromOutside(`cat ${long}`), forced: null },
      },
      {
        name: 'run-command',
        address: 'server/run-command#2',
        ask: { user: 'alice', command: null, forced: null },
      },
    ];
    for (const question of others) {
      const { text } = askInWords(question, context);
      expectProse(text, 300);
      expect(text).not.toContain('secret');
    }
  });
});
