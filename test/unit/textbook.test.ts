/**
 * Challenge and response as textbooks tell it: each value recomputed by node's and OpenSSL's cryptography, each way in
 * which it fails, and who gets in by passing things on.
 */
import { execFileSync } from 'node:child_process';
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  verify,
  type KeyObject,
} from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bytesToBig, toHex, type Bytes } from '../../src/codec/bytes.ts';
import { decode, encode } from '../../src/codec/tape.ts';
import { rsaEncryption } from '../../src/crypto/rsa-encryption.ts';
import { fingerprint } from '../../src/protocol/ssh/fingerprint.ts';
import type { Answered, OpenQuestion } from '../../src/protocol/ssh/questions.ts';
import { RsaNumbers } from '../../src/protocol/ssh/rsa-numbers.ts';
import { decrypt, encrypt } from '../../src/protocol/ssh/textbook/encryption.ts';
import {
  DigestPreimage,
  DigestResponse,
  EncryptionBlock,
  SignedResponse,
  SSH_MSG_USERAUTH_CHALLENGE,
} from '../../src/protocol/ssh/textbook/layouts.ts';
import { transcript } from '../../src/world/make-transcript.ts';
import { NOTICE, noticeOf, TOY_NOTICE } from '../../src/world/notice.ts';
import { parseScenario, type ScenarioInput } from '../../src/world/parse-scenario.ts';
import { Recorder } from '../../src/world/recorder.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { simulate, type Run } from '../../src/world/simulate.ts';
import { valuesOf } from '../../src/world/describe.ts';
import { seededRandom } from '../../src/crypto/random.ts';
import { keyAt, keyPair } from './support/ends.ts';
import { Pair } from './support/pair.ts';
import { expectHonestReading, expectRoundTrip } from './support/tree.ts';

const named = (name: string): ScenarioInput => {
  const found = catalog.find((one) => one.name === name);
  if (!found) throw new Error(`no scenario ${name}`);
  return found.scenario;
};
const run = (scenario: object): Run => simulate(parseScenario(scenario));
const runs = new Map<string, Run>();
/** Each named run once. */
function played(name: string): Run {
  const known = runs.get(name) ?? run(named(name));
  runs.set(name, known);
  return known;
}

/** The bytes of the only value with this symbol that this side has. */
function valueIn(of: Run, symbol: string, owner: string): Bytes {
  const found = of.recorder.values.filter((one) => one.symbol === symbol && one.owner === owner);
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} values ${symbol} of ${owner}`);
  return only.bytes;
}

const steps = (of: Run, side: string): string[] =>
  of.recorder.steps.flatMap((step) =>
    step.side === side ? [step.frame?.message ?? step.key] : [],
  );
const stepOf = (of: Run, side: string, key: string) =>
  of.recorder.steps.find((step) => step.side === side && step.key === key);
const faultAt = (of: Run, side: string) =>
  of.recorder.steps.find((step) => step.side === side && step.key === 'fault')?.args['kind'];

const folder = mkdtempSync(join(tmpdir(), 'sshow-textbook-'));
afterAll(() => rmSync(folder, { recursive: true }));

const base64url = (n: bigint): string => {
  const hex = n.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex').toString('base64url');
};

/** The engine's key as node and OpenSSL have it. */
function opensslKey(privateKey: Bytes): KeyObject {
  const read = decode(RsaNumbers, privateKey);
  if (!read.ok) throw new Error('no RSA key');
  const { n, e, d, p, q, iqmp } = read.value;
  const key = {
    ...{ kty: 'RSA', n: base64url(n), e: base64url(e), d: base64url(d), p: base64url(p) },
    ...{ q: base64url(q), dp: base64url(d % (p - 1n)), dq: base64url(d % (q - 1n)) },
    qi: base64url(iqmp),
  };
  return createPrivateKey({ key, format: 'jwk' });
}

/** What `openssl pkeyutl` makes of the input with this key. Node's own build may refuse this padding. */
function pkeyutl(mode: '-encrypt' | '-decrypt', key: KeyObject, input: Bytes): Bytes {
  const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'input')];
  writeFileSync(keyFile, key.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(file, input);
  const padding = ['-pkeyopt', 'rsa_padding_mode:pkcs1'];
  const made = execFileSync('openssl', [
    'pkeyutl',
    mode,
    '-inkey',
    keyFile,
    '-in',
    file,
    ...padding,
  ]);
  return new Uint8Array(made);
}

const uint32 = (n: number): Buffer => Buffer.from([n >>> 24, n >>> 16, n >>> 8, n]);
const sshString = (bytes: Bytes): Buffer => Buffer.concat([uint32(bytes.length), bytes]);
/** RFC 4251 §5, written again. */
const mpint = (bytes: Bytes): Buffer =>
  sshString((bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);

const md5 = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex');

/** Whatever ID is asked about, it is this key's. */
const allowing = (question: OpenQuestion, publicKey: Bytes): Answered | null =>
  question.name === 'authorize-key-id'
    ? { name: question.name, answer: { publicKey, verdict: keyAt(1) } }
    : null;

describe('the plain telling', () => {
  const story = played('textbook');
  const R = valueIn(story, 'R', 'server');
  const K = valueIn(story, 'K', 'server');
  const d_U = valueIn(story, 'd_U', 'client');

  test('goes in seven steps, one after the other', () => {
    const told = transcript(story).steps.filter(({ phase, level }) => {
      return phase === 'client-auth' && level === 'overview';
    });
    expect(told.map(({ side, title }) => `${side}: ${title}`)).toEqual([
      'client: The client sends the ID of a key pair for alice',
      'server: The server looks the key ID up',
      'server: The server makes a random number',
      'server: The server encrypts the number with the public key',
      'client: The client decrypts the number with the private key',
      'client: The client hashes the number with the shared secret',
      'client: The client sends the MD5',
      'server: The server computes the same, and compares',
      'client: The user is in',
    ]);
    expect(story.end.kind).toBe('established');
  });

  test('the ID is the fingerprint that ssh-keygen would print', () => {
    const blob = valueIn(story, 'K_U', 'client');
    const id = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
    const request = story.recorder.frames.find(({ value }) => {
      return typeof value === 'object' && value !== null && 'key_id' in value;
    });
    expect(request?.value).toMatchObject({ key_id: `SHA256:${id}` });
  });

  test('OpenSSL decrypts the challenge to the number that the server drew', () => {
    expect(pkeyutl('-decrypt', opensslKey(d_U), valueIn(story, 'c', 'server'))).toEqual(R);
    expect(R).toHaveLength(32);
  });

  test('the padded number has the form of PKCS #1, and is as long as the key', () => {
    const EM = Buffer.from(valueIn(story, 'EM', 'server'));
    expect(EM).toHaveLength(256);
    expect(EM.subarray(0, 2).toString('hex')).toBe('0002');
    expect(EM.indexOf(0, 2)).toBe(256 - 32 - 1);
    expect(EM.subarray(-32).equals(R)).toBe(true);
  });

  test('the answer is node’s MD5 over string number and mpint K', () => {
    const expected = md5(Buffer.concat([sshString(R), mpint(K)]));
    expect(toHex(valueIn(story, 'MD5', 'server'))).toBe(expected);
    const answer = story.recorder.frames.find(({ message }) => message.endsWith('_RESPONSE'));
    expect(answer?.value).toEqual({ digest: new Uint8Array(Buffer.from(expected, 'hex')) });
  });

  test('K is that of the first key exchange, also where there was another one before', () => {
    const method = 'rsa-challenge@sshow.example';
    const key = keyPair('alice', 'ssh-rsa');
    const pair = new Pair({
      leaveOpen: 'client/password#1',
      client: { keys: [key], mayAskPassword: true, preferredMethods: ['password', method] },
      server: { authMethods: ['password', method], methodLists: [['password', method]] },
      reply: (question) => allowing(question, key.publicBlob),
    }).start();
    pair.command({ do: 'rekey' });
    pair.answer('client', 'client/password#1', { name: 'password', answer: 'right' });
    expect(pair.has('client', 'logged-in')).toBe(true);
    const { firstK } = pair.client.session;
    const lastK = pair.watch.server.value('K');
    const number = pair.watch.server.value('R');
    const answer = pair.lastReceived('server', 'SSH_MSG_USERAUTH_CHALLENGE_RESPONSE');
    const digestWith = (secret: Bytes) => md5(Buffer.concat([sshString(number), mpint(secret)]));
    expect(answer).toEqual({ digest: new Uint8Array(Buffer.from(digestWith(firstK), 'hex')) });
    expect(digestWith(firstK)).not.toBe(digestWith(lastK));
  });

  test('every value leads back to where it came from', () => {
    const from = (symbol: string, owner: string) =>
      story.recorder.derivations
        .find(({ to }) => to.symbol === symbol && to.owner === owner)
        ?.from.map((one) => one.symbol);
    expect(from('EM', 'server')).toEqual(['PS', 'R']);
    expect(from('c', 'server')).toEqual(['EM', 'K_U']);
    expect(from('EM', 'client')).toEqual(['d_U', 'c']);
    expect(from('R', 'client')).toEqual(['EM']);
    expect(from('MD5', 'client')).toEqual(['R', 'K']);
    expect(from('MD5', 'server')).toEqual(['R', 'K']);
  });

  test('who only listens learns neither number nor answer', () => {
    for (const value of valuesOf(story).filter(({ symbol }) =>
      ['R', 'EM', 'PS', 'MD5', 'c', 'ID'].includes(symbol),
    ))
      expect([value.label, value.known.eavesdropper]).toEqual([value.label, null]);
  });
});

describe('the other telling', () => {
  test.each([
    ['textbook-signed', true],
    ['textbook-signed-unbound', false],
  ] as const)('%s: node verifies the signature over number and extra data', (name, bound) => {
    const story = played(name);
    const R = valueIn(story, 'R', 'server');
    const id = valueIn(story, 'H', 'server');
    const extra = Buffer.concat([
      sshString(Buffer.from('alice')),
      sshString(bound ? id : new Uint8Array()),
    ]);
    const signed = Buffer.concat([sshString(R), sshString(extra)]);
    const blob = Buffer.from(valueIn(story, 'sig_U', 'client'));
    const nameLength = blob.readUInt32BE(0);
    expect(blob.subarray(4, 4 + nameLength).toString()).toBe('rsa-sha2-256');
    const signature = blob.subarray(4 + nameLength + 4);
    const key = createPublicKey(opensslKey(valueIn(story, 'd_U', 'client')));
    expect(verify('sha256', signed, key, signature)).toBe(true);
    expect(story.end.kind).toBe('established');
  });

  test.each([
    [{ signs_session_id: false }, {}, 'no session'],
    [{ user: 'alice' }, { checks_session_id: false }, null],
  ] as const)('%j and %j: refused for %s', (client, server, because) => {
    const scenario = named('textbook-signed');
    const story = run({
      ...scenario,
      client: { ...scenario.client, ...client },
      server: { ...scenario.server, ...server },
    });
    if (because === null) expect(story.end.fault).toBeNull();
    else expect(story.end.fault).toMatchObject({ side: 'server', fault: { because } });
  });
});

describe('encryption', () => {
  const pair = keyPair('somebody', 'ssh-rsa');
  const io = () => new Recorder(seededRandom('encryption'), new Map()).io('server');

  test('what OpenSSL encrypts, the client decrypts', () => {
    const number = new Uint8Array(Buffer.from('a number of any length that fits'));
    for (let time = 0; time < 3; time++) {
      const c = pkeyutl('-encrypt', opensslKey(pair.privateKey), number);
      expect(decrypt(io(), pair, c)).toEqual(number);
    }
  });

  test('what the server encrypts, OpenSSL decrypts, however often zeros are drawn', () => {
    const number = new Uint8Array(32);
    for (let seed = 0; seed < 12; seed++) {
      const recorder = new Recorder(seededRandom(`${seed}`), new Map());
      const c = encrypt(recorder.io('server'), number, pair.publicBlob);
      expect(pkeyutl('-decrypt', opensslKey(pair.privateKey), c)).toEqual(number);
      const [PS] = recorder.values.filter(({ symbol }) => symbol === 'PS').toReversed();
      expect(PS?.bytes.includes(0)).toBe(false);
      expect(PS?.bytes).toHaveLength(256 - 3 - 32);
    }
  });

  test('a number not below the modulus, or of another length, is no challenge', () => {
    for (const c of [new Uint8Array(256).fill(0xff), new Uint8Array(255), new Uint8Array(0)])
      expect(decrypt(io(), pair, c)).toMatchObject({
        ...{ kind: 'challenge-not-for-key', field: 'encrypted_challenge' },
      });
  });

  test('power takes nothing but whole blocks and positive exponents', () => {
    expect(() => rsaEncryption.power(new Uint8Array(1), 3n, 1n << 64n)).toThrow(/expected 9 bytes/);
    expect(() => rsaEncryption.power(new Uint8Array(9), 0n, 1n << 64n)).toThrow(/exponent/);
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const n = bytesToBig(Buffer.from(String(publicKey.export({ format: 'jwk' }).n), 'base64url'));
    const one = new Uint8Array(128);
    one[127] = 1;
    expect(rsaEncryption.power(one, 65537n, n)).toEqual(one);
  });

  test.each<[string, number[], string]>([
    ['a first byte that is not zero', [1, 2, ...Array(9).fill(7), 0, 5], 'leading zero'],
    ['another block type', [0, 1, ...Array(9).fill(7), 0, 5], 'block type'],
    ['seven bytes of padding', [0, 2, ...Array(7).fill(7), 0, 5], 'PS'],
    ['no zero behind the padding', [0, 2, ...Array(9).fill(7)], 'separator'],
  ])('a block with %s is a fault that names the field', (_what, block, field) => {
    const read = decode(EncryptionBlock, Uint8Array.from(block));
    expect(read).toMatchObject({ ok: false, fault: { field: expect.stringContaining(field) } });
  });
});

describe('what goes wrong, goes wrong at its step', () => {
  test('an unknown key ID: at the server’s look-up', () => {
    const story = played('textbook-unknown-key');
    expect(story.end).toMatchObject({
      ...{ kind: 'refused', fault: { side: 'server', fault: { kind: 'unknown-key-id', line: 0 } } },
    });
    expect(stepOf(story, 'server', 'looked-up-key-id')?.result).toBe('refused');
    expect(steps(story, 'server')).not.toContain('made-challenge');
  });

  test('an ID that no key can have: the same', () => {
    const scenario = named('textbook');
    const user = { authorized_keys: `# {client:id_rsa}\nno key at all\n` };
    const story = run({ ...scenario, server: { ...scenario.server, users: { alice: user } } });
    expect(story.end.fault?.fault).toMatchObject({ kind: 'unknown-key-id' });
  });

  test('a line whose options forbid the key: the same, and it names the line', () => {
    const scenario = named('textbook');
    const user = { authorized_keys: '\nfrom="192.0.2.1" {client:id_rsa}\n' };
    const story = run({ ...scenario, server: { ...scenario.server, users: { alice: user } } });
    expect(story.end.fault?.fault).toMatchObject({ kind: 'unknown-key-id', line: 2 });
    expect(stepOf(story, 'server', 'looked-up-key-id')?.args).toMatchObject({ because: 'place' });
  });

  test('a wrong private key: the client finds no padding in what it decrypts', () => {
    const story = played('textbook-wrong-key');
    expect(story.end).toMatchObject({
      kind: 'failed',
      fault: {
        side: 'client',
        fault: { kind: 'challenge-not-for-key', field: 'leading zero', offset: 0 },
      },
    });
    expect(stepOf(story, 'client', 'decrypted-challenge')?.result).toBe('invalid');
    expect(steps(story, 'client')).not.toContain('hashed-challenge');
    const { message, field } = transcript(story).outcome.fault ?? {};
    expect(message).toContain('leading zero, at offset 0');
    expect(field).toBe('leading zero');
  });

  test('a challenge that an attacker changes: the same', () => {
    const story = played('textbook-tampered');
    expect(story.end.fault).toMatchObject({
      ...{ side: 'client', fault: { kind: 'challenge-not-for-key' } },
    });
    const challenges = story.recorder.frames.flatMap(({ message, value }) =>
      message === 'SSH_MSG_USERAUTH_CHALLENGE' &&
      typeof value === 'object' &&
      value !== null &&
      'encrypted_challenge' in value &&
      value.encrypted_challenge instanceof Uint8Array
        ? [value.encrypted_challenge]
        : [],
    );
    const [sent, came] = challenges;
    expect(challenges).toHaveLength(2);
    expect(sent?.filter((byte, at) => byte !== came?.[at])).toHaveLength(1);
  });

  test('a replayed answer: at the server’s comparison, because K differs', () => {
    const story = played('textbook-replayed');
    expect(story.end).toMatchObject({
      kind: 'refused',
      fault: {
        side: 'server',
        fault: { kind: 'wrong-challenge-response', because: 'digest' },
      },
    });
    expect(stepOf(story, 'server', 'compared-response')?.result).toBe('invalid');
    expect(steps(story, 'client')).not.toContain('decrypted-challenge');
    // It was right in the session that it is from: with the same number, and another K.
    const came = toHex(valueIn(story, 'MD5', 'client'));
    const scenario = named('textbook-replayed');
    const { replays_answer_of: seed = '', ...client } = scenario.client ?? {};
    const keyed = story.recorder.values.find(({ symbol }) => symbol === 'd_U');
    const keys = [{ type: 'ssh-rsa', private: keyed?.hex ?? '' }];
    const hostKey = story.recorder.values.find(({ symbol }) => symbol === 'k_S');
    const host_keys = [{ name: 'ssh_host_ed25519_key', private: hostKey?.hex ?? '' }];
    const other = run({
      ...scenario,
      seed,
      client: { ...client, keys },
      server: { ...scenario.server, host_keys },
    });
    expect(other.end.kind).toBe('established');
    expect(valueIn(other, 'R', 'server')).toEqual(valueIn(story, 'R', 'server'));
    expect(toHex(valueIn(other, 'MD5', 'server'))).toBe(came);
    const [K, otherK] = [valueIn(story, 'K', 'server'), valueIn(other, 'K', 'server')];
    const R = valueIn(story, 'R', 'server');
    expect(md5(Buffer.concat([sshString(R), mpint(otherK)]))).toBe(came);
    expect(md5(Buffer.concat([sshString(R), mpint(K)]))).not.toBe(came);
  });

  test('the same answer in its own session is right', () => {
    const scenario = named('textbook-replayed');
    const client = { ...scenario.client, replays_answer_of: 'sshow' };
    expect(run({ ...scenario, client }).end.kind).toBe('established');
  });

  test.each(['ssh-ed25519', 'ecdsa-sha2-nistp256'])(
    'a key of type %s cannot be encrypted with: refused at the look-up, and it says why',
    (type) => {
      const scenario = named('textbook-ed25519');
      const keys = [{ name: 'key', type, comment: '' }];
      const users = { alice: { authorized_keys: '{client:key}\n' } };
      const story = run({
        ...scenario,
        client: { ...scenario.client, keys },
        server: { ...scenario.server, users },
      });
      expect(story.end).toMatchObject({
        ...{ kind: 'refused', fault: { side: 'server', fault: { kind: 'key-cannot-encrypt' } } },
      });
      expect(transcript(story).outcome.fault?.message).toMatch(/can only sign/);
    },
  );

  test('a server that challenges such a key all the same is told off by the client', () => {
    const pair = new Pair({
      client: { preferredMethods: ['rsa-challenge@sshow.example'] },
      server: { authMethods: ['rsa-challenge@sshow.example'] },
    });
    pair.server.alter = (message, payload) =>
      message === 'SSH_MSG_DISCONNECT'
        ? [encode(SSH_MSG_USERAUTH_CHALLENGE, { encrypted_challenge: new Uint8Array(256) })]
        : [payload];
    pair.start();
    expect(pair.fault('client')).toMatchObject({ kind: 'key-cannot-encrypt' });
  });

  test('a chosen text comes back hashed, and so confirmed', () => {
    const story = played('textbook-chosen-challenge');
    const text = Buffer.from('the plan: attack at dawn, 6 a.m.');
    expect(story.end.kind).toBe('established');
    expect(valueIn(story, 'R', 'client')).toEqual(new Uint8Array(text));
    const K = valueIn(story, 'K', 'server');
    expect(toHex(valueIn(story, 'MD5', 'client'))).toBe(
      md5(Buffer.concat([sshString(text), mpint(K)])),
    );
    const { steps: told } = transcript(story);
    expect(told.map(({ title }) => title)).toContain(
      'The server takes a number that is not random',
    );
  });

  test('a client that asks where the server does not offer the method is refused in order', () => {
    const scenario = named('textbook');
    const story = run({ ...scenario, server: { ...scenario.server, auth_methods: ['password'] } });
    expect(story.end.fault).toMatchObject({ side: 'client', fault: { kind: 'login-refused' } });
  });
});

describe('a man in the middle', () => {
  const isIn = (of: Run): boolean =>
    of.recorder.steps.some(
      ({ side, role, key }) => side === 'attacker' && role === 'client' && key === 'logged-in',
    );
  const knows = (of: Run, party: 'attacker' | 'eavesdropper', symbol: string): boolean =>
    valuesOf(of).some((value) => value.symbol === symbol && value.known[party] !== null);

  test.each([
    ['textbook-intercepted', 'compared-response', 'digest'],
    ['textbook-signed-intercepted', 'checked-signed-challenge', 'session'],
  ] as const)('%s: the server refuses what is passed on', (name, key, because) => {
    const story = played(name);
    expect(isIn(story)).toBe(false);
    expect(stepOf(story, 'server', key)?.result).toBe('invalid');
    expect(faultAt(story, 'server')).toBe('wrong-challenge-response');
    if (because === 'session')
      expect(stepOf(story, 'server', key)?.args).toMatchObject({ because: 'session' });
    // What the attacker passed on is what crossed.
    const sent = (from: string) =>
      story.recorder.frames.flatMap(({ message, value, from: sender }) =>
        message.endsWith('_CHALLENGE_RESPONSE') && sender === from ? [value] : [],
      );
    expect(sent('attacker')).toEqual(sent('client'));
    expect(sent('client')).toHaveLength(1);
  });

  test('without the session id in it the answer lets the attacker in, as alice', () => {
    const story = played('textbook-signed-relayed');
    expect(isIn(story)).toBe(true);
    expect(stepOf(story, 'server', 'checked-signed-challenge')?.result).toBe('valid');
    const [ran] = story.recorder.steps.filter(
      ({ side, key }) => side === 'server' && key === 'ran-command',
    );
    expect(ran).toBeDefined();
    const titles = transcript(story).steps.map(({ title }) => title);
    expect(titles).toContain('The attacker is in, as alice');
  });

  test('it never learns the number, nor the private key', () => {
    for (const name of [
      'textbook-intercepted',
      'textbook-signed-intercepted',
      'textbook-signed-relayed',
      'textbook-tampered',
    ]) {
      for (const symbol of ['R', 'EM', 'd_U'])
        expect([name, symbol, knows(played(name), 'attacker', symbol)]).toEqual([
          name,
          symbol,
          false,
        ]);
      expect(knows(played(name), 'attacker', 'c')).toBe(true);
      expect(knows(played(name), 'eavesdropper', 'c')).toBe(false);
    }
  });

  test('a client that knows the host never comes so far', () => {
    const scenario = named('textbook-signed-relayed');
    const known_hosts = 'server.example {server:ssh_host_ed25519_key}\n';
    const { end } = run({ ...scenario, client: { ...scenario.client, known_hosts } });
    expect(end.fault?.fault.kind).toBe('host-key-changed');
  });

  test('with an ID that the server does not know, it passes the refusal on', () => {
    const scenario = named('textbook-intercepted');
    const users = { alice: { authorized_keys: '' } };
    const story = run({ ...scenario, server: { ...scenario.server, users } });
    expect(isIn(story)).toBe(false);
    expect(steps(story, 'client')).not.toContain('decrypted-challenge');
    expect(story.end.kind).not.toBe('established');
  });
});

describe('a flipped bit in the new messages', () => {
  const story = played('textbook');
  test.each([
    ['server', 'SSH_MSG_USERAUTH_CHALLENGE', 'client'],
    ['client', 'SSH_MSG_USERAUTH_CHALLENGE_RESPONSE', 'server'],
  ] as const)('from the %s, %s: the %s finds it, and nobody is in', (from, message, finder) => {
    const { frames } = story.recorder;
    const at = frames.findIndex((frame) => frame.from === from && frame.message === message);
    const before = frames.slice(0, at).filter((frame) => frame.from === from);
    const start = before.reduce((sum, { wire }) => sum + wire.length, 0);
    const size = frames[at]?.wire.length ?? 0;
    // Of each message a share that is the same on every run; behind the length, which only stalls.
    for (let byte = 4; byte < size; byte += 23) {
      const attack = { kind: 'flip-bit', from, byte: start + byte, bit: byte % 8 };
      const { end, recorder } = run({ ...named('textbook'), attack });
      expect([byte, end.fault?.side, end.fault?.fault.kind]).toEqual([byte, finder, 'bad-mac']);
      expect(recorder.steps.some(({ key }) => key === 'logged-in')).toBe(false);
    }
  });

  /** Behind the encryption nothing protects a message but the method itself. */
  function altered(message: string, alter: (payload: Bytes) => Bytes, signed = false): Pair {
    const method = signed ? 'rsa-challenge-signed@sshow.example' : 'rsa-challenge@sshow.example';
    const key = keyPair('alice', 'ssh-rsa');
    const pair = new Pair({
      client: { keys: [key], preferredMethods: [method] },
      server: { authMethods: [method] },
      reply: (question) => allowing(question, key.publicBlob),
    });
    const change = (name: string, payload: Bytes) =>
      name === message ? [alter(payload)] : [payload];
    pair.client.alter = change;
    pair.server.alter = change;
    return pair.start();
  }
  const flip = (byte: number, bit: number) => (payload: Bytes) =>
    payload.map((one, at) => (at === byte ? one ^ (1 << bit) : one));

  test('left alone, both tellings let alice in', () => {
    for (const signed of [false, true])
      expect(altered('none', (payload) => payload, signed).client.service.at).toBe('connected');
  });

  test.each([
    ['SSH_MSG_USERAUTH_CHALLENGE', 261, false],
    ['SSH_MSG_USERAUTH_CHALLENGE_RESPONSE', 21, false],
    ['SSH_MSG_USERAUTH_CHALLENGE_RESPONSE', 330, true],
  ] as const)('%s of about %i bytes: no bit of it can be changed', (message, size, signed) => {
    for (let byte = 1; byte < size; byte += signed || size > 100 ? 37 : 2) {
      const pair = altered(message, flip(byte, byte % 8), signed);
      const kinds = [pair.fault('client')?.kind, pair.fault('server')?.kind];
      expect([byte, pair.server.service.at]).toEqual([byte, 'ended']);
      expect(kinds.some((kind) => kind !== undefined)).toBe(true);
    }
  });

  test.each([
    ['SSH_MSG_USERAUTH_CHALLENGE', 'encrypted_challenge', 'client'],
    ['SSH_MSG_USERAUTH_CHALLENGE_RESPONSE', 'digest', 'server'],
  ] as const)('%s cut short: a fault that names %s', (message, field, finder) => {
    const pair = altered(message, (payload) => payload.slice(0, -1));
    expect(pair.fault(finder)).toMatchObject({
      ...{ kind: 'malformed-message', message, field: expect.stringContaining(field) },
    });
  });
});

describe('layouts', () => {
  const bytes = (n: number) => Uint8Array.from({ length: n }, (_, at) => (at % 250) + 1);
  const extra_data = { user_name: 'alice', session_id: bytes(32) };

  test('read back what they write', () => {
    expectRoundTrip(SSH_MSG_USERAUTH_CHALLENGE, { encrypted_challenge: bytes(256) });
    expectRoundTrip(DigestResponse, { digest: bytes(16) });
    expectRoundTrip(SignedResponse, { extra_data, signature: keyPair('x').publicBlob });
    expectRoundTrip(DigestPreimage, { challenge: bytes(32), K: bytes(32) });
  });

  test('any bytes are read honestly', () => {
    const random = seededRandom('textbook layouts');
    for (let time = 0; time < 200; time++) {
      const some = random('bytes', time % 40);
      for (const codec of [
        SSH_MSG_USERAUTH_CHALLENGE,
        DigestResponse,
        SignedResponse,
        EncryptionBlock,
      ])
        expectHonestReading(codec, some);
    }
  });
});

describe('the notice', () => {
  test('is in every transcript of either telling, and in no other', () => {
    for (const { name, scenario } of catalog) {
      const isStory = name.startsWith('textbook');
      const said = isStory ? NOTICE : name === 'paper-dh' ? TOY_NOTICE : null;
      expect([name, noticeOf(parseScenario(scenario))]).toEqual([name, said]);
    }
    expect(transcript(played('textbook')).notice).toBe(
      'Textbook story: no version of SSH did exactly this (nearest: SSH-1)',
    );
    expect(transcript(run({})).notice).toBeNull();
  });

  test('in a scenario is passed over: it follows from the rest', () => {
    expect(parseScenario({ notice: 'anything', seed: 'x' })).toEqual(parseScenario({ seed: 'x' }));
  });

  test('nobody offers the methods unless asked to', () => {
    const { client, server } = parseScenario({});
    expect(client.preferred_authentications).toEqual([
      'publickey',
      'keyboard-interactive',
      'password',
    ]);
    expect(server.auth_methods).toEqual(['publickey', 'password']);
  });
});

describe('the log', () => {
  test('has OpenSSH’s lines before and after, and none for what OpenSSH does not have', () => {
    const { steps: told } = transcript(played('textbook'));
    const all = told.flatMap(({ log, server_log }) => [...log, ...server_log]).join('\n');
    expect(all).not.toMatch(/type 6[01]\b|rsa-challenge\S* packet|Next authentication method/);
    expect(all).not.toMatch(/Authenticated to/);
    const own = told.filter(({ address }) =>
      /(challenge|response|key-id|named-key)/i.test(address.toLowerCase()),
    );
    expect(own.length).toBeGreaterThan(8);
    for (const { address, log, server_log } of own)
      expect([address, [...log, ...server_log]]).toEqual([address, []]);
    // Up to the methods they are those of the same client at a server that takes its signature.
    const scenario = named('textbook');
    const { preferred_authentications: _story, ...client } = scenario.client ?? {};
    const { auth_methods: _methods, ...server } = scenario.server ?? {};
    const ordinary = transcript(run({ ...scenario, client, server })).steps;
    const linesUpTo = (of: typeof told, which: 'log' | 'server_log') => {
      const lines = of
        .flatMap((step) => step[which])
        .map((line) => line.replace('rsa-challenge@sshow.example,', ''));
      return lines.slice(
        0,
        lines.findIndex((line) => line.includes('packet: type 51')),
      );
    };
    for (const which of ['log', 'server_log'] as const)
      expect(linesUpTo(told, which)).toEqual(linesUpTo(ordinary, which));
    const opened = (of: typeof told) =>
      of.find(({ address }) =>
        address.endsWith('client-receives-SSH_MSG_CHANNEL_OPEN_CONFIRMATION'),
      );
    expect(opened(told)?.log).toEqual(opened(ordinary)?.log);
    expect(opened(told)?.log.length).toBeGreaterThan(1);
    expect(all).toContain('debug1: SSH2_MSG_SERVICE_ACCEPT received');
    expect(all).toContain(
      'debug1: Authentications that can continue: rsa-challenge@sshow.example,publickey,password',
    );
  });
});

test('the client tries methods in the order that it prefers', () => {
  const asked = (preferred_authentications: string[]) =>
    run({
      client: { preferred_authentications, passwords: ['one', 'two', 'three'] },
      server: { users: { alice: { password: 'right', authorized_keys: '' } } },
    }).recorder.frames.flatMap(({ value }) =>
      typeof value === 'object' && value !== null && 'method_name' in value
        ? [value.method_name]
        : [],
    );
  const tries = ['password', 'password', 'password'];
  expect(asked(['publickey', 'password'])).toEqual(['none', 'publickey', ...tries]);
  expect(asked(['password', 'publickey'])).toEqual(['none', ...tries, 'publickey']);
  expect(asked(['publickey'])).toEqual(['none', 'publickey']);
});

test('a public half that is not a key of the kind is a fault with its path', () => {
  for (const public_file of ['nonsense', '{other:a key}', 'ssh-rsa AAAA'])
    expect(() =>
      run({ client: { keys: [{ type: 'ssh-rsa', public_file }] }, server: { users: {} } }),
    ).toThrow(/client\.keys\[0\]\.public_file: expected the public half of a key of type ssh-rsa/);
  expect(fingerprint(new Uint8Array())).toMatch(/^SHA256:/);
});
