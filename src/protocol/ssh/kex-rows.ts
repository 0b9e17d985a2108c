/** What every reply of a key exchange has around the public value: who the server is, and its proof. RFC 4253 §8. */
import type { Row } from '../../codec/struct.ts';
import { blob } from '../../codec/types.ts';
import { PublicKeyBlob, SignatureBlob } from './public-key.ts';

export const K_S = [
  blob(PublicKeyBlob),
  "the server's public host key, by which the client may know it",
] as const satisfies Row;

export const signature = [
  blob(SignatureBlob),
  "made with the host key's private half, over the exchange hash H",
] as const satisfies Row;
