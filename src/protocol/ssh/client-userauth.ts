/** How the client logs in: `none` to learn what is possible, then its keys, then the password. RFC 4252. */
import { sameBytes, utf8, type Bytes } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import type { Machine } from '../machine.ts';
import type { Client, ClientInputs, ClientService } from './client.ts';
import { fingerprint } from './fingerprint.ts';
import { SSH_MSG_USERAUTH_REQUEST, type UserauthValues } from './messages/userauth.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';
import { algorithmsOf, signsAs, type KeyPair } from './public-key.ts';
import { lateMethods, type NextTry } from './userauth/late-methods.ts';
import {
  HOSTBOUND,
  SignedHostboundRequest,
  SignedRequest,
  USERAUTH_REQUEST,
} from './userauth/publickey-layout.ts';

export interface UserauthConfig {
  readonly user: string;
  readonly keys: readonly KeyPair[];
  /** Whether there is anybody who could type a password, or answer prompts. */
  readonly mayAskPassword: boolean;
  /** How often the password is asked for, and the server's prompts are answered; OpenSSH asks three times. */
  readonly passwordPrompts: number;
  /** In which order methods are tried, of those that the server takes: OpenSSH's PreferredAuthentications. */
  readonly preferredMethods: readonly string[];
  /** How the textbooks' challenges are answered; null where there are none. */
  readonly challenges: ChallengeConfig | null;
}

export interface ChallengeConfig {
  /** Whether the session id is signed with the challenge. */
  readonly signsSessionId: boolean;
  /** An answer from another session, to be sent in place of one's own. */
  readonly replayed: Bytes | null;
  /** Whose challenge is passed on to somebody else, who can answer it; null where one answers oneself. */
  readonly passesOn: { readonly keyId: string } | null;
}

type UserauthMachine = Machine<Client, ClientService, ClientInputs>;
type At<N extends ClientService['at']> = Extract<ClientService, { readonly at: N }>;

const SERVICE = 'ssh-connection';
const HOSTBOUND_EXTENSION = 'publickey-hostbound@openssh.com';
/** A packet with a password is filled to a multiple of this, so that its size does not tell the password's. */
const PASSWORD_PADDING = 64;

type Failure = UserauthValues['SSH_MSG_USERAUTH_FAILURE'];

export const head = (self: Client) => ({ user_name: self.config.user, service_name: SERVICE });

function probe(self: Client): At<'probing'> {
  self.io.hold('user name', utf8(self.config.user), { symbol: 'user', content: true });
  self.sendService(SSH_MSG_USERAUTH_REQUEST, { ...head(self), method_name: 'none' });
  return { at: 'probing' };
}

const usesHostbound = (self: Client): boolean => self.extensions.get(HOSTBOUND_EXTENSION) === '0';

/** The request without its signature, or with it: then in OpenSSH's variant where the server knows it. */
function sendKeyRequest(self: Client, key: KeyPair, signature: Bytes | null): void {
  const request = {
    ...head(self),
    has_signature: signature !== null,
    public_key_algorithm_name: key.algorithm.name,
    public_key_blob: key.publicBlob,
    signature,
  };
  if (signature && usesHostbound(self)) {
    const server_host_key = self.session.firstHostKey;
    self.sendService(SSH_MSG_USERAUTH_REQUEST, {
      ...request,
      method_name: HOSTBOUND,
      server_host_key,
    });
  } else self.sendService(SSH_MSG_USERAUTH_REQUEST, { ...request, method_name: 'publickey' });
}

/** Signs session_id and the request. RFC 4252 §7. */
function sign(self: Client, key: KeyPair): Bytes {
  const { id, firstHostKey } = self.session;
  const isBound = usesHostbound(self);
  const method = isBound ? HOSTBOUND : 'publickey';
  const request = {
    session_id: id,
    message: USERAUTH_REQUEST,
    ...head(self),
    has_signature: true,
    public_key_algorithm_name: key.algorithm.name,
    public_key_blob: key.publicBlob,
  } as const;
  const signed = isBound
    ? encode(SignedHostboundRequest, {
        ...request,
        method_name: HOSTBOUND,
        server_host_key: firstHostKey,
      })
    : encode(SignedRequest, { ...request, method_name: 'publickey' });
  const signature = self.io.sign(
    "user's signature",
    key,
    signed,
    [id, key.publicBlob, ...(isBound ? [firstHostKey] : [])],
    { symbol: 'sig_U' },
    isBound ? SignedHostboundRequest : SignedRequest,
  );
  self.step('signed-request', {
    args: {
      algorithm: key.algorithm.name,
      title: key.algorithm.title,
      fingerprint: fingerprint(key.publicBlob),
      method,
    },
    values: [...(key.privateKey ? [key.privateKey] : []), id, signature],
  });
  return signature;
}

/** Where the client goes from a FAILURE. */
export const nextTries = [
  'offering',
  'awaiting-prompts',
  'asking-password',
  'awaiting-challenge',
  'ended',
] as const satisfies readonly NextTry['at'][];

/** What has been tried, and how often. */
export interface Tries {
  /** Not offered yet. */
  readonly keys: readonly KeyPair[];
  /** Offered, in order. */
  readonly offered: readonly KeyPair[];
  readonly passwords: number;
  /** Requests for keyboard-interactive, and whether the server then asked anything. */
  readonly prompts: number;
  readonly prompted: boolean;
}

function offer(self: Client, key: KeyPair, tries: Tries): At<'offering'> {
  self.step('chose-method', {
    args: {
      method: 'publickey',
      key: key.comment,
      title: key.algorithm.title,
      fingerprint: fingerprint(key.publicBlob),
      ...(key.algorithm.certified && { certified: true }),
    },
  });
  self.context = { ...self.context, auth: 'publickey' };
  sendKeyRequest(self, key, null);
  return { at: 'offering', key, tries };
}

/**
 * The algorithm to sign with. A kind of key that has several, as RSA has, takes the best that the server says it knows
 * (RFC 8308 §3.1); as OpenSSH, none where the server says nothing.
 */
function signatureAlgorithm(self: Client, { algorithm }: KeyPair): KeyAlgorithm | null {
  if (algorithm.name === algorithm.keyType) return algorithm;
  const known = serverAlgorithms(self);
  return algorithmsOf(algorithm.keyType).find((one) => known.includes(signsAs(one))) ?? null;
}

const serverAlgorithms = (self: Client): readonly string[] =>
  self.extensions.get('server-sig-algs')?.split(',') ?? [];

/** The server says that it knows nothing that the key signs with. */
function skip(self: Client, { algorithm, publicBlob }: KeyPair): void {
  self.step('skipped-key', {
    args: {
      title: algorithm.title,
      fingerprint: fingerprint(publicBlob),
      ...(algorithm.certified && { certified: true }),
      own: algorithmsOf(algorithm.keyType).map(({ name }) => name),
      says: self.extensions.has('server-sig-algs'),
    },
    values: [publicBlob],
    result: 'refused',
  });
}

function askPassword(self: Client, tries: Tries): At<'asking-password'> {
  const passwords = tries.passwords + 1;
  self.step('chose-method', { args: { method: 'password', prompt: passwords } });
  self.context = { ...self.context, auth: 'password' };
  self.step('asked-password', { args: { user: self.config.user, prompt: passwords } });
  self.ask('password', { user: self.config.user });
  return { at: 'asking-password', tries: { ...tries, passwords } };
}

/** Whether the person may be asked for a secret once more: not for a host whose key was only put up with. */
export const mayAsk = ({ config, session }: Client, count: number): boolean =>
  session.server.trusted && config.mayAskPassword && count < config.passwordPrompts;

/**
 * The next thing to try, in the order in which the client prefers methods. A host whose key was only put up with is told
 * no secrets.
 */
export function goOn(self: Client, tries: Tries, failure: Failure): NextTry {
  const { authentications_that_can_continue: methods } = failure;
  const { preferredMethods, user } = self.config;
  for (const method of preferredMethods.filter((one) => methods.includes(one))) {
    if (method === 'publickey' && tries.keys.length > 0) return offerNext(self, tries, failure);
    if (method === 'password' && mayAsk(self, tries.passwords)) return askPassword(self, tries);
    const next = lateMethods.get(method)?.begin(self, tries, failure);
    if (next) return next;
  }
  return self.failService({ kind: 'login-refused', user, methods });
}

/** The next key; where the server knows nothing that it signs with, it is passed over. */
function offerNext(self: Client, tries: Tries, failure: Failure): NextTry {
  const [key, ...keys] = tries.keys;
  const algorithm = key && signatureAlgorithm(self, key);
  if (key && algorithm) {
    const offered = [...tries.offered, key];
    return offer(self, { ...key, algorithm }, { ...tries, keys, offered });
  }
  if (key) skip(self, key);
  return goOn(self, { ...tries, keys }, failure);
}

/** Reads a FAILURE. After a partial success OpenSSH may offer all its keys once more, unless they had run out. */
export function refused(self: Client, method: string, failure: Failure, tries: Tries): Tries {
  const { authentications_that_can_continue: methods, partial_success } = failure;
  if (partial_success) self.step('partial-success', { args: { method, methods } });
  self.step('methods-left', {
    args: { methods, first: false, ...(partial_success && { partial: true }) },
  });
  const isKey = method === 'publickey' || tries.keys.length > 0;
  return partial_success && isKey
    ? { ...tries, keys: [...tries.keys, ...tries.offered], offered: [] }
    : tries;
}

export function loggedIn(self: Client, method: string): At<'connected'> {
  self.step('logged-in', { args: { user: self.config.user, method }, result: 'accepted' });
  self.event({ kind: 'logged-in' });
  return { at: 'connected', channels: new Map(), opening: new Map() };
}

export const userauthEdges = (machine: UserauthMachine): UserauthMachine =>
  machine
    .on(
      'requested',
      'SSH_MSG_SERVICE_ACCEPT',
      ['probing', 'ended'],
      'RFC 4252 §5',
      (self, _state, { service_name }) =>
        service_name === 'ssh-userauth'
          ? probe(self)
          : self.failService({ kind: 'service-not-available', service: service_name }),
    )
    .on(
      'probing',
      'SSH_MSG_USERAUTH_FAILURE',
      nextTries,
      'RFC 4252 §5.2',
      (self, _state, failure) => {
        const { authentications_that_can_continue: methods } = failure;
        self.step('methods-left', { args: { methods, first: true } });
        const { keys } = self.config;
        const tries = { keys, offered: [], passwords: 0, prompts: 0, prompted: false };
        return goOn(self, tries, failure);
      },
    )
    .on('probing', 'SSH_MSG_USERAUTH_SUCCESS', ['connected'], 'RFC 4252 §5.2', (self) =>
      loggedIn(self, 'none'),
    )
    .on(
      'offering',
      'SSH_MSG_USERAUTH_PK_OK',
      ['proving', 'ended'],
      'RFC 4252 §7',
      (self, { key, tries }, ok) => {
        if (
          ok.public_key_algorithm_name !== key.algorithm.name ||
          !sameBytes(ok.public_key_blob, key.publicBlob)
        ) {
          return self.failService({
            kind: 'malformed-user-key',
            problem: 'the server took a key that was not offered',
          });
        }
        sendKeyRequest(self, key, sign(self, key));
        return { at: 'proving', key, tries };
      },
    )
    .on(
      ['offering', 'proving'],
      'SSH_MSG_USERAUTH_FAILURE',
      nextTries,
      'RFC 4252 §5.1',
      (self, { tries }, failure) => goOn(self, refused(self, 'publickey', failure, tries), failure),
    )
    .on('proving', 'SSH_MSG_USERAUTH_SUCCESS', ['connected'], 'RFC 4252 §5.1', (self) =>
      loggedIn(self, 'publickey'),
    )
    .on(
      'asking-password',
      'answer password',
      ['password-sent', 'ended'],
      'RFC 4252 §8',
      (self, { tries }, password) => {
        if (password === null)
          return self.failService({
            kind: 'login-refused',
            user: self.config.user,
            methods: ['password'],
          });
        self.io.hold('password', utf8(password), { symbol: 'pw', secret: true, content: true });
        self.sendService(
          SSH_MSG_USERAUTH_REQUEST,
          { ...head(self), method_name: 'password', change: false, password, new_password: null },
          PASSWORD_PADDING,
        );
        return { at: 'password-sent', tries };
      },
    )
    .on(
      'password-sent',
      'SSH_MSG_USERAUTH_FAILURE',
      nextTries,
      'RFC 4252 §8',
      (self, { tries }, failure) => goOn(self, refused(self, 'password', failure, tries), failure),
    )
    .on('password-sent', 'SSH_MSG_USERAUTH_PASSWD_CHANGEREQ', ['ended'], 'RFC 4252 §8', (self) =>
      self.failService({ kind: 'login-refused', user: self.config.user, methods: ['password'] }),
    )
    .on('password-sent', 'SSH_MSG_USERAUTH_SUCCESS', ['connected'], 'RFC 4252 §8', (self) =>
      loggedIn(self, 'password'),
    )
    .stay(
      ['requested', 'probing', 'offering', 'proving', 'asking-password', 'password-sent'],
      'SSH_MSG_USERAUTH_BANNER',
      'RFC 4252 §5.4',
      (self, _state, banner) => self.event({ kind: 'banner', text: banner.message }),
    );
