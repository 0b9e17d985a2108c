/** The request of the method `publickey`, RFC 4252 §7: first a question, then the same with a signature. */
import type { Codec, Tape } from '../../../codec/tape.ts';
import { struct, type Layout } from '../../../codec/struct.ts';
import { blob, boolean, string, text, uint8, constant } from '../../../codec/types.ts';
import type { Bytes } from '../../../codec/bytes.ts';
import { message } from '../messages/message.ts';
import { PublicKeyBlob, SignatureBlob } from '../public-key.ts';

const SOURCE = 'RFC 4252 §7';

/** What `has_signature` said, for the end of the same request. */
const announced = new WeakMap<Tape, boolean>();

const announcing: Codec<boolean> = {
  walk(tape, value) {
    const has = boolean.walk(tape, value);
    announced.set(tape, has);
    return has;
  },
};

/** The signature, where `has_signature` said that there is one; null otherwise. */
const announcedSignature: Codec<Bytes | null> = {
  walk(tape, value) {
    const present = announced.get(tape) ?? false;
    if (tape.writing && present !== value instanceof Uint8Array) {
      throw new RangeError('a signature belongs where has_signature is TRUE, and only there');
    }
    return present ? blob(SignatureBlob).walk(tape, value ?? undefined) : null;
  },
};

const keyRows = {
  public_key_algorithm_name: [text, 'kind of signature that the client offers'],
  public_key_blob: [blob(PublicKeyBlob), "the user's public key"],
} as const satisfies Layout;

const has_signature = [
  announcing,
  'FALSE: would you take this key? TRUE: here is the proof',
] as const;
const signature = [
  announcedSignature,
  'made with the private key over session_id and this whole request',
] as const;
const hostKey = [
  blob(PublicKeyBlob),
  'the host key of this connection, which the signature covers too',
] as const;

export const publickeyRequest = { has_signature, ...keyRows, signature } as const satisfies Layout;

/** OpenSSH's variant that also names the server's host key. OpenSSH PROTOCOL §3.1. */
export const hostboundRequest = {
  has_signature,
  ...keyRows,
  server_host_key: hostKey,
  signature,
} as const satisfies Layout;

export const SSH_MSG_USERAUTH_PK_OK = message(
  'SSH_MSG_USERAUTH_PK_OK',
  60,
  SOURCE,
  { ...keyRows },
  'server',
);

const signedHead = {
  session_id: [string, 'the first exchange hash: it binds the signature to this connection'],
  message: [constant(uint8, 50), 'SSH_MSG_USERAUTH_REQUEST'],
  user_name: [text, 'who wants in'],
  service_name: [text, 'what should start after login'],
  method_name: [text, 'publickey'],
  has_signature,
  ...keyRows,
} as const satisfies Layout;

/** What the user's key signs: session_id, then the request as sent, without the signature. */
export const SignedRequest = struct(SOURCE, signedHead);
export const SignedHostboundRequest = struct('OpenSSH PROTOCOL §3.1', {
  ...signedHead,
  server_host_key: hostKey,
});

export const HOSTBOUND = 'publickey-hostbound-v00@openssh.com';
