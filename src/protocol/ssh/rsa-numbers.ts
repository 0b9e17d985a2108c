import { struct, type Layout } from '../../codec/struct.ts';
import { mpint } from '../../codec/types.ts';

/** The numbers of an RSA private key in the order of OpenSSH's key files; also the form in which it is kept here. PROTOCOL.key, sshkey.c. */
export const rsaNumbers = {
  n: [mpint, 'the modulus, p times q: public'],
  e: [mpint, 'the public exponent'],
  d: [mpint, 'the private exponent: whoever has it can sign'],
  iqmp: [mpint, 'the inverse of q modulo p: makes signing faster'],
  p: [mpint, 'the first prime: whoever has it has the whole key'],
  q: [mpint, 'the second prime'],
} as const satisfies Layout;

export const RsaNumbers = struct('OpenSSH PROTOCOL.key', rsaNumbers);
