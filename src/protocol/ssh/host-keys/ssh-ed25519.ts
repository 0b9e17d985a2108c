/** `ssh-ed25519`: Ed25519 keys and signatures, for hosts and for users. RFC 8709. */
import { decode, encode } from '../../../codec/tape.ts';
import { struct } from '../../../codec/struct.ts';
import { stringOf, text } from '../../../codec/types.ts';
import { ed25519 } from '../../../crypto/ed25519.ts';
import type { KeyAlgorithm } from '../key-algorithm.ts';

const NAME = 'ssh-ed25519';
const keyLayout = {
  'public key': [stringOf(32), 'the Ed25519 public key', 'RFC 8709 §4'],
} as const;
const signatureLayout = {
  signature: [stringOf(64), 'the Ed25519 signature, R and S, 32 bytes each', 'RFC 8709 §6'],
} as const;

const KeyBlob = struct('RFC 8709 §4', { algorithm: [text, 'kind of key'], ...keyLayout });
const SignatureBlob = struct('RFC 8709 §6', {
  algorithm: [text, 'kind of signature'],
  ...signatureLayout,
});

export const algorithm: KeyAlgorithm = {
  name: NAME,
  keyType: NAME,
  title: 'ED25519',
  source: 'RFC 8709',
  verifySource: 'RFC 8032 §5.1.7',
  privateKeyLength: 32,
  keyLayout,
  signatureLayout,
  publicBlob: (privateKey) =>
    encode(KeyBlob, { algorithm: NAME, 'public key': ed25519.publicKey(privateKey) }),
  sign: (data, privateKey) =>
    encode(SignatureBlob, { algorithm: NAME, signature: ed25519.sign(data, privateKey) }),
  verify(signature, data, publicBlob) {
    const key = decode(KeyBlob, publicBlob);
    const proof = decode(SignatureBlob, signature);
    return (
      key.ok && proof.ok && ed25519.verify(proof.value.signature, data, key.value['public key'])
    );
  },
};
