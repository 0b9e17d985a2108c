/** `ssh-ed25519`: Ed25519 keys and signatures, for hosts and for users. RFC 8709. */
import { decode, encode } from '../../../codec/tape.ts';
import { struct } from '../../../codec/struct.ts';
import { text } from '../../../codec/types.ts';
import { ed25519 } from '../../../crypto/ed25519.ts';
import type { KeyAlgorithm } from '../key-algorithm.ts';
import { keyType } from '../key-types/ssh-ed25519.ts';

const { name, keyLayout, signatureLayout } = keyType;

const KeyBlob = struct('RFC 8709 §4', { algorithm: [text, 'kind of key'], ...keyLayout });
const SignatureBlob = struct('RFC 8709 §6', {
  algorithm: [text, 'kind of signature'],
  ...signatureLayout,
});

export const algorithm: KeyAlgorithm = {
  name,
  keyType: name,
  title: keyType.title,
  source: 'RFC 8709',
  verifySource: 'RFC 8032 §5.1.7',
  randomLength: ed25519.keyLength,
  fromRandom: null,
  privateKeyProblem: ({ length }) =>
    length === ed25519.keyLength ? null : `expected ${ed25519.keyLength} bytes, found ${length}`,
  publicKeyProblem: () => null,
  publicBlob: (privateKey) =>
    encode(KeyBlob, { algorithm: name, 'public key': ed25519.publicKey(privateKey) }),
  sign: (data, privateKey) =>
    encode(SignatureBlob, { algorithm: name, signature: ed25519.sign(data, privateKey) }),
  verify(signature, data, publicBlob) {
    const key = decode(KeyBlob, publicBlob);
    const proof = decode(SignatureBlob, signature);
    return (
      key.ok &&
      proof.ok &&
      key.value.algorithm === name &&
      proof.value.algorithm === name &&
      ed25519.verify(proof.value.signature, data, key.value['public key'])
    );
  },
};
