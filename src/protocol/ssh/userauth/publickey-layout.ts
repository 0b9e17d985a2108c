/** The request of the method `publickey`, RFC 4252 §7: first a question, then the same with a signature. */
import { announced, struct, type Layout } from '../../../codec/struct.ts';
import { blob, string, text, uint8, constant } from '../../../codec/types.ts';
import { message } from '../messages/message.ts';
import { PublicKeyBlob, SignatureBlob } from '../public-key.ts';

const SOURCE = 'RFC 4252 §7';
const HOSTBOUND_SOURCE = 'OpenSSH PROTOCOL §3.1';
/** The number of SSH_MSG_USERAUTH_REQUEST, which the signature covers as well. */
export const USERAUTH_REQUEST = 50;

const signed = announced(blob(SignatureBlob));

const keyRows = {
  public_key_algorithm_name: [text, 'kind of signature that the client offers', SOURCE],
  public_key_blob: [blob(PublicKeyBlob), "the user's public key", SOURCE],
} as const satisfies Layout;

const has_signature = [
  signed.flag,
  'FALSE: would you take this key? TRUE: here is the proof',
  SOURCE,
] as const;
const signature = [
  signed.field,
  'made with the private key over session_id and this request up to here',
  SOURCE,
] as const;
const hostKey = [
  blob(PublicKeyBlob),
  'the host key of this connection, which the signature covers too',
  HOSTBOUND_SOURCE,
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
  message: [constant(uint8, USERAUTH_REQUEST), 'SSH_MSG_USERAUTH_REQUEST'],
  user_name: [text, 'who wants in'],
  service_name: [text, 'what should start after login'],
  method_name: [text, 'publickey'],
  has_signature,
  ...keyRows,
} as const satisfies Layout;

/** What the user's key signs: session_id, then the request as sent, without the signature. */
export const SignedRequest = struct(SOURCE, signedHead);
export const SignedHostboundRequest = struct(HOSTBOUND_SOURCE, {
  ...signedHead,
  server_host_key: hostKey,
});

export const HOSTBOUND = 'publickey-hostbound-v00@openssh.com';
