/**
 * Signatures that are nearly right, for every kind: each says whether it must be taken. What is tolerated is what
 * OpenSSH tolerates; test/interop/signatures.test.ts holds each of them against a real ssh-keygen.
 */
import { createPrivateKey, sign as nodeSign } from 'node:crypto';
import { pow } from '@noble/curves/abstract/modular.js';
import { bigToBytes, bytesToBig, concat, utf8, type Bytes } from '../../../src/codec/bytes.ts';
import { decode } from '../../../src/codec/tape.ts';
import { sha256, sha512 } from '../../../src/crypto/hashes.ts';
import type { KeyAlgorithm } from '../../../src/protocol/ssh/key-algorithm.ts';
import { keyAlgorithms } from '../../../src/protocol/ssh/public-key.ts';
import { RsaNumbers } from '../../../src/protocol/ssh/rsa-numbers.ts';
import { flipBit, hex, repeat } from '../crypto/bytes.ts';

export interface Twisted {
  readonly name: string;
  readonly signature: Bytes;
  readonly valid: boolean;
  /** What OpenSSH 9.2 says, where that is something else. */
  readonly opensshSays?: boolean;
}

/** A private key of the algorithm's kind, and what it signed. */
interface Signed {
  readonly algorithm: KeyAlgorithm;
  readonly privateKey: Bytes;
  readonly data: Bytes;
}

const NOTHING = new Uint8Array();
const string = (bytes: Bytes): Bytes => {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return concat(length, bytes);
};
const named = (name: string, content: Bytes): Bytes => concat(string(utf8(name)), content);
/** An mpint as it should be. */
const mpint = (number: bigint): Bytes => {
  const bytes = bigToBytes(number);
  return string((bytes[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), bytes) : bytes);
};

/** All of them, a right one first. */
export function twistedSignatures(signed: Signed): Twisted[] {
  const { algorithm, privateKey, data } = signed;
  const right = algorithm.sign(data, privateKey);
  const content = right.subarray(4 + algorithm.name.length);
  const wrong = (name: string, signature: Bytes): Twisted => ({ name, signature, valid: false });
  const others = [...keyAlgorithms.keys(), 'ssh-rsa', 'ssh-dss', '', 'rsa-sha2-512 '].filter(
    (name) => name !== algorithm.name,
  );
  return [
    { name: 'as it should be', signature: right, valid: true },
    wrong('nothing', NOTHING),
    wrong('a name and no more', named(algorithm.name, NOTHING)),
    wrong('an empty signature', named(algorithm.name, string(NOTHING))),
    wrong('a byte behind it', concat(right, Uint8Array.of(0))),
    wrong('one more string behind it', concat(right, string(utf8('more')))),
    wrong('its last byte missing', right.subarray(0, -1)),
    wrong('half of it', right.subarray(0, right.length >> 1)),
    wrong('a length that claims too much', named(algorithm.name, string(content))),
    wrong('of other data', algorithm.sign(concat(data, Uint8Array.of(0)), privateKey)),
    ...[40, 60, 77].map((from) => {
      const bit = (right.length - from) * 8 + (from % 8);
      return wrong(`its bit ${from} bytes before the end changed`, flipBit(right, bit));
    }),
    ...others.map((name) => wrong(`named "${name}"`, named(name, content))),
    ...(ofKind.find(([prefix]) => algorithm.name.startsWith(prefix))?.[1](signed) ?? []),
  ];
}

const ofKind: readonly (readonly [prefix: string, (signed: Signed) => Twisted[]])[] = [
  ['ssh-ed25519', ed25519],
  ['ecdsa-sha2-', ecdsa],
  ['rsa-sha2-', rsa],
];

/** The order of the base point. RFC 8032 §5.1. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

function ed25519({ algorithm: { name, sign }, privateKey, data }: Signed): Twisted[] {
  const right = sign(data, privateKey).subarray(-64);
  const [R, S] = [right.subarray(0, 32), right.subarray(32)];
  const number = bytesToBig(S.toReversed());
  const little = (value: bigint): Bytes => {
    const bytes = bigToBytes(value).toReversed();
    return concat(bytes, new Uint8Array(32 - bytes.length));
  };
  const parts: readonly (readonly [string, Bytes, Bytes])[] = [
    ['S = 0', R, new Uint8Array(32)],
    ['S + L', R, little(number + L)],
    ['S = L', R, little(L)],
    ['R = 0', new Uint8Array(32), S],
    ['R the neutral point', Uint8Array.of(1, ...new Uint8Array(31)), S],
    ['R and S exchanged', S, R],
    ['all ones', repeat(255, 32), repeat(255, 32)],
    ['63 bytes', R, S.subarray(0, 31)],
    ['65 bytes', R, Uint8Array.of(...S, 0)],
  ];
  return parts.map(([what, left, other]) => ({
    name: what,
    signature: named(name, string(concat(left, other))),
    valid: false,
    // RFC 8032 §5.1.7 asks for S below L; OpenSSH's code of the time before it does not look.
    ...(what === 'S + L' && { opensshSays: true }),
  }));
}

const curves: Readonly<Record<string, { order: bigint; oid: string; otherHash: string }>> = {
  'ecdsa-sha2-nistp256': {
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    oid: '06082a8648ce3d030107',
    otherHash: 'SHA512',
  },
  'ecdsa-sha2-nistp384': {
    order:
      0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    oid: '06052b81040022',
    otherHash: 'SHA256',
  },
  'ecdsa-sha2-nistp521': {
    order:
      0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
    oid: '06052b81040023',
    otherHash: 'SHA256',
  },
};

function ecdsa({ algorithm: { name, sign }, privateKey, data }: Signed): Twisted[] {
  const curve = curves[name];
  if (!curve) throw new Error(`no curve of ${name}`);
  const { order } = curve;
  const right = sign(data, privateKey).subarray(4 + name.length + 4);
  const rLength = new DataView(right.buffer, right.byteOffset).getUint32(0);
  const [r, s] = [right.subarray(4, 4 + rLength), right.subarray(8 + rLength)].map(bytesToBig);
  if (r === undefined || s === undefined) throw new Error('no r and s');
  const size = privateKey.length;
  const fixed = (number: bigint): Bytes => {
    const bytes = bigToBytes(number);
    return concat(new Uint8Array(size - bytes.length), bytes);
  };
  const made = (what: string, inner: Bytes, valid = false): Twisted => ({
    name: what,
    signature: named(name, string(inner)),
    valid,
  });
  const pair = (what: string, one: bigint, other: bigint, valid = false): Twisted =>
    made(what, concat(mpint(one), mpint(other)), valid);
  const zeros = (number: bigint, count: number): Bytes =>
    string(concat(new Uint8Array(count), bigToBytes(number)));
  return [
    // OpenSSL, unlike Bitcoin, takes either; OpenSSH takes leading zeros that RFC 4251 §5 forbids.
    pair('n - s', r, order - s, true),
    made('r with needless zeros', concat(zeros(r, 3), mpint(s)), true),
    made('s with needless zeros', concat(mpint(r), zeros(s, 3)), true),
    pair('r = 0', 0n, s),
    pair('s = 0', r, 0n),
    pair('both 0', 0n, 0n),
    pair('r = n', order, s),
    pair('s = n', r, order),
    pair('r + n', r + order, s),
    pair('s + n', r, s + order),
    pair('r and s exchanged', s, r),
    pair('s - 1', r, s - 1n),
    pair('numbers far too large', r << 4000n, s << 4000n),
    made('r negative', concat(string(repeat(255, size)), mpint(s))),
    made('s negative', concat(mpint(r), string(repeat(255, size)))),
    made('s of one byte, negative', concat(mpint(r), string(Uint8Array.of(0x80)))),
    made('r alone', mpint(r)),
    made('a third number', concat(mpint(r), mpint(s), mpint(1n))),
    made('a byte behind s', concat(mpint(r), mpint(s), Uint8Array.of(0))),
    made('r and s without lengths', concat(fixed(r), fixed(s))),
    made('as DER', der(fixed(r), fixed(s))),
    made('over another hash', otherHash(fixed(bytesToBig(privateKey)), data, curve)),
    {
      name: 'without the string around',
      signature: named(name, concat(mpint(r), mpint(s))),
      valid: false,
    },
  ];
}

const tlv = (tag: number, content: Bytes): Bytes => {
  const { length } = content;
  const head =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return concat(Uint8Array.of(tag, ...head), content);
};
const der = (...numbers: readonly Bytes[]): Bytes =>
  tlv(0x30, concat(...numbers.map((number) => tlv(2, concat(Uint8Array.of(0), number)))));

/** A signature of OpenSSL's with the right key, over a hash that is not the curve's. */
function otherHash(
  key: Bytes,
  data: Bytes,
  { oid, otherHash: hash }: { oid: string; otherHash: string },
): Bytes {
  const sec1 = tlv(0x30, concat(Uint8Array.of(2, 1, 1), tlv(4, key), tlv(0xa0, hex(oid))));
  const privateKey = createPrivateKey({ key: Buffer.from(sec1), format: 'der', type: 'sec1' });
  const compact = nodeSign(hash, data, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const half = compact.length / 2;
  return concat(
    mpint(bytesToBig(compact.subarray(0, half))),
    mpint(bytesToBig(compact.subarray(half))),
  );
}

/** DigestInfo up to the hash. RFC 8017 §9.2, note 1. */
const digestInfo = {
  'rsa-sha2-256': hex('3031300d060960864801650304020105000420'),
  'rsa-sha2-512': hex('3051300d060960864801650304020305000440'),
  'SHA-1': hex('3021300906052b0e03021a05000414'),
};

function rsa({ algorithm, privateKey, data }: Signed): Twisted[] {
  const numbers = decode(RsaNumbers, privateKey);
  if (!numbers.ok) throw new Error('no RSA key');
  const { n, d } = numbers.value;
  const size = bigToBytes(n).length;
  const is256 = algorithm.name === 'rsa-sha2-256';
  const info = digestInfo[is256 ? 'rsa-sha2-256' : 'rsa-sha2-512'];
  const otherInfo = digestInfo[is256 ? 'rsa-sha2-512' : 'rsa-sha2-256'];
  const hash = (is256 ? sha256 : sha512).digest(data);
  const otherHashed = (is256 ? sha512 : sha256).digest(data);
  const filled = (start: readonly number[], ...tail: readonly Bytes[]): Bytes => {
    const end = concat(...tail);
    return concat(Uint8Array.from(start), repeat(255, size - start.length - end.length), end);
  };
  const END = Uint8Array.of(0);
  const power = (block: Bytes): Bytes => {
    const bytes = bigToBytes(pow(bytesToBig(block), d, n));
    return concat(new Uint8Array(size - bytes.length), bytes);
  };
  const made = (what: string, signature: Bytes, valid = false): Twisted => ({
    name: what,
    signature: named(algorithm.name, string(signature)),
    valid,
  });
  const garbage = (length: number): Bytes => repeat(7, length);
  const right = power(filled([0, 1], END, info, hash));
  const room = size - 11 - info.length - hash.length;
  return [
    made('over the right block', right, true),
    made('over block type 0', power(filled([0, 0], END, info, hash))),
    made('over block type 2', power(filled([0, 2], END, info, hash))),
    made('over a block without its zero', power(filled([0, 1], info, hash))),
    made(
      'over short padding and garbage behind',
      power(concat(Uint8Array.of(0, 1), repeat(255, 8), END, info, hash, garbage(room))),
    ),
    made(
      'over garbage in the padding',
      power(concat(Uint8Array.of(0, 1), garbage(room), repeat(255, 8), END, info, hash)),
    ),
    made('over a hash without its name', power(filled([0, 1], END, hash))),
    made('over the name of the other hash', power(filled([0, 1], END, otherInfo, hash))),
    made('with the other hash', power(filled([0, 1], END, otherInfo, otherHashed))),
    made(
      'with the name of SHA-1',
      power(filled([0, 1], END, digestInfo['SHA-1'], hash.subarray(0, 20))),
    ),
    made('over a hash cut short', power(filled([0, 1], END, info, hash.subarray(1)))),
    made('over a hash with a bit changed', power(filled([0, 1], END, info, flipBit(hash, 5)))),
    made('the block itself, not signed', filled([0, 1], END, info, hash)),
    made('0', new Uint8Array(size)),
    made('1', bigToBytes(1n)),
    made('the modulus', bigToBytes(n)),
    made('the modulus less 1', bigToBytes(n - 1n)),
    made('plus the modulus', bigToBytes(bytesToBig(right) + n)),
    made('all ones', repeat(255, size)),
    made('a zero in front', concat(Uint8Array.of(0), right)),
    made('a zero behind', concat(right, Uint8Array.of(0))),
    made('turned round', right.toReversed()),
  ];
}
