/** The server's side of the textbooks' challenge and response: it looks the key up, encrypts a number, and judges. */
import { sameBytes, utf8, type Bytes } from '../../../codec/bytes.ts';
import { encode } from '../../../codec/tape.ts';
import { md5 } from '../../../crypto/legacy-hashes.ts';
import type { Ended } from '../endpoint.ts';
import type { Fault } from '../fault.ts';
import {
  algorithmsOf,
  blobType,
  keyAlgorithms,
  PublicKeyBlob,
  SignatureBlob,
} from '../public-key.ts';
import type { Questions } from '../questions.ts';
import { afterRequest, proven, refuse, takeRequest } from '../server-userauth.ts';
import { serverService, type Server, type ServerService } from '../server.ts';
import type { ChallengeMethod } from '../userauth/challenge-layout.ts';
import type { LateMethod } from '../userauth/late-methods.ts';
import { SIGNATURE } from './client.ts';
import { cannotEncrypt, encrypt } from './encryption.ts';
import {
  CHALLENGE_LENGTH,
  DigestPreimage,
  SignedChallenge,
  SOURCE,
  SSH_MSG_USERAUTH_CHALLENGE,
  type Response,
} from './layouts.ts';

type At<N extends ServerService['at']> = Extract<ServerService, { readonly at: N }>;

/** The label under which the number is drawn. */
export const CHALLENGE_DRAW = 'server challenge';

/** Asks whose key has this ID. */
export const take =
  (method: ChallengeMethod): LateMethod['take'] =>
  (self, attempts, request) => {
    if (!('key_id' in request)) return refuse(self, attempts, true);
    const keyId = request.key_id;
    self.context = { ...self.context, auth: method };
    self.io.hold('key ID', utf8(keyId), { symbol: 'ID', owner: 'client', content: true });
    self.ask('authorize-key-id', { user: attempts.user, keyId });
    return { at: 'looking-up-key-id', attempts, method, keyId };
  };

function lookedUp(
  self: Server,
  state: At<'looking-up-key-id'>,
  found: Questions['authorize-key-id']['answer'],
): At<'challenging'> | Ended {
  const { keyId, method } = state;
  if ('passedOn' in found) {
    self.sendService(SSH_MSG_USERAUTH_CHALLENGE, { encrypted_challenge: found.passedOn });
    return { at: 'challenging', attempts: state.attempts, method, challenge: null };
  }
  const { publicKey, verdict } = found;
  if (publicKey) self.io.hold('public key in authorized_keys', publicKey, { symbol: 'K_U' });
  const { user } = state.attempts;
  const { line, forbidden, notes, limits } = verdict;
  const about = { user, line: line ?? forbidden?.line ?? 0, fingerprint: keyId };
  const wrong = publicKey && line !== null ? unfit(self, state, publicKey) : null;
  self.step('looked-up-key-id', {
    args: {
      ...about,
      ...(line === null && forbidden && { because: forbidden.because }),
      ...(wrong?.kind === 'key-cannot-encrypt' && { title: wrong.title }),
    },
    values: [...(publicKey ? [publicKey] : []), utf8(keyId)],
    result: line === null || wrong ? 'refused' : 'accepted',
  });
  if (!publicKey || line === null) return self.failService({ kind: 'unknown-key-id', ...about });
  if (wrong) return self.failService(wrong);
  const attempts = { ...state.attempts, limits, notes: [...state.attempts.notes, ...notes] };
  const number = self.io.random(CHALLENGE_DRAW, CHALLENGE_LENGTH, {
    symbol: 'R',
    secret: true,
  });
  self.step('made-challenge', { args: { size: CHALLENGE_LENGTH }, values: [number] });
  const encrypted_challenge = encrypt(self.io, number, publicKey);
  self.step('encrypted-challenge', {
    args: { size: encrypted_challenge.length },
    values: [number, publicKey, encrypted_challenge],
  });
  self.sendService(SSH_MSG_USERAUTH_CHALLENGE, { encrypted_challenge });
  return { at: 'challenging', attempts, method, challenge: { number, publicKey } };
}

/** What keeps a key from being encrypted with. */
function unfit(
  self: Server,
  { attempts }: At<'looking-up-key-id'>,
  publicKey: Bytes,
): Fault | null {
  const type = blobType(PublicKeyBlob, publicKey) ?? '';
  const wrong = cannotEncrypt(type);
  if (wrong) return wrong;
  const [algorithm] = algorithmsOf(type);
  const problem = algorithm ? algorithm.publicKeyProblem(publicKey) : 'its kind is not known';
  if (problem !== null) return { kind: 'malformed-user-key', problem };
  const isUsed = attempts.used.some((key) => sameBytes(key, publicKey));
  return isUsed
    ? { kind: 'login-refused', user: attempts.user, methods: self.config.authMethods }
    : null;
}

function judge(
  self: Server,
  state: At<'challenging'>,
  response: Response,
): At<'authenticating' | 'connected' | 'judging-response'> | Ended {
  const { attempts, method, challenge } = state;
  const { user } = attempts;
  if (!challenge) {
    self.ask('judge-response', { user, response });
    return { at: 'judging-response', attempts, method };
  }
  const wrong =
    'digest' in response
      ? wrongDigest(self, challenge.number, response.digest.slice())
      : wrongSignature(self, state, challenge, response);
  if (wrong) return self.failService({ kind: 'wrong-challenge-response', user, because: wrong });
  const used = [...attempts.used, challenge.publicKey];
  return proven(self, { ...attempts, used }, method);
}

type Wrong = Extract<Fault, { readonly kind: 'wrong-challenge-response' }>['because'];

/** Computes the same as the client, and compares. */
function wrongDigest(self: Server, number: Bytes, came: Bytes): Wrong | null {
  const K = self.session.firstK;
  const expected = self.io.derive(
    'MD5 of the number and K',
    DigestPreimage,
    { challenge: number, K },
    [number, K],
    md5,
    { symbol: 'MD5' },
  );
  const isRight = sameBytes(came, expected);
  self.io.hold('MD5 that came in', came, { symbol: 'MD5', owner: 'client' });
  self.step('compared-response', {
    values: [number, K, expected, came],
    result: isRight ? 'valid' : 'invalid',
  });
  return isRight ? null : 'digest';
}

/** The signature first, then what it is for. */
function wrongSignature(
  self: Server,
  { attempts }: At<'challenging'>,
  { number, publicKey }: NonNullable<At<'challenging'>['challenge']>,
  { extra_data, signature }: Exclude<Response, { readonly digest: unknown }>,
): Wrong | null {
  const algorithm = keyAlgorithms.get(SIGNATURE);
  if (!algorithm) throw new Error(`no ${SIGNATURE}`); // loaded with the method
  const signed = encode(SignedChallenge, { challenge: number, extra_data });
  const isSigned =
    blobType(SignatureBlob, signature) === algorithm.name &&
    algorithm.verify(signature, signed, publicKey);
  const { id } = self.session;
  const { checksSessionId = true } = self.config;
  const isOurs = !checksSessionId || sameBytes(extra_data.session_id, id);
  const wrong = !isSigned
    ? 'signature'
    : extra_data.user_name !== attempts.user
      ? 'user'
      : isOurs
        ? null
        : extra_data.session_id.length === 0
          ? 'no session'
          : 'session';
  self.io.hold('signature over the challenge', signature.slice(), {
    symbol: 'sig_U',
    owner: 'client',
  });
  self.step('checked-signed-challenge', {
    args: {
      algorithm: algorithm.name,
      because: wrong ?? '',
      bound: extra_data.session_id.length > 0,
      checks: checksSessionId,
    },
    values: [publicKey, number, ...(checksSessionId ? [id] : []), signature],
    result: wrong ? 'invalid' : 'valid',
  });
  return wrong;
}

serverService
  .on('looking-up-key-id', 'answer authorize-key-id', ['challenging', 'ended'], SOURCE, lookedUp)
  .on(
    'challenging',
    'SSH_MSG_USERAUTH_CHALLENGE_RESPONSE',
    ['judging-response', 'authenticating', 'connected', 'ended'],
    SOURCE,
    judge,
  )
  .on(
    'judging-response',
    'answer judge-response',
    ['authenticating', 'connected', 'ended'],
    SOURCE,
    (self, { attempts, method }, isRight) =>
      isRight ? proven(self, attempts, method) : refuse(self, attempts, true),
  )
  // Another request in between takes the place of this one. RFC 4252 §5.
  .on(
    'challenging',
    'SSH_MSG_USERAUTH_REQUEST',
    afterRequest,
    'RFC 4252 §5',
    (self, { attempts }, request) => takeRequest(self, attempts, request),
  );
