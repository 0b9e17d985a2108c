/** The words of TLS: whatever the engine reports, they are short, whole and calm. */
import { describe, expect, test } from 'vitest';
import {
  chainReasons,
  type ChainReason,
} from '../../../src/protocol/tls/certificates/chain-reasons.ts';
import { clientService, clientTransport } from '../../../src/protocol/tls/client.ts';
import { alertOn, type Fault, type FaultKind } from '../../../src/protocol/tls/fault.ts';
import { handshakeMessages } from '../../../src/protocol/tls/messages/handshake.ts';
import { serverService, serverTransport } from '../../../src/protocol/tls/server.ts';
import { tlsSteps } from '../../../src/protocol/tls/steps.ts';
import type { StepArgs } from '../../../src/protocol/trace.ts';
import { checkNames } from '../../../src/world/text/tls/chain.ts';
import * as words from '../../../src/world/text/tls/en.ts';
import { faultWords } from '../../../src/world/text/tls/faults.ts';
import { hasFrameWords } from '../../../src/world/text/tls/frames.ts';
import { reasonWords } from '../../../src/world/text/tls/reasons.ts';
import { tlsStateWords } from '../../../src/world/text/tls/states.ts';
import type { StepContext, StepWords } from '../../../src/world/text/words.ts';
import { worldSteps } from '../../../src/world/tls/world-steps.ts';

const sides = ['client', 'server'] as const;
const long = 'a-very-long-name-that-a-peer-may-choose-'.repeat(40);
const outside = `${long}\u202e\r\n\u0007`;

const forbidden =
  /["'!]|\p{C}|\p{Emoji_Presentation}|undefined|NaN|null|\[object| {2}|\.\.|^\s|\s$/u;
/** Why a text is not the prose that the tables promise: short, on one line, with typographic signs, and calm. */
const flaws = (text: string, most: number): string[] =>
  text === '' || text.length > most || forbidden.test(text) ? [`${text.length}: ${text}`] : [];

const flawsIn = ({ title, text, verb, term }: StepWords): string[] => [
  ...flaws(title, 60),
  ...flaws(text, 190),
  ...(text.endsWith('.') ? [] : [`no full stop: ${text}`]),
  ...flaws(verb, 14),
  ...(verb.split(' ').length > 2 ? [`too many words: ${verb}`] : []),
  ...flaws(term, 260),
];

/** Why some checks can fail, where that makes other words. */
const reasons: Readonly<Record<string, readonly ChainReason[]>> = {
  anchor: ['chain-too-long', 'root-not-trusted', 'self-signed'],
  signature: ['unsupported-signature', 'bad-signature'],
  'name-constraints': ['unknown-constraint', 'name-excluded', 'name-not-permitted'],
};
const hows = ['basicConstraints', 'keyUsage', 'version-1'];

/** What the steps' arguments can be, all at once: each step takes its own. */
const variants: readonly StepArgs[] = [true, false].flatMap((is) =>
  ['', long, outside].flatMap((name, at) =>
    checkNames().map((check) => ({
      // From tables of ours.
      ...{ check, version: 'TLS 1.3', suite: 'TLS_CHACHA20_POLY1305_SHA256', keyType: 'secp256r1' },
      ...{ scheme: 'ecdsa_secp256r1_sha256', kind: 'bad-finished' },
      ...{ alert: is ? '' : 'unsupported_certificate', algorithm: 'sha256WithRSAEncryption' },
      ...{ purposes: is ? [] : ['id-kp-serverAuth', 'id-kp-clientAuth'], purpose: 'serverAuth' },
      ...{ usages: is ? [] : ['digitalSignature', 'keyCertSign'], key: 'secp521r1' },
      ...{
        because: reasons[check]?.[at] ?? '',
        how: hows[at] ?? '',
        wrong: `dNSName ${name || 'a.example'}`,
      },
      ...{ tolerated: is, retried: is, group: 'secp256r1' },
      ...{ resumed: is, cookie: is, nameTaken: is, way: is ? 'in' : 'out', stage: 'handshake' },
      ...{
        as: is ? 'itself' : 'root',
        found: check === 'path-length' ? 2 : is ? 'trusted' : 'sent',
      },
      // From the other side.
      ...{ serverName: name, alpn: name, user: name, subject: name, issuer: name },
      ...{ name: name || 'server.example' },
      ...{
        field: name,
        expected: name,
        names: is || name === '' ? [] : [name, name, name, name, name],
      },
      // Numbers and times.
      ...{ age: 123_456, lifetime: 604_800, count: 12, request: 4_000_000, response: 4_000_000 },
      ...{ certificates: at, authorities: is ? 2 : 0, identity: is ? -1 : 0, offered: 4 },
      ...{ depth: is ? 0 : 3, offset: 12, most: 0 },
      ...{ from: '2026-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z', now: '2026-01-01T00:00:00Z' },
    })),
  ),
);

const contexts: readonly StepContext[] = variants.flatMap((args) =>
  sides.flatMap((side) =>
    [undefined, 'valid', 'invalid', 'accepted', 'refused'].map((result) => ({
      ...{ side, args, result, user: outside, host: outside },
      ...{ rekey: result === undefined, given: result === undefined },
    })),
  ),
);

test('every step of TLS has words, and no words are for none', () => {
  // A bit is flipped on the way as with SSH, which that step comes from.
  const keys = [...Object.keys(tlsSteps), ...Object.keys(worldSteps), 'bit-flipped'];
  expect(Object.keys(words.stepWords).toSorted()).toEqual(keys.toSorted());
});

describe.each(Object.entries(words.stepWords))('%s', (key, tell) => {
  test('is told in short, whole sentences, whatever the peers say', () => {
    const found = contexts.flatMap((context) => flawsIn(tell(context)));
    expect([...new Set(found)].slice(0, 5)).toEqual([]);
  });

  test('and so under attack', () => {
    const acting = ['client', 'server', 'attacker-as-server', 'attacker-as-client'] as const;
    const found = contexts
      .slice(0, 60)
      .flatMap((context) =>
        acting.flatMap((one) => flawsIn(words.wordsUnderAttack(one, key, tell(context), context))),
      );
    expect([...new Set(found)].slice(0, 5)).toEqual([]);
  });
});

test('a second hello may be for the cookie alone', () => {
  const tell = words.stepWords['tls-hello-again'];
  const [context] = contexts;
  if (!context) throw new Error('no context');
  for (const group of ['', 'x25519'])
    expect(flawsIn(tell({ ...context, args: { group, cookie: true } }))).toEqual([]);
});

describe('messages', () => {
  const names = [
    ...Object.keys(handshakeMessages),
    ...['ChangeCipherSpec', 'Alert', 'ApplicationData', 'Certificate (part)'],
  ];

  test.each(names)('%s is told of, by who sends and by who receives it', (message) => {
    expect(hasFrameWords(message)).toBe(true);
    for (const side of sides) {
      for (const value of [null, { level: 1, description: 0 }, { level: 2, description: 48 }]) {
        for (const sequence of [0, 1]) {
          const context = { side, size: 16_406, encrypted: true, value, sequence };
          expect(flawsIn(words.sendWords(message, context))).toEqual([]);
          expect(flawsIn(words.receiveWords(message, context))).toEqual([]);
        }
      }
    }
  });

  test('several in a record are counted', () => {
    const context = { side: 'server', size: 900, encrypted: true, value: null } as const;
    const said = words.sendWords('EncryptedExtensions, Certificate, Finished', context);
    expect(said.text).toContain('3 messages');
  });

  test('what nobody knows is told of too', () => {
    const context = { side: 'server', size: 900, encrypted: true, value: null } as const;
    expect(flawsIn(words.sendWords('handshake message 77', context))).toEqual([]);
    expect(hasFrameWords('handshake message 77')).toBe(false);
  });
});

describe('faults', () => {
  const kinds = Object.keys(alertOn);

  test('each kind has words and a headline', () => {
    expect(Object.keys(faultWords).toSorted()).toEqual(kinds.toSorted());
    for (const kind of kinds) expect(flaws(words.faultTitle(kind) ?? '', 60)).toEqual([]);
    expect(words.faultTitle('toString')).toBeUndefined();
  });

  const examples: { readonly [K in FaultKind]?: Extract<Fault, { kind: K }> } = {
    'unknown-content-type': { kind: 'unknown-content-type', type: 99 },
    'record-too-long': { kind: 'record-too-long', length: 20_000, most: 16_640 },
    'bad-record-mac': { kind: 'bad-record-mac', suite: 'TLS_AES_128_GCM_SHA256', sequence: 3 },
    'unexpected-message': {
      kind: 'unexpected-message',
      state: 'wait-finished',
      expected: ['Finished', long, long, long, long, long],
      got: outside,
    },
    'no-common-algorithm': {
      kind: 'no-common-algorithm',
      category: 'cipher suite',
      client: [],
      server: [long, outside],
    },
    'unrecognized-name': { kind: 'unrecognized-name', name: outside, known: [long] },
    'illegal-value': {
      kind: 'illegal-value',
      message: 'ServerHello',
      field: outside,
      found: outside,
      expected: outside,
    },
    'alert-received': { kind: 'alert-received', alert: outside, code: 40 },
    'connection-lost': { kind: 'connection-lost', state: 'connected', unread: 1 },
    stalled: { kind: 'stalled', client: 'wait-finished', server: 'start' },
  };

  test.each(Object.entries(examples))(
    '%s says which side, what was expected and what came',
    (_kind, fault) => {
      for (const side of sides) {
        const { message } = words.faultMessage(fault, side);
        expect(flaws(message, 420)).toEqual([]);
        expect(message).toMatch(/\.$/);
        if (fault.kind !== 'stalled') expect(message).toMatch(new RegExp(`^The ${side}[ ,]`));
      }
    },
  );

  test('each reason to refuse a chain completes the sentence, with its section', () => {
    expect(Object.keys(reasonWords).toSorted()).toEqual(Object.keys(chainReasons).toSorted());
    for (const { because, source } of Object.values(reasonWords)) {
      expect(flaws(because, 110)).toEqual([]);
      expect(because).not.toMatch(/^[A-Z]|\.$/);
      expect(source).toMatch(/^RFC (5280|9525) §/);
    }
  });
});

test('the states of the machines are those that have words', () => {
  const machines = [
    [clientTransport, tlsStateWords.client.transport],
    [clientService, tlsStateWords.client.service],
    [serverTransport, tlsStateWords.server.transport],
    [serverService, tlsStateWords.server.service],
  ] as const;
  for (const [machine, table] of machines) {
    const states = new Set(machine.edges.flatMap(({ from, to }) => [from, ...to]));
    for (const state of states) expect(Object.keys(table)).toContain(state);
    for (const { means, waits } of Object.values(table)) {
      expect(flaws(means, 90)).toEqual([]);
      if (waits !== '') expect(flaws(waits, 70)).toEqual([]);
    }
  }
});
