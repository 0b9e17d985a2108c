/** OpenSSH's certificates by themselves: their form, and the signature of their authority. */
import { describe, expect, test } from 'vitest';

import { concat, utf8, type Bytes } from '../../src/codec/bytes.ts';
import { leaves } from '../../src/codec/field.ts';
import { decodeTree } from '../../src/codec/tape.ts';
import { readCertificate } from '../../src/protocol/ssh/certificate.ts';
import { fingerprint } from '../../src/protocol/ssh/fingerprint.ts';
import type { Fault } from '../../src/protocol/ssh/fault.ts';
import type { KeyAlgorithm } from '../../src/protocol/ssh/key-algorithm.ts';
import {
  algorithmsOf,
  blobType,
  CERTIFIED,
  keyTypes,
  PublicKeyBlob,
} from '../../src/protocol/ssh/public-key.ts';
import type { StepReport } from '../../src/protocol/trace.ts';
import {
  certificateOptions,
  Checks,
  checkStatement,
  periodOf,
} from '../../src/world/files/certificate-checks.ts';
import { faultMessage } from '../../src/world/text/faults-en.ts';
import { flipBit, repeat } from './crypto/bytes.ts';
import { certificateOf, certified, statement } from './support/certificates.ts';
import { keyPair } from './support/ends.ts';
import { twistedSignatures } from './support/twisted-signatures.ts';

const types = [...keyTypes.keys()];

/** What a client finds wrong with a certificate by itself, and the step that says so. */
function checked(algorithm: KeyAlgorithm, blob: Bytes) {
  const steps: StepReport[] = [];
  const self = { role: 'client', step: (_key: string, step: StepReport) => void steps.push(step) };
  const fault = algorithm.certified?.check({ ...self, role: 'client' }, blob) ?? null;
  return { fault, steps };
}
const faultOf = (algorithm: KeyAlgorithm, blob: Bytes): Fault | null =>
  checked(algorithm, blob).fault;

describe.each(types)('a certificate of a key of type %s', (type) => {
  const { pair, algorithm, blob } = certified(type);

  test('says what was signed, about the key in it', () => {
    expect(readCertificate(blob)).toMatchObject({
      ...statement,
      ...{ type: type + CERTIFIED, key: pair.publicBlob },
    });
    expect(blobType(PublicKeyBlob, blob)).toBe(type + CERTIFIED);
    expect(fingerprint(blob)).toBe(fingerprint(pair.publicBlob));
    expect(checked(algorithm, blob)).toMatchObject({
      fault: null,
      steps: [{ args: { check: 'signature', id: 'alice 7', serial: '7' }, result: 'valid' }],
    });
  });

  test('is laid open to its last byte, each with a meaning', () => {
    const { fields } = decodeTree(PublicKeyBlob, blob);
    const rows = [...Object.keys(keyTypes.get(type)?.keyLayout ?? {})];
    expect(fields.map(({ name }) => name)).toEqual([
      ...['algorithm', 'nonce', ...rows, 'serial', 'type', 'key id', 'valid principals'],
      ...['valid after', 'valid before', 'critical options', 'extensions', 'reserved'],
      ...['signature key', 'signature'],
    ]);
    expect(leaves(fields).every(({ means }) => means !== '')).toBe(true);
    expect(leaves(fields).some(({ name }) => name === 'unparsed')).toBe(false);
  });

  test('that is cut anywhere is refused with the field, or as of no kind', () => {
    for (let length = 0; length < blob.length; length++) {
      const fault = faultOf(algorithm, blob.subarray(0, length));
      const isNamed = length >= 4 + algorithm.keyType.length;
      expect([length, fault?.kind]).toEqual([
        length,
        isNamed ? 'malformed-certificate' : 'host-key-type',
      ]);
      if (fault?.kind !== 'malformed-certificate') continue;
      expect(fault.field).not.toBe('');
      expect(fault.offset).toBeLessThanOrEqual(length);
      expect(faultMessage(fault, 'client').message).toMatch(/^The client cannot read/);
    }
    expect(faultOf(algorithm, concat(blob, utf8('\0')))).toMatchObject({
      ...{ kind: 'malformed-certificate', problem: 'bytes-left-over' },
    });
  });

  test('in which any bit is flipped is refused, or is no certificate of this kind', () => {
    const step = Math.ceil(blob.length / 40);
    for (let byte = 0; byte < blob.length; byte += step) {
      const wrong = flipBit(blob, byte * 8 + (byte % 8));
      expect([byte, faultOf(algorithm, wrong) !== null]).toEqual([byte, true]);
    }
  });

  test('is signed with as a plain key is, and by no other', () => {
    const data = utf8('what is signed');
    if (!pair.privateKey) throw new Error('no private key');
    const signature = algorithm.sign(data, pair.privateKey);
    const [plain] = algorithmsOf(type);
    expect(plain?.verify(signature, data, pair.publicBlob)).toBe(true);
    expect(algorithm.verify(signature, data, blob)).toBe(true);
    const other = keyPair('nobody', type);
    expect(algorithm.verify(signature, data, certificateOf(other))).toBe(false);
  });
});

describe.each(types)('the signature of an authority with a key of type %s', (type) => {
  const authority = keyPair('authority', type);
  const { algorithm, blob } = certified('ssh-ed25519', {}, authority);
  const certificate = readCertificate(blob);
  if (!certificate || !authority.privateKey) throw new Error('no certificate');
  const { signature, signed } = certificate;

  /** The certificate with another signature at its end. */
  const signedWith = (other: Bytes): Bytes =>
    concat(signed, Uint8Array.of(0, 0, other.length >> 8, other.length & 0xff), other);

  test('is taken as it is', () => {
    expect(signedWith(signature)).toEqual(blob);
    expect(faultOf(algorithm, blob)).toBe(null);
  });

  for (const own of algorithmsOf(type)) {
    const { privateKey } = authority;
    test.each(twistedSignatures({ algorithm: own, privateKey, data: signed }))(
      `by ${own.name}, $name: $valid`,
      ({ signature: twisted, valid }) => {
        const fault = faultOf(algorithm, signedWith(twisted));
        expect(fault?.kind ?? null).toBe(valid ? null : 'bad-certificate-signature');
      },
    );
  }

  test('by another key is not', () => {
    const [own] = algorithmsOf(type);
    const other = keyPair('nobody', 'ssh-ed25519');
    if (!own || !other.privateKey) throw new Error('no keys');
    const foreign = other.algorithm.sign(signed, other.privateKey);
    const { fault, steps } = checked(algorithm, signedWith(foreign));
    expect(fault).toEqual({ kind: 'bad-certificate-signature', algorithm: 'ssh-ed25519' });
    expect(steps).toMatchObject([{ result: 'invalid', args: { because: fault?.kind } }]);
  });
});

describe('an authority cannot be', () => {
  const { algorithm } = certified('ssh-ed25519');

  test.each([
    ['one with a certificate for a key', (key: Bytes) => certificateOf({ publicBlob: key })],
    ['of a kind that is not known', () => concat(Uint8Array.of(0, 0, 0, 1), utf8('x'))],
    ['empty', () => new Uint8Array()],
    [
      'a point off its curve',
      () => flipBit(keyPair('a', 'ecdsa-sha2-nistp256').publicBlob, 9 * 90),
    ],
  ])('%s', (_name, make) => {
    const authority = keyPair('authority', 'ssh-ed25519');
    const publicBlob = make(authority.publicBlob);
    const { blob } = certified('ssh-ed25519', {}, { ...authority, publicBlob });
    expect(faultOf(algorithm, blob)).toMatchObject({ kind: 'bad-certificate-authority' });
  });
});

describe('what a certificate says that nobody can read', () => {
  test.each([
    ['a type that is none', { type: 3 }, 'type'],
    ['a NUL byte in a name', { principals: ['al\0ice'] }, 'valid principals.principal'],
    [
      'too many names',
      { principals: Array.from({ length: 257 }, (_, at) => `u${at}`) },
      'valid principals',
    ],
  ])('%s is refused with its field', (_name, said, field) => {
    const { algorithm, blob } = certified('ssh-ed25519');
    const wrong =
      'type' in said ? flipBit(blob, typeOffset(blob) * 8 + 6) : saying(said.principals);
    expect(faultOf(algorithm, wrong)).toMatchObject({ kind: 'malformed-certificate', field });
  });

  /** The last byte of the type, which is 1. */
  const typeOffset = (blob: Bytes): number =>
    (decodeTree(PublicKeyBlob, blob).fields.find(({ name }) => name === 'type')?.end ?? 0) - 1;

  /** With names put in by hand: our own writing refuses them. */
  function saying(names: readonly string[]): Bytes {
    const { blob } = certified('ssh-ed25519');
    const field = decodeTree(PublicKeyBlob, blob).fields.find(
      ({ name }) => name === 'valid principals',
    );
    const string = (content: Bytes): Bytes =>
      concat(Uint8Array.of(0, 0, content.length >> 8, content.length & 0xff), content);
    const list = string(concat(...names.map((name) => string(utf8(name)))));
    return concat(blob.subarray(0, field?.start), list, blob.subarray(field?.end));
  }

  test('such as authorities inside authorities without end is read no further than one', () => {
    let key = keyPair('authority', 'ssh-ed25519');
    for (let depth = 0; depth < 200; depth++)
      key = { ...key, publicBlob: certificateOf(keyPair('authority', 'ssh-ed25519'), {}, key) };
    const { algorithm, blob } = certified('ssh-ed25519', {}, key);
    expect(faultOf(algorithm, blob)).toMatchObject({ kind: 'bad-certificate-authority' });
    expect(leaves(decodeTree(PublicKeyBlob, blob).fields).length).toBeLessThan(200);
  });
});

describe('when and for whom it is good', () => {
  const check = (said: object, now: number, name: string | null) => {
    const { blob } = certified('ssh-ed25519', said);
    const certificate = readCertificate(blob);
    if (!certificate) throw new Error('no certificate');
    const checks = new Checks(certificate);
    checkStatement(checks, certificate, { name, now });
    return checks.refusal;
  };

  test.each([
    [99, 'not-yet-valid'],
    [100, null],
    [199, null],
    [200, 'expired'],
  ])('from second 100 to 200, at %i: %s', (now, refusal) => {
    expect(check({ validAfter: 100n, validBefore: 200n }, now, 'alice')).toBe(refusal);
  });

  test.each([
    [['alice'], 'alice', null],
    [['bob', 'alice'], 'alice', null],
    [['Alice'], 'alice', 'name-not-listed'],
    [['*'], 'alice', 'name-not-listed'],
    [['alice '], 'alice', 'name-not-listed'],
    [['alice,bob'], 'alice', 'name-not-listed'],
    [[], 'alice', null],
    [['bob'], null, null],
  ])('with the names %j, for %s: %s', (principals, name, refusal) => {
    expect(check({ principals }, 0, name)).toBe(refusal);
  });

  test.each([
    [0n, 2n ** 64n - 1n, 'forever'],
    [0n, 86_400n, 'before 1970-01-02T00:00:00'],
    [86_400n, 2n ** 64n - 1n, 'after 1970-01-02T00:00:00'],
    [0n, 2n ** 64n - 2n, 'before 18446744073709551614'],
    [86_400n, 172_800n, 'from 1970-01-02T00:00:00 to 1970-01-03T00:00:00'],
  ])('%i to %i is said as OpenSSH says it: %s', (validAfter, validBefore, said) => {
    const certificate = readCertificate(certified('ssh-ed25519', { validAfter, validBefore }).blob);
    expect(certificate && periodOf(certificate)).toBe(said);
  });
});

describe('its options', () => {
  const string = (said: string): Bytes => concat(Uint8Array.of(0, 0, 0, said.length), utf8(said));
  const optionsOf = (criticalOptions: object[], extensions: object[] = []) => {
    const { blob } = certified('ssh-ed25519', { criticalOptions, extensions } as never);
    const certificate = readCertificate(blob);
    if (!certificate) throw new Error('no certificate');
    return certificateOptions(certificate);
  };
  const nothing = new Uint8Array();

  test('allow only what an extension allows', () => {
    expect(optionsOf([]).options).toMatchObject({ pty: false, agentForwarding: false });
    expect(optionsOf([], [{ name: 'permit-pty', data: nothing }])).toMatchObject({
      ...{ options: { pty: true, agentForwarding: false }, problem: null },
    });
  });

  test.each([
    [
      'limit@example.com',
      string('1'),
      'Certificate critical option "limit@example.com" is not supported',
    ],
    ['permit-pty', nothing, 'Certificate critical option "permit-pty" is not supported'],
    ['force-command', nothing, /^Unable to parse "force-command" section/],
    ['force-command', concat(string('a'), utf8('b')), /^Unable to parse/],
    ['source-address', string('*.example'), 'Certificate source-address contents invalid'],
    ['source-address', string('10.0.0.1/8'), 'Certificate source-address contents invalid'],
    ['verify-required', string(''), 'Certificate option "verify-required" corrupt (extra data)'],
  ])('that cannot be kept, as %s, are a problem', (name, data, problem) => {
    expect(optionsOf([{ name, data }]).problem).toEqual(
      typeof problem === 'string' ? problem : expect.stringMatching(problem),
    );
  });

  test('that only an extension has are passed over, but not what is said in a flag', () => {
    const team = optionsOf([], [{ name: 'team@example.com', data: string('web') }]);
    expect(team.problem).toBe(null);
    expect(team.read[0]?.said).toBe('Certificate extension "team@example.com" is not supported');
    const flag = optionsOf([], [{ name: 'permit-pty', data: repeat(0, 1) }]);
    expect(flag.problem).toBe('Certificate option "permit-pty" corrupt (extra data)');
  });

  test('of the same name twice are one too many', () => {
    const command = { name: 'force-command', data: string('a') };
    expect(optionsOf([command, command]).problem).toBe(
      'Certificate has multiple force-command options',
    );
  });
});
