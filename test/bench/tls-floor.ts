/** The same cryptographic work as one TLS run, as bare calls of the noble libraries: what no engine on them can beat. */
import { gcm } from '@noble/ciphers/aes.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { expand } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha384 } from '@noble/hashes/sha2.js';
import { decode } from '../../src/codec/tape.ts';
import { readCertificate } from '../../src/protocol/tls/certificates/certificate.ts';
import { isTlsContext } from '../../src/protocol/tls/contexts.ts';
import { Certificate } from '../../src/protocol/tls/messages/authentication.ts';
import type { TlsRun } from '../../src/world/tls.ts';

type Bytes = Uint8Array;

/** The sizes and inputs of a run's work, taken from the run itself. */
export interface TlsWork {
  readonly ephemeral: readonly [Bytes, Bytes];
  /** Random bytes of which keys of certificates are made, and what is signed with each. */
  readonly keys: readonly { readonly seed: Bytes; readonly signs: readonly Bytes[] }[];
  /** Signatures that are checked, each by the key that made it and what was signed. */
  readonly checks: readonly (readonly [key: number, signed: number])[];
  /** Messages of the transcript in order; each side hashes all of them, and takes so many digests. */
  readonly transcript: readonly Bytes[];
  readonly digests: number;
  readonly macs: readonly (readonly [key: Bytes, data: Bytes])[];
  readonly expansions: readonly (readonly [secret: Bytes, info: Bytes, length: number])[];
  /** Encrypted records as they were before. */
  readonly records: readonly Bytes[];
}

const SUITE = 'TLS_AES_256_GCM_SHA384';
const none: Bytes = new Uint8Array();

/** Throws where the run is not of the kind that is measured: another suite, or other kinds of keys. */
export function tlsWorkOf({ recorder }: TlsRun): TlsWork {
  const { values, derivations, draws, frames } = recorder;
  if (!recorder.steps.some(({ args }) => args['suite'] === SUITE))
    throw new Error(`expected a run of ${SUITE}`);
  const valueOf = (symbol: string): Bytes => {
    const found = values.find((value) => value.symbol === symbol);
    if (!found) throw new Error(`no ${symbol} in the run`);
    return found.bytes;
  };
  const drawn = (label: string): Bytes => {
    const found = draws.find((draw) => draw.label === label);
    if (!found) throw new Error(`no ${label} in the run`);
    return found.bytes;
  };
  const [leaf = none, intermediate = none] = signedParts(frames);
  const content = derivations.find(({ to }) => to.symbol === 'sig')?.preimage?.bytes ?? none;
  const by = (how: string) => derivations.filter((one) => one.how === how);
  const extracts = by('HKDF-Extract, SHA-384');
  const macs = by('HMAC, SHA-384');
  return {
    ephemeral: [valueOf('d_C'), valueOf('d_S')],
    keys: [
      // The root signs itself as well; its certificate is as long as the one below it.
      {
        seed: drawn('private key of the authority root'),
        signs: [intermediate, intermediate],
      },
      { seed: drawn('private key of the authority intermediate'), signs: [leaf] },
      { seed: drawn('server private certificate key, random bytes'), signs: [content] },
    ],
    checks: [
      [0, 1],
      [1, 0],
      [2, 0],
    ],
    transcript: values
      .filter(({ symbol }) => /^(?:CH|SH|EE|CT_S|CV_S|F_S|F_C)$/.test(symbol))
      .map(({ bytes }) => bytes),
    digests: by('SHA-384').length / 2,
    macs: [...extracts, ...macs].map(({ from: [key, data] }) => [
      key?.bytes ?? none,
      data?.bytes ?? none,
    ]),
    expansions: by('HKDF-Expand, SHA-384').map(({ from: [secret], preimage, to }) => [
      secret?.bytes ?? none,
      preimage?.bytes ?? none,
      to.bytes.length,
    ]),
    records: frames.flatMap(({ packet }) => (packet ? [packet] : [])),
  };
}

/** What was signed of each certificate that the server shows. */
function signedParts(frames: TlsRun['recorder']['frames']): Bytes[] {
  const context = frames.find(({ message }) => message === 'Certificate')?.context;
  const bytes = isTlsContext(context) ? context.messages[0]?.bytes : undefined;
  const shown = bytes && decode(Certificate, bytes);
  if (!shown?.ok) throw new Error('no Certificate in the run');
  return shown.value.certificate_list.map(({ cert_data }) => {
    const read = readCertificate(cert_data);
    if (!read.ok) throw new Error('a certificate cannot be read');
    return read.certificate.signed;
  });
}

const key = new Uint8Array(32).fill(7);
const nonce = new Uint8Array(12).fill(1);
const header = new Uint8Array(5);

/** Both ends, with the certificates made and checked. */
export function tlsFloor(work: TlsWork): number {
  const [a, b] = work.ephemeral;
  const publicA = x25519.getPublicKey(a);
  const publicB = x25519.getPublicKey(b);
  let sum =
    (x25519.getSharedSecret(a, publicB)[0] ?? 0) + (x25519.getSharedSecret(b, publicA)[0] ?? 0);
  const made = work.keys.map(({ seed, signs }) => {
    const privateKey = p256.utils.randomSecretKey(seed);
    const publicKey = p256.getPublicKey(privateKey, false);
    const signatures = signs.map((data) => p256.sign(data, privateKey, { lowS: false }));
    return { publicKey, signs, signatures };
  });
  for (const [by, at] of work.checks) {
    const { publicKey, signs, signatures } = made[by] ?? {};
    const [signature, data] = [signatures?.[at], signs?.[at]];
    if (!publicKey || !signature || !data) throw new Error('a signature is missing');
    if (p256.verify(signature, data, publicKey, { lowS: false })) sum += 1;
  }
  for (let side = 0; side < 2; side++) {
    const running = sha384.create();
    for (const message of work.transcript) running.update(message);
    for (let n = 0; n < work.digests; n++) sum += running.clone().digest()[0] ?? 0;
  }
  for (const [secret, data] of work.macs) sum += hmac(sha384, secret, data)[0] ?? 0;
  for (const [secret, info, length] of work.expansions)
    sum += expand(sha384, secret, info, length)[0] ?? 0;
  for (const record of work.records) {
    const sealed = gcm(key, nonce, header).encrypt(record);
    sum += gcm(key, nonce, header).decrypt(sealed)[0] ?? 0;
  }
  return sum;
}
