/** OpenSSH's certificates: what is in one, and whether the authority that it names signed it. PROTOCOL.certkeys. */
import './certificate-steps.ts';
import type { Bytes } from '../../codec/bytes.ts';
import { struct } from '../../codec/struct.ts';
import { decode, encode } from '../../codec/tape.ts';
import { rest, text } from '../../codec/types.ts';
import { certificateCodec, certificateLayout, HOST, SOURCE } from './certificate-layout.ts';
import type { Fault } from './fault.ts';
import type { Checker, KeyAlgorithm } from './key-algorithm.ts';
import type { CertificateVerdict } from './questions.ts';
import { fingerprint, plainKey } from './fingerprint.ts';
import {
  algorithmsOf,
  blobType,
  CERTIFIED,
  keyTypes,
  PlainKeyBlob,
  readAlso,
  SignatureBlob,
} from './key-algorithms.ts';

const codecs = new Map<string, ReturnType<typeof certificateCodec>>();

/** Makes certificates of all kinds of keys that are loaded readable. */
export function readCertificates(): void {
  const kinds = [...keyTypes.values()];
  for (const { name, keyLayout } of kinds)
    codecs.set(name + CERTIFIED, certificateCodec(keyLayout));
  readAlso(
    Object.fromEntries(
      kinds.map(({ name, keyLayout }) => [name + CERTIFIED, certificateLayout(keyLayout)]),
    ),
  );
}
plainKey.of = (blob) => readCertificate(blob)?.key ?? blob;

type Whole = ReturnType<typeof certificateCodec> extends { walk(tape: never): infer T } ? T : never;

export interface Certificate {
  /** `ssh-ed25519-cert-v01@openssh.com`. */
  readonly type: string;
  readonly isHosts: boolean;
  /** The key that it is about, as a plain one. */
  readonly key: Bytes;
  readonly serial: bigint;
  readonly keyId: string;
  /** Empty where it may go by any name. */
  readonly principals: readonly string[];
  /** In seconds since 1970; from the first on, and before the second. */
  readonly validAfter: bigint;
  readonly validBefore: bigint;
  readonly criticalOptions: readonly CertificateOption[];
  readonly extensions: readonly CertificateOption[];
  /** The authority's key. */
  readonly authority: Bytes;
  readonly signature: Bytes;
  /** What the signature is over. */
  readonly signed: Bytes;
}

export interface CertificateOption {
  readonly name: string;
  /** Not yet read: whoever knows the option does. */
  readonly data: Bytes;
}

const Named = struct(SOURCE, {
  algorithm: [text, 'kind of certificate'],
  more: [rest, 'what is in it'],
});

/** The name that a blob begins with; null where it has none. */
export function nameIn(blob: Bytes): string | null {
  const named = decode(Named, blob);
  return named.ok ? named.value.algorithm : null;
}

/** The certificate in a blob; null for a plain key, and for what cannot be read. */
export function readCertificate(blob: Bytes): Certificate | null {
  const codec = codecs.get(nameIn(blob) ?? '');
  const read = codec && decode(codec, blob);
  return read?.ok ? certificateOf(read.value, blob) : null;
}

const LENGTH = 4;

function certificateOf(value: Whole, blob: Bytes): Certificate {
  return {
    type: value.algorithm,
    isHosts: value.type === HOST,
    key: plainBlob(value.algorithm, value.key),
    serial: value.serial,
    keyId: value['key id'],
    principals: value['valid principals'],
    validAfter: value['valid after'],
    validBefore: value['valid before'],
    criticalOptions: value['critical options'].map(optionOf),
    extensions: value.extensions.map(optionOf),
    authority: value['signature key'],
    signature: value.signature,
    signed: blob.subarray(0, blob.length - LENGTH - value.signature.length),
  };
}

function plainBlob(type: string, rows: Record<string, unknown>): Bytes {
  const algorithm = type.replace(CERTIFIED, '');
  return encode(PlainKeyBlob, { ...rows, algorithm });
}

const optionOf = ({ name, data }: Record<string, unknown>): CertificateOption => ({
  name: String(name),
  data: data instanceof Uint8Array ? data : new Uint8Array(),
});

/** What an authority says. */
export type Statement = Pick<
  Certificate,
  | 'isHosts'
  | 'serial'
  | 'keyId'
  | 'principals'
  | 'validAfter'
  | 'validBefore'
  | 'criticalOptions'
  | 'extensions'
>;

interface Authority {
  readonly algorithm: Pick<KeyAlgorithm, 'sign'>;
  readonly privateKey: Bytes | null;
  readonly publicBlob: Bytes;
}

/** A certificate for a plain key. Throws a RangeError for an authority without a private key. */
export function signCertificate(
  key: Bytes,
  said: Statement,
  nonce: Bytes,
  { algorithm, privateKey, publicBlob }: Authority,
): Bytes {
  const rows = decode(PlainKeyBlob, key);
  if (!rows.ok || !privateKey) throw new RangeError('a key to certify, and a private key to sign');
  const type = String(rows.value.algorithm) + CERTIFIED;
  const codec = codecs.get(type);
  if (!codec) throw new RangeError(`no certificates for keys of type ${type}`);
  const value = {
    algorithm: type,
    nonce,
    key: rows.value,
    serial: said.serial,
    type: said.isHosts ? HOST : HOST - 1,
    'key id': said.keyId,
    'valid principals': [...said.principals],
    'valid after': said.validAfter,
    'valid before': said.validBefore,
    'critical options': said.criticalOptions.map((one) => ({ ...one })),
    extensions: said.extensions.map((one) => ({ ...one })),
    reserved: new Uint8Array(),
    'signature key': publicBlob,
    signature: new Uint8Array(),
  };
  const signed = encode(codec, value).slice(0, -LENGTH);
  return encode(codec, { ...value, signature: algorithm.sign(signed, privateKey) });
}

/** The key in it, and who answers for it, as steps name them. */
export const certificateArgs = (certificate: Certificate) => ({
  id: certificate.keyId,
  serial: certificate.serial.toString(),
  fingerprint: fingerprint(certificate.key),
  authority: fingerprint(certificate.authority),
});

/**
 * Looks at a certificate by itself: can it be read, is it of the wanted kind, and did the authority in it sign it?
 * Whether anybody trusts that authority is another question. sshkey.c: cert_parse.
 */
export function checkCertificate(self: Checker, type: string, blob: Bytes): Fault | null {
  const got = nameIn(blob) ?? 'none';
  const codec = codecs.get(type);
  if (got !== type || !codec)
    return self.role === 'client'
      ? { kind: 'host-key-type', agreed: type, got }
      : { kind: 'malformed-user-key', problem: `${got} offered as ${type}` };
  const read = decode(codec, blob);
  if (!read.ok) {
    const { kind, ...where } = read.fault;
    return { kind: 'malformed-certificate', problem: kind, ...where };
  }
  const certificate = certificateOf(read.value, blob);
  const fault = authorityProblem(certificate);
  self.step('checked-certificate', {
    args: {
      check: 'signature',
      ...certificateArgs(certificate),
      algorithm: blobType(SignatureBlob, certificate.signature) ?? '',
      ...(fault && { because: fault.kind }),
    },
    values: [blob],
    result: fault ? 'invalid' : 'valid',
  });
  return fault;
}

/** Reports what came of a certificate, check by check and in the end. @returns why it was refused, or null */
export function reportVerdict(
  self: Checker,
  blob: Bytes,
  verdict: CertificateVerdict = [],
): string | null {
  for (const check of verdict) self.step('checked-certificate', { ...check, values: [blob] });
  const last = verdict.at(-1);
  if (last) self.step('judged-certificate', { ...last, values: [blob] });
  const because = last?.args?.['because'];
  return typeof because === 'string' ? because : null;
}

/** Whether the authority that a certificate names signed it, and the key in it can be used. */
export function authorityProblem({ key, authority, signed, signature }: Certificate): Fault | null {
  const type = blobType(PlainKeyBlob, authority);
  const algorithms = algorithmsOf(type ?? '');
  const [any] = algorithms;
  // Certificates are signed by plain keys only.
  if (!any || any.certified)
    return { kind: 'bad-certificate-authority', problem: type ?? 'it cannot be read' };
  const problem = any.publicKeyProblem(authority);
  if (problem !== null) return { kind: 'bad-certificate-authority', problem };
  const name = blobType(SignatureBlob, signature) ?? 'malformed';
  const algorithm = algorithms.find((one) => one.name === name);
  if (!algorithm?.verify(signature, signed, authority))
    return { kind: 'bad-certificate-signature', algorithm: name };
  const own = algorithmsOf(blobType(PlainKeyBlob, key) ?? '')[0]?.publicKeyProblem(key) ?? null;
  return own === null
    ? null
    : {
        ...{ kind: 'malformed-certificate', problem: 'bad-value', field: 'public key' },
        ...{ offset: 0, expected: 'a key that can be used', found: own },
      };
}
