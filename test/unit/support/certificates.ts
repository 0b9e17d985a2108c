/** Certificates of our own making, for tests. */
import type { Bytes } from '../../../src/codec/bytes.ts';
import { signCertificate, type Statement } from '../../../src/protocol/ssh/certificate.ts';
import type { KeyAlgorithm } from '../../../src/protocol/ssh/key-algorithm.ts';
import { algorithmsOf, CERTIFIED, type KeyPair } from '../../../src/protocol/ssh/public-key.ts';
import { repeat } from '../crypto/bytes.ts';
import { keyPair } from './ends.ts';

export const statement: Statement = {
  isHosts: false,
  serial: 7n,
  keyId: 'alice 7',
  principals: ['alice', 'ops'],
  validAfter: 0n,
  validBefore: 2n ** 64n - 1n,
  criticalOptions: [],
  extensions: [{ name: 'permit-pty', data: new Uint8Array() }],
};

/** A certificate for a key. @param authority of any kind; ed25519 unless told */
export const certificateOf = (
  { publicBlob }: Pick<KeyPair, 'publicBlob'>,
  said: Partial<Statement> = {},
  authority: KeyPair = keyPair('authority', 'ssh-ed25519'),
): Bytes => signCertificate(publicBlob, { ...statement, ...said }, repeat(3, 32), authority);

/** A user's certificate, and the key in it. @param said as `statement` where nothing else is said */
export function certified(
  keyType: string,
  said: Partial<Statement> = {},
  authority?: KeyPair,
): { readonly pair: KeyPair; readonly algorithm: KeyAlgorithm; readonly blob: Bytes } {
  const pair = keyPair('somebody', keyType);
  const [algorithm] = algorithmsOf(keyType + CERTIFIED);
  if (!algorithm) throw new Error(`no certificates of ${keyType}`);
  return { pair, algorithm, blob: certificateOf(pair, said, authority) };
}

/** The public blob that goes with a private key: in a certificate, where the algorithm is for those. */
export function publicBlobOf(algorithm: KeyAlgorithm, privateKey: Bytes): Bytes {
  if (!algorithm.certified) return algorithm.publicBlob(privateKey);
  const [plain] = algorithmsOf(algorithm.keyType.replace(CERTIFIED, ''));
  if (!plain) throw new Error(`no plain ${algorithm.keyType}`);
  return certificateOf({ publicBlob: plain.publicBlob(privateKey) });
}
