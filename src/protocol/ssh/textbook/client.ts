/** The client's side of the textbooks' challenge and response: it decrypts what comes, and answers. */
import { utf8, type Bytes } from '../../../codec/bytes.ts';
import { encode } from '../../../codec/tape.ts';
import { md5 } from '../../../crypto/legacy-hashes.ts';
import { clientService, type Challenged, type Client, type ClientService } from '../client.ts';
import { goOn, head, loggedIn, nextTries, refused } from '../client-userauth.ts';
import type { Ended } from '../endpoint.ts';
import { fingerprint } from '../fingerprint.ts';
import { SSH_MSG_USERAUTH_REQUEST } from '../messages/userauth.ts';
import { keyAlgorithms, type KeyPair } from '../public-key.ts';
import { CHALLENGE, type ChallengeMethod } from '../userauth/challenge-layout.ts';
import type { LateMethod } from '../userauth/late-methods.ts';
import { cannotEncrypt, decrypt } from './encryption.ts';
import {
  DigestPreimage,
  DigestResponse,
  SignedChallenge,
  SignedResponse,
  SOURCE,
  type Response,
} from './layouts.ts';

type At<N extends ClientService['at']> = Extract<ClientService, { readonly at: N }>;

/** The only signature of the other telling. RFC 8332 §3. */
export const SIGNATURE = 'rsa-sha2-256';

/** Sends the ID of the next key, or of somebody else's. */
export const begin =
  (method: ChallengeMethod): LateMethod['begin'] =>
  (self, tries) => {
    const passesOn = self.config.challenges?.passesOn;
    const [key, ...keys] = tries.keys;
    if (passesOn) return ask(self, { method, key: null, tries }, passesOn.keyId);
    if (!key) return null;
    const keyId = fingerprint(key.publicBlob);
    const { title } = key.algorithm;
    self.step('chose-method', { args: { method, key: key.comment, title, fingerprint: keyId } });
    const id = self.io.compute(
      'key ID',
      'SHA-256 of the public key, in base64',
      [key.publicBlob],
      { symbol: 'ID' },
      () => utf8(keyId),
    );
    self.step('named-key', { args: { title, fingerprint: keyId }, values: [key.publicBlob, id] });
    const offered = [...tries.offered, key];
    return ask(self, { method, key, tries: { ...tries, keys, offered } }, keyId);
  };

function ask(self: Client, state: Challenged, keyId: string): At<'awaiting-challenge'> {
  const { method } = state;
  self.context = { ...self.context, auth: method };
  self.sendService(SSH_MSG_USERAUTH_REQUEST, { ...head(self), method_name: method, key_id: keyId });
  return { ...state, at: 'awaiting-challenge' };
}

function answer(
  self: Client,
  state: At<'awaiting-challenge'>,
  challenge: Bytes,
): At<'challenge-answered' | 'answering-challenge'> | Ended {
  const { method, key } = state;
  self.io.hold('encrypted challenge', challenge, { symbol: 'c', owner: 'server' });
  if (!key) {
    self.ask('answer-challenge', { challenge });
    return { ...state, at: 'answering-challenge' };
  }
  const wrong = cannotEncrypt(key.algorithm.keyType);
  if (wrong) return self.failService(wrong);
  const replayed = self.config.challenges?.replayed;
  if (replayed) {
    const digest = self.io.hold('answer from another session', replayed, { symbol: 'MD5' });
    self.step('replayed-response', { values: [digest] });
    return send(self, state, { digest });
  }
  const number = decrypt(self.io, key, challenge);
  const about = { args: { fingerprint: fingerprint(key.publicBlob) } };
  const known = [...(key.privateKey ? [key.privateKey] : []), challenge];
  if ('kind' in number) {
    self.step('decrypted-challenge', { ...about, values: known, result: 'invalid' });
    return self.failService(number);
  }
  self.step('decrypted-challenge', { ...about, values: [...known, number] });
  return send(self, state, method === CHALLENGE ? hashed(self, number) : signed(self, key, number));
}

/** The MD5 over the number and K. */
function hashed(self: Client, number: Bytes): Response {
  const K = self.session.firstK;
  const parts = { challenge: number, K };
  const digest = self.io.derive(
    'MD5 of the number and K',
    DigestPreimage,
    parts,
    [number, K],
    md5,
    { symbol: 'MD5' },
  );
  self.step('hashed-challenge', { values: [number, K, digest] });
  return { digest };
}

/** A signature over the number, who wants in, and the session where the scenario says so. */
function signed(self: Client, key: KeyPair, number: Bytes): Response {
  const algorithm = keyAlgorithms.get(SIGNATURE);
  if (!algorithm) throw new Error(`no ${SIGNATURE}`); // loaded with the method
  const { id } = self.session;
  const signsSessionId = self.config.challenges?.signsSessionId ?? true;
  const extra_data = {
    user_name: self.config.user,
    session_id: signsSessionId ? id : new Uint8Array(),
  };
  const made = [number, ...(signsSessionId ? [id] : [])];
  const signature = self.io.sign(
    'signature over the challenge',
    { ...key, algorithm },
    encode(SignedChallenge, { challenge: number, extra_data }),
    [...made, key.publicBlob],
    { symbol: 'sig_U' },
    SignedChallenge,
  );
  self.step('signed-challenge', {
    args: { algorithm: algorithm.name, bound: signsSessionId },
    values: [...(key.privateKey ? [key.privateKey] : []), ...made, signature],
  });
  return { extra_data, signature };
}

/** Which of the two layouts, the method says. */
function send(
  self: Client,
  state: At<'awaiting-challenge'> | At<'answering-challenge'>,
  response: Response,
): At<'challenge-answered'> {
  if ('digest' in response) self.sendService(DigestResponse, response);
  else self.sendService(SignedResponse, response);
  return { ...state, at: 'challenge-answered' };
}

clientService
  .on(
    'awaiting-challenge',
    'SSH_MSG_USERAUTH_CHALLENGE',
    ['challenge-answered', 'answering-challenge', 'ended'],
    SOURCE,
    (self, state, { encrypted_challenge }) => answer(self, state, encrypted_challenge.slice()),
  )
  .on(
    'answering-challenge',
    'answer answer-challenge',
    ['challenge-answered'],
    SOURCE,
    (self, state, response) => send(self, state, response),
  )
  .on(
    ['awaiting-challenge', 'challenge-answered'],
    'SSH_MSG_USERAUTH_FAILURE',
    nextTries,
    'RFC 4252 §5.1',
    (self, { method, tries }, failure) =>
      goOn(self, refused(self, method, failure, tries), failure),
  )
  .on(
    'challenge-answered',
    'SSH_MSG_USERAUTH_SUCCESS',
    ['connected'],
    'RFC 4252 §5.1',
    (self, { method }) => loggedIn(self, method),
  )
  .stay(
    ['awaiting-challenge', 'answering-challenge', 'challenge-answered'],
    'SSH_MSG_USERAUTH_BANNER',
    'RFC 4252 §5.4',
    (self, _state, banner) => self.event({ kind: 'banner', text: banner.message }),
  );
