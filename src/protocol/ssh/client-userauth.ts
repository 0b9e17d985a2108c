/** How the client logs in: `none` to learn what is possible, then its keys, then the password. RFC 4252. */
import { sameBytes, utf8, type Bytes } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import type { Machine } from '../machine.ts';
import type { Client, ClientInputs, ClientService } from './client.ts';
import { fingerprint } from './fingerprint.ts';
import { SSH_MSG_USERAUTH_REQUEST } from './messages/userauth.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';
import { algorithmsOf, type KeyPair } from './public-key.ts';
import {
  HOSTBOUND,
  SignedHostboundRequest,
  SignedRequest,
  USERAUTH_REQUEST,
} from './userauth/publickey-layout.ts';

export interface UserauthConfig {
  readonly user: string;
  readonly keys: readonly KeyPair[];
  /** Whether there is anybody who could type a password. */
  readonly mayAskPassword: boolean;
  /** How often the password is asked for; OpenSSH asks three times. */
  readonly passwordPrompts: number;
}

type UserauthMachine = Machine<Client, ClientService, ClientInputs>;
type At<N extends ClientService['at']> = Extract<ClientService, { readonly at: N }>;

const SERVICE = 'ssh-connection';
const HOSTBOUND_EXTENSION = 'publickey-hostbound@openssh.com';
/** A packet with a password is filled to a multiple of this, so that its size does not tell the password's. */
const PASSWORD_PADDING = 64;

const head = (self: Client) => ({ user_name: self.config.user, service_name: SERVICE });

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
  const request = {
    session_id: id,
    message: USERAUTH_REQUEST,
    ...head(self),
    has_signature: true,
    public_key_algorithm_name: key.algorithm.name,
    public_key_blob: key.publicBlob,
  } as const;
  const signed = usesHostbound(self)
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
    [id, key.publicBlob],
    { symbol: 'sig_U' },
    usesHostbound(self) ? SignedHostboundRequest : SignedRequest,
  );
  const method = usesHostbound(self) ? HOSTBOUND : 'publickey';
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

function offer(self: Client, key: KeyPair, others: readonly KeyPair[]): At<'offering'> {
  self.step('chose-method', {
    args: {
      method: 'publickey',
      key: key.comment,
      title: key.algorithm.title,
      fingerprint: fingerprint(key.publicBlob),
    },
  });
  self.context = { ...self.context, auth: 'publickey' };
  sendKeyRequest(self, key, null);
  return { at: 'offering', key, others };
}

/**
 * The algorithm to sign with. A kind of key that has several, as RSA has, takes the best that the server says it knows
 * (RFC 8308 §3.1); as OpenSSH, none where the server says nothing.
 */
function signatureAlgorithm(self: Client, { algorithm }: KeyPair): KeyAlgorithm | null {
  if (algorithm.name === algorithm.keyType) return algorithm;
  const known = serverAlgorithms(self);
  return algorithmsOf(algorithm.keyType).find(({ name }) => known.includes(name)) ?? null;
}

const serverAlgorithms = (self: Client): readonly string[] =>
  self.extensions.get('server-sig-algs')?.split(',') ?? [];

/** The server says that it knows nothing that the key signs with. */
function skip(self: Client, { algorithm, publicBlob }: KeyPair): void {
  self.step('skipped-key', {
    args: {
      title: algorithm.title,
      fingerprint: fingerprint(publicBlob),
      own: algorithmsOf(algorithm.keyType).map(({ name }) => name),
      says: self.extensions.has('server-sig-algs'),
    },
    values: [publicBlob],
    result: 'refused',
  });
}

function askPassword(self: Client, prompts: number): At<'asking-password'> {
  self.step('chose-method', { args: { method: 'password', prompt: prompts } });
  self.context = { ...self.context, auth: 'password' };
  self.step('asked-password', { args: { user: self.config.user, prompt: prompts } });
  self.ask('password', { user: self.config.user });
  return { at: 'asking-password', prompts };
}

/**
 * The next thing to try, in OpenSSH's order of preference: keys, then the password. A host whose key was only put up
 * with never gets a password.
 */
function goOn(
  self: Client,
  methods: readonly string[],
  keys: readonly KeyPair[],
  prompts: number,
): At<'offering' | 'asking-password' | 'ended'> {
  const [key, ...others] = keys;
  if (key && methods.includes('publickey')) {
    const algorithm = signatureAlgorithm(self, key);
    if (algorithm) return offer(self, { ...key, algorithm }, others);
    skip(self, key);
    return goOn(self, methods, others, prompts);
  }
  if (
    methods.includes('password') &&
    self.session.server.trusted &&
    self.config.mayAskPassword &&
    prompts < self.config.passwordPrompts
  ) {
    return askPassword(self, prompts + 1);
  }
  return self.failService({ kind: 'login-refused', user: self.config.user, methods });
}

function methodsLeft(self: Client, methods: readonly string[], first: boolean): void {
  self.step('methods-left', { args: { methods, first } });
}

function loggedIn(self: Client, method: string): At<'connected'> {
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
      ['offering', 'asking-password', 'ended'],
      'RFC 4252 §5.2',
      (self, _state, failure) => {
        methodsLeft(self, failure.authentications_that_can_continue, true);
        return goOn(self, failure.authentications_that_can_continue, self.config.keys, 0);
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
      (self, { key, others }, ok) => {
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
        return { at: 'proving', key, others };
      },
    )
    .on(
      ['offering', 'proving'],
      'SSH_MSG_USERAUTH_FAILURE',
      ['offering', 'asking-password', 'ended'],
      'RFC 4252 §5.1',
      (self, { others }, failure) => {
        methodsLeft(self, failure.authentications_that_can_continue, false);
        return goOn(self, failure.authentications_that_can_continue, others, 0);
      },
    )
    .on('proving', 'SSH_MSG_USERAUTH_SUCCESS', ['connected'], 'RFC 4252 §5.1', (self) =>
      loggedIn(self, 'publickey'),
    )
    .on(
      'asking-password',
      'answer password',
      ['password-sent', 'ended'],
      'RFC 4252 §8',
      (self, { prompts }, password) => {
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
        return { at: 'password-sent', prompts };
      },
    )
    .on(
      'password-sent',
      'SSH_MSG_USERAUTH_FAILURE',
      ['asking-password', 'offering', 'ended'],
      'RFC 4252 §8',
      (self, { prompts }, failure) => {
        methodsLeft(self, failure.authentications_that_can_continue, false);
        return goOn(self, failure.authentications_that_can_continue, [], prompts);
      },
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
