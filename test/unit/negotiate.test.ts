/** What two KEXINITs agree on, RFC 4253 §7.1, and packets sent on a guess, §7. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../src/codec/bytes.ts';
import { encode } from '../../src/codec/tape.ts';
import { ciphers } from '../../src/protocol/ssh/ciphers.ts';
import type { Category } from '../../src/protocol/ssh/fault.ts';
import { kexes } from '../../src/protocol/ssh/kexes.ts';
import { macs } from '../../src/protocol/ssh/macs.ts';
import type { Role } from '../../src/protocol/ssh/messages/message.ts';
import { SSH_MSG_KEXINIT, type KexInit } from '../../src/protocol/ssh/messages/transport.ts';
import { isMarker, negotiate, type Agreed } from '../../src/protocol/ssh/negotiate.ts';
import { keyAlgorithms } from '../../src/protocol/ssh/public-key.ts';
import { repeatable } from './crypto/bytes.ts';
import { defaultAlgorithms, strictMarkers } from './support/ends.ts';
import { loggedInPair, Pair, type PairOptions } from './support/pair.ts';
import { valueOf } from './support/tree.ts';

const base: KexInit = {
  cookie: new Uint8Array(16),
  kex_algorithms: ['curve25519-sha256'],
  server_host_key_algorithms: ['ssh-ed25519'],
  encryption_algorithms_client_to_server: ['aes256-ctr'],
  encryption_algorithms_server_to_client: ['aes256-ctr'],
  mac_algorithms_client_to_server: ['hmac-sha2-256'],
  mac_algorithms_server_to_client: ['hmac-sha2-256'],
  compression_algorithms_client_to_server: ['none'],
  compression_algorithms_server_to_client: ['none'],
  languages_client_to_server: [],
  languages_server_to_client: [],
  first_kex_packet_follows: false,
  reserved: 0,
};

function agree(
  client: Partial<KexInit>,
  server: Partial<KexInit>,
  strict: boolean | null = null,
): Agreed {
  const result = negotiate({ ...base, ...client }, { ...base, ...server }, strict);
  if ('fault' in result) throw new Error(JSON.stringify(result.fault));
  return result.agreed;
}

function fail(client: Partial<KexInit>, server: Partial<KexInit>) {
  const result = negotiate({ ...base, ...client }, { ...base, ...server }, null);
  if ('agreed' in result) throw new Error('they agree');
  return result.fault;
}

type Lists = Exclude<keyof KexInit, 'cookie' | 'first_kex_packet_follows' | 'reserved'>;

/** Every list that something is chosen from; languages are not. */
const categories: readonly [Category, Lists, string | null][] = [
  ['kex', 'kex_algorithms', 'sntrup761x25519-sha512'],
  ['host key', 'server_host_key_algorithms', 'ssh-dss'],
  ['cipher client to server', 'encryption_algorithms_client_to_server', '3des-cbc'],
  ['cipher server to client', 'encryption_algorithms_server_to_client', '3des-cbc'],
  ['MAC client to server', 'mac_algorithms_client_to_server', 'umac-64@openssh.com'],
  ['MAC server to client', 'mac_algorithms_server_to_client', 'umac-64@openssh.com'],
  ['compression client to server', 'compression_algorithms_client_to_server', 'zlib'],
  ['compression server to client', 'compression_algorithms_server_to_client', 'zlib'],
];

describe.each(categories)('%s', (category, list, unknown) => {
  test('without a common name there is no agreement, and both lists are told', () => {
    expect(fail({ [list]: ['a', 'b'] }, { [list]: ['c'] })).toEqual({
      kind: 'no-common-algorithm',
      category,
      client: ['a', 'b'],
      server: ['c'],
    });
  });

  test('an empty list has nothing in common', () => {
    expect(fail({ [list]: [] }, {})).toMatchObject({ kind: 'no-common-algorithm', category });
    expect(fail({}, { [list]: [] })).toMatchObject({ kind: 'no-common-algorithm', category });
  });

  test('a name that both have, but that is not implemented, is not passed over for another', () => {
    const names = [unknown ?? '', ...base[list]];
    expect(fail({ [list]: names }, { [list]: names })).toEqual({
      kind: 'algorithm-not-implemented',
      category,
      name: unknown,
    });
  });

  test.each(['client', 'server'] as const)(
    'is a fault of its own in a connection, at the %s',
    (victim) => {
      const liar: Role = victim === 'client' ? 'server' : 'client';
      const algorithms = { ...defaultAlgorithms, ciphers: ['aes256-ctr'] };
      const pair = new Pair({ client: { algorithms }, server: { algorithms } });
      pair[liar].alter = (name, payload) => {
        if (name !== 'SSH_MSG_KEXINIT') return [payload];
        return [
          encode(SSH_MSG_KEXINIT, { ...valueOf(SSH_MSG_KEXINIT, payload), [list]: ['none-such'] }),
        ];
      };
      pair.start();
      expect(pair.fault(victim)).toMatchObject({ kind: 'no-common-algorithm', category });
      expect([pair.has('client', 'logged-in'), pair.has('server', 'logged-in')]).toEqual([
        false,
        false,
      ]);
    },
  );
});

describe('the choice', () => {
  /** A few names of a registry in any order, so that at least one is common. */
  const lists = (known: ReadonlyMap<string, unknown>) => {
    const some = fc.shuffledSubarray([...known.keys()], { minLength: 1 });
    return fc.tuple(some, some).filter(([a, b]) => a.some((name) => b.includes(name)));
  };

  test('is the client’s first that the server has too, in every list of its own', () => {
    const all = fc.record({
      kex: lists(kexes),
      key: lists(keyAlgorithms),
      cipherC: lists(ciphers),
      cipherS: lists(ciphers),
      macC: lists(macs),
      macS: lists(macs),
    });
    const first = ([client, server]: readonly [string[], string[]]) =>
      client.filter((name) => server.includes(name))[0];
    fc.assert(
      fc.property(all, ({ kex, key, cipherC, cipherS, macC, macS }) => {
        const side = (at: 0 | 1): Partial<KexInit> => ({
          kex_algorithms: kex[at],
          server_host_key_algorithms: key[at],
          encryption_algorithms_client_to_server: cipherC[at],
          encryption_algorithms_server_to_client: cipherS[at],
          mac_algorithms_client_to_server: macC[at],
          mac_algorithms_server_to_client: macS[at],
        });
        const agreed = agree(side(0), side(1));
        expect(agreed.kexName).toBe(first(kex));
        expect(agreed.hostKey.name).toBe(first(key));
        expect(agreed.clientToServer.cipher.name).toBe(first(cipherC));
        expect(agreed.serverToClient.cipher.name).toBe(first(cipherS));
        const needs = (one: Agreed['clientToServer']) => one.cipher.kind === 'stream';
        expect(agreed.clientToServer.mac?.name).toBe(
          needs(agreed.clientToServer) ? first(macC) : undefined,
        );
        expect(agreed.serverToClient.mac?.name).toBe(
          needs(agreed.serverToClient) ? first(macS) : undefined,
        );
      }),
      repeatable(200),
    );
  });

  test('follows the client where the server would rather have another', () => {
    const a = ['aes256-gcm@openssh.com', 'chacha20-poly1305@openssh.com'];
    const agreed = agree(
      { encryption_algorithms_client_to_server: a },
      { encryption_algorithms_client_to_server: a.toReversed() },
    );
    expect(agreed.clientToServer.cipher.name).toBe('aes256-gcm@openssh.com');
  });

  test('with a cipher that authenticates by itself needs no common MAC, in that direction', () => {
    const aead = {
      encryption_algorithms_client_to_server: ['chacha20-poly1305@openssh.com'],
      mac_algorithms_client_to_server: ['none-such'],
    };
    const agreed = agree(aead, { ...aead, mac_algorithms_client_to_server: ['other'] });
    expect(agreed.clientToServer.mac).toBeNull();
    expect(agreed.serverToClient.mac?.name).toBe('hmac-sha2-256');
  });

  test('gives the libssh name of curve25519 the same method', () => {
    const alias = { kex_algorithms: ['curve25519-sha256@libssh.org'] };
    const agreed = agree(alias, alias);
    expect(agreed.kexName).toBe('curve25519-sha256@libssh.org');
    expect(agreed.kex).toBe(kexes.get('curve25519-sha256'));
  });

  test('of languages is never made: they need not agree', () => {
    expect(() =>
      agree({ languages_client_to_server: ['de'] }, { languages_client_to_server: ['fr'] }),
    ).not.toThrow();
  });

  test.each([
    'ext-info-c',
    'ext-info-s',
    'kex-strict-c-v00@openssh.com',
    'kex-strict-s-v00@openssh.com',
  ])('never falls on the marker %s, though both have it first', (marker) => {
    expect(isMarker(marker)).toBe(true);
    const both = { kex_algorithms: [marker, 'curve25519-sha256'] };
    expect(agree(both, both).kexName).toBe('curve25519-sha256');
    expect(fail({ kex_algorithms: [marker] }, { kex_algorithms: [marker] })).toEqual({
      kind: 'no-common-algorithm',
      category: 'kex',
      client: [],
      server: [],
    });
  });
});

describe('strict key exchange', () => {
  const names = (...more: string[]): Partial<KexInit> => ({
    kex_algorithms: ['curve25519-sha256', ...more],
  });
  const [c, s] = ['kex-strict-c-v00@openssh.com', 'kex-strict-s-v00@openssh.com'] as const;

  test.each<[string, Partial<KexInit>, Partial<KexInit>, boolean]>([
    ['both say so', names(c), names(s), true],
    ['only the client does', names(c), names(), false],
    ['only the server does', names(), names(s), false],
    ['each says what is the other’s to say', names(s), names(c), false],
  ])('is on only where both ask for it: %s', (_what, client, server, strict) => {
    expect(agree(client, server).strictKex).toBe(strict);
  });

  test('stays as the first exchange agreed, whatever a later one says', () => {
    expect(agree(names(), names(), true).strictKex).toBe(true);
    expect(agree(names(c), names(s), false).strictKex).toBe(false);
  });
});

describe('a guess is right', () => {
  const kex = (...list: string[]): Partial<KexInit> => ({ kex_algorithms: list });
  const key = (...list: string[]): Partial<KexInit> => ({ server_host_key_algorithms: list });
  test.each<[string, Partial<KexInit>, Partial<KexInit>, boolean]>([
    ['where both prefer the same', {}, {}, true],
    [
      'not where the preferred methods differ, though the client’s is the one that is used',
      kex('diffie-hellman-group14-sha256', 'curve25519-sha256'),
      kex('curve25519-sha256', 'diffie-hellman-group14-sha256'),
      false,
    ],
    [
      'not where the preferred host keys differ',
      key('ssh-rsa', 'ssh-ed25519'),
      key('ssh-ed25519'),
      false,
    ],
    ['whatever marker stands first', kex('ext-info-c', 'curve25519-sha256'), {}, true],
  ])('%s', (_what, client, server, right) => {
    expect(agree(client, server).guessesAgree).toBe(right);
  });
});

/** A client or server that sends a first packet ahead, as dbclient does. */
describe('first_kex_packet_follows', () => {
  const following = (payload: Uint8Array): Uint8Array =>
    encode(SSH_MSG_KEXINIT, {
      ...valueOf(SSH_MSG_KEXINIT, payload),
      first_kex_packet_follows: true,
    });
  const wrongly = (...kex: string[]): PairOptions => ({
    client: { algorithms: { ...defaultAlgorithms, kex } },
    server: {
      algorithms: {
        ...defaultAlgorithms,
        kex: ['curve25519-sha256', 'diffie-hellman-group14-sha256'],
      },
    },
  });
  const loggedIn = (pair: Pair) => [
    pair.has('client', 'logged-in'),
    pair.has('server', 'logged-in'),
  ];
  const guess = (number: number) =>
    new Uint8Array([number, ...utf8('a guess that must not be read')]);

  test.each([
    ['with strict key exchange', strictMarkers],
    ['without', { client: [], server: [] }],
  ] as const)('a wrong guess is ignored, and the handshake completes, %s', (_mode, markers) => {
    for (const number of [30, 31, 34, 49]) {
      const options = wrongly('diffie-hellman-group14-sha256', 'curve25519-sha256');
      const pair = new Pair({
        client: { ...options.client, markers: markers.client },
        server: { ...options.server, markers: markers.server },
      });
      pair.client.alter = (name, payload) =>
        name === 'SSH_MSG_KEXINIT' ? [following(payload), guess(number)] : [payload];
      pair.start();
      expect(loggedIn(pair)).toEqual([true, true]);
      expect(pair.watch.server.steps.map(({ key }) => key)).toContain('wrong-guess');
      expect(pair.watch.server.names('in').slice(1, 4)).toEqual([
        'SSH_MSG_KEXINIT',
        'guessed packet',
        'SSH_MSG_KEXDH_INIT',
      ]);
    }
  });

  test('a server’s wrong guess is ignored too', () => {
    const pair = new Pair(wrongly('diffie-hellman-group14-sha256', 'curve25519-sha256'));
    pair.server.alter = (name, payload) =>
      name === 'SSH_MSG_KEXINIT' ? [following(payload), guess(31)] : [payload];
    pair.start();
    expect(loggedIn(pair)).toEqual([true, true]);
  });

  test('only one packet is ignored', () => {
    const pair = new Pair({ ...wrongly('diffie-hellman-group14-sha256', 'curve25519-sha256') });
    pair.client.alter = (name, payload) =>
      name === 'SSH_MSG_KEXINIT' ? [following(payload), guess(30), guess(30)] : [payload];
    pair.start();
    expect(pair.fault('server')).toMatchObject({
      kind: 'malformed-message',
      message: 'SSH_MSG_KEXDH_INIT',
    });
  });

  test('a right guess counts: the packet is the one that is used', () => {
    const pair = new Pair();
    pair.client.alter = (name, payload) =>
      name === 'SSH_MSG_KEXINIT' ? [following(payload)] : [payload];
    pair.start();
    expect(loggedIn(pair)).toEqual([true, true]);
    expect(pair.watch.server.steps.map(({ key }) => key)).not.toContain('wrong-guess');
    expect(pair.watch.server.names('in')).not.toContain('guessed packet');
  });

  test('a wrong guess without a packet behind it leaves the server waiting for one', () => {
    const pair = new Pair(wrongly('diffie-hellman-group14-sha256', 'curve25519-sha256'));
    pair.client.alter = (name, payload) =>
      name === 'SSH_MSG_KEXINIT' ? [following(payload)] : [payload];
    pair.start();
    expect(pair.server.transport.at).toBe('key-exchange');
    expect(loggedIn(pair)).toEqual([false, false]);
  });
});

describe('every suite logs in and runs a command', () => {
  const suites = [...kexes.keys()].flatMap((kex) =>
    [...ciphers.values()].flatMap((cipher) =>
      (cipher.kind === 'aead' ? ['none-such'] : [...macs.keys()]).map(
        (mac) => [kex, cipher.name, mac] as const,
      ),
    ),
  );
  // The slow exchange with one suite is enough: what comes after it does not depend on it.
  const few = suites.filter(
    ([kex, cipher]) => !kex.startsWith('diffie') || cipher === 'aes256-ctr',
  );
  test.each(few)('%s, %s, %s', (kex, cipher, mac) => {
    const algorithms = { ...defaultAlgorithms, kex: [kex], ciphers: [cipher], macs: [mac] };
    const pair = loggedInPair({ client: { algorithms }, server: { algorithms } });
    pair.command({ do: 'open', command: 'hello' });
    expect(pair.output(0)).toEqual(utf8('hello'));
    pair
      .command({ do: 'rekey' })
      .serverCommand({ do: 'rekey' })
      .command({ do: 'open', command: 'again' });
    expect([pair.fault('client'), pair.fault('server')]).toEqual([undefined, undefined]);
    expect(pair.events.client.filter(({ kind }) => kind === 'exit-status').length).toBe(2);
  });
});
