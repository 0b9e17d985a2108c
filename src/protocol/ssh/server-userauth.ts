/** Who may come in: the server's side of RFC 4252. Keys and passwords are judged by whoever answers its questions. */
import { sameBytes, utf8 } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import type { Machine } from '../machine.ts';
import type { Ended } from './endpoint.ts';
import { MAX_REQUESTS, type Fault } from './fault.ts';
import { fingerprint, plainKey } from './fingerprint.ts';
import { SSH_MSG_GLOBAL_REQUEST } from './messages/connection.ts';
import {
  disconnectReasons,
  SSH_MSG_DEBUG,
  SSH_MSG_DISCONNECT,
  SSH_MSG_SERVICE_ACCEPT,
} from './messages/transport.ts';
import {
  SSH_MSG_USERAUTH_BANNER,
  SSH_MSG_USERAUTH_FAILURE,
  SSH_MSG_USERAUTH_SUCCESS,
  type UserauthRequest,
} from './messages/userauth.ts';
import { blobType, keyAlgorithms, PublicKeyBlob, SignatureBlob, signsAs } from './public-key.ts';
import { noLimits, type KeyVerdict } from './questions.ts';
import type { Attempts, Server, ServerInputs, ServerService } from './server.ts';
import { lateMethods } from './userauth/late-methods.ts';
import {
  HOSTBOUND,
  SignedHostboundRequest,
  SignedRequest,
  SSH_MSG_USERAUTH_PK_OK,
  USERAUTH_REQUEST,
} from './userauth/publickey-layout.ts';

export interface ServerUserauthConfig {
  /** Methods that a user may try, in the order they are named in FAILURE. */
  readonly authMethods: readonly string[];
  /** What it takes: each list a row of methods, in order, and one of them must be gone through. Empty: any method. */
  readonly methodLists: readonly (readonly string[])[];
  /** Whether `none` logs in to an account whose password is empty, as OpenSSH's PermitEmptyPasswords has it. */
  readonly permitEmptyPasswords: boolean;
  /** Failures after which the server hangs up; OpenSSH's is 6. */
  readonly maxAuthTries: number;
  /** Shown before the login; null for none. */
  readonly banner: string | null;
  /** Whether a signed challenge must name this session; it must where nothing is said. */
  readonly checksSessionId: boolean | undefined;
}

type KeyRequest = Extract<UserauthRequest, { readonly has_signature: boolean }>;
export interface PendingKey {
  readonly request: KeyRequest;
  readonly authority: 'query' | 'proof';
}
export interface PendingPassword {
  readonly user: string;
  /** `none` where the empty password is tried unasked. */
  readonly method: 'password' | 'none';
  /** Whether a refusal is one of those that are counted. */
  readonly counts: boolean;
}

type At<N extends ServerService['at']> = Extract<ServerService, { readonly at: N }>;
export type AfterRequest = At<(typeof afterRequest)[number]>;
/** Where a request may lead. */
export const afterRequest = [
  'authenticating',
  'choosing-prompts',
  'looking-up-key-id',
  'checking-key',
  'checking-password',
  'connected',
  'ended',
] as const;

const SERVICE = 'ssh-connection';
/** OpenSSH keeps all; a client may ask often. */
const MOST_NOTES = 1000;

/** One more failure; at the limit the server hangs up, as OpenSSH does. `none` as the first request is free. */
export function refuse(
  self: Server,
  attempts: Attempts,
  counts: boolean,
): At<'authenticating' | 'ended'> {
  const failures = attempts.failures + (counts ? 1 : 0);
  if (failures >= self.config.maxAuthTries) return tooMany(self, self.config.maxAuthTries);
  self.sendService(SSH_MSG_USERAUTH_FAILURE, {
    authentications_that_can_continue: allowed(self, attempts),
    partial_success: false,
  });
  return { at: 'authenticating', attempts: { ...attempts, failures } };
}

/** The methods that may be used now: those that a list begins with, where there are lists. */
const allowed = ({ config }: Server, { lists }: Attempts): readonly string[] =>
  config.authMethods.filter(
    (method) => config.methodLists.length === 0 || lists.some(([first]) => first === method),
  );

/** A proof was right. Where it completes a list, or none is asked for, the user is in; else more is asked. RFC 4252 §5.1. */
export function proven(
  self: Server,
  before: Attempts,
  method: string,
): At<'authenticating' | 'connected'> {
  const lists = before.lists.map((list) => (list[0] === method ? list.slice(1) : list));
  if (lists.length === 0 || lists.some((list) => list.length === 0))
    return letIn(self, { ...before, lists }, method);
  const attempts = { ...before, lists };
  const methods = allowed(self, attempts);
  self.step('partial-success', { args: { method, methods } });
  self.sendService(SSH_MSG_USERAUTH_FAILURE, {
    authentications_that_can_continue: methods,
    partial_success: true,
  });
  return { at: 'authenticating', attempts };
}

/** Hangs up in OpenSSH's words. */
function tooMany(self: Server, limit: number): Ended {
  const description = 'Too many authentication failures';
  const reason_code = disconnectReasons.SSH_DISCONNECT_PROTOCOL_ERROR;
  self.step('fault', { args: { kind: 'too-many-attempts' }, result: 'refused' });
  self.sendNow(SSH_MSG_DISCONNECT, { reason_code, description, language_tag: '' });
  self.close({ kind: 'too-many-attempts', limit });
  return { at: 'ended' };
}

function letIn(self: Server, attempts: Attempts, method: string): At<'connected'> {
  self.sendService(SSH_MSG_USERAUTH_SUCCESS, {});
  self.step('logged-in', { args: { user: attempts.user, method }, result: 'accepted' });
  self.event({ kind: 'logged-in' });
  if (self.config.announceHostKeys) {
    self.sendService(SSH_MSG_GLOBAL_REQUEST, {
      request_name: 'hostkeys-00@openssh.com',
      want_reply: false,
      hostkeys: self.config.hostKeys.flatMap(({ algorithm, publicBlob }) =>
        algorithm.certified ? [] : [publicBlob],
      ),
    });
  }
  for (const message_text of attempts.notes) {
    self.sendService(SSH_MSG_DEBUG, { always_display: false, message_text, language_tag: '' });
  }
  const { user, limits } = attempts;
  return { at: 'connected', user, limits, channels: new Map() };
}

export function takeRequest(
  self: Server,
  attempts: Attempts,
  request: UserauthRequest,
): AfterRequest {
  const { user_name: user, service_name: service } = request;
  if (attempts.requests >= MAX_REQUESTS) return tooMany(self, MAX_REQUESTS);
  // RFC 4252 §5 lets a server disconnect; OpenSSH does.
  if (attempts.requests > 0 && (user !== attempts.user || service !== SERVICE))
    return self.failService({ kind: 'user-or-service-changed', user, service });
  const who = { ...attempts, user, requests: attempts.requests + 1 };
  self.io.hold('user name', utf8(user), { symbol: 'user', owner: 'client', content: true });
  // As OpenSSH: before the answer to the first request.
  if (attempts.requests === 0 && self.config.banner !== null) {
    self.sendService(SSH_MSG_USERAUTH_BANNER, { message: self.config.banner, language_tag: '' });
  }
  if (service !== SERVICE) return self.failService({ kind: 'service-not-available', service });
  switch (request.method_name) {
    case 'none':
      // As sshd: not where a list of methods has to be gone through.
      return self.config.permitEmptyPasswords &&
        self.config.methodLists.length === 0 &&
        self.config.authMethods.includes('password')
        ? askForPassword(self, who, '', 'none', attempts.requests > 0)
        : refuse(self, who, attempts.requests > 0);
    case 'publickey':
    case HOSTBOUND:
      return allowed(self, who).includes('publickey')
        ? askForKey(self, who, request)
        : refuse(self, who, true);
    case 'password':
      if (!allowed(self, who).includes('password') || request.change)
        return refuse(self, who, true);
      self.io.hold('password that came in', utf8(request.password), {
        symbol: 'pw',
        secret: true,
        content: true,
      });
      return askForPassword(self, who, request.password, 'password', true);
    default:
      return takeLate(self, who, request);
  }
}

/** A method whose code loads late; what nobody knows is refused. */
function takeLate(self: Server, who: Attempts, request: UserauthRequest): AfterRequest {
  const { method_name } = request;
  const method = allowed(self, who).includes(method_name)
    ? lateMethods.get(method_name)
    : undefined;
  return method ? method.take(self, who, request) : refuse(self, who, true);
}

function askForPassword(
  self: Server,
  attempts: Attempts,
  password: string,
  method: PendingPassword['method'],
  counts: boolean,
): At<'checking-password'> {
  const { user } = attempts;
  self.ask('check-password', { user, password });
  return { at: 'checking-password', attempts, pending: { user, method, counts } };
}

/** Is what was offered a key of the kind it says? Bad blobs are faults; kinds that nobody knows are only refused. */
function askForKey(self: Server, attempts: Attempts, request: KeyRequest): AfterRequest {
  const { public_key_algorithm_name: algorithm, public_key_blob: publicKey } = request;
  const known = keyAlgorithms.get(algorithm);
  const fault = known?.certified?.check(self, publicKey);
  // An authority of a kind that is not known here is no mistake of the client's. RFC 4252 §7.
  if (fault?.kind === 'bad-certificate-authority') return refuse(self, attempts, true);
  if (fault) return self.failService(fault);
  const type = blobType(PublicKeyBlob, publicKey);
  if (type === null)
    return self.failService({
      kind: 'malformed-user-key',
      problem: 'it cannot be read to its end',
    });
  if (!known) {
    // Also `ssh-rsa`: with this name the signature would be one over SHA-1. OpenSSH has not taken it since 8.8.
    self.step('refused-algorithm', { args: { algorithm }, result: 'refused' });
    return refuse(self, attempts, true);
  }
  if (type !== known.keyType)
    return self.failService({
      kind: 'malformed-user-key',
      problem: `${type} offered as ${algorithm}`,
    });
  const problem = known.publicKeyProblem(publicKey);
  if (problem !== null) return self.failService({ kind: 'malformed-user-key', problem });
  self.context = { ...self.context, auth: request.method_name };
  self.ask('authorize-key', { user: attempts.user, algorithm, publicKey });
  return {
    at: 'checking-key',
    attempts,
    pending: { request, authority: request.has_signature ? 'proof' : 'query' },
  };
}

/** Checks the signature over session_id and the request. RFC 4252 §7. */
function checkSignature(self: Server, request: KeyRequest): Fault | null {
  const { signature, ...rest } = request;
  const algorithm = keyAlgorithms.get(request.public_key_algorithm_name);
  if (!algorithm || !signature)
    return { kind: 'bad-user-signature', algorithm: request.public_key_algorithm_name };
  const got = blobType(SignatureBlob, signature);
  const named = signsAs(algorithm);
  if (got !== named) return { kind: 'user-signature-type', named, got: got ?? 'malformed' };
  const covered = { session_id: self.session.id, message: USERAUTH_REQUEST, ...rest } as const;
  if (
    covered.method_name === HOSTBOUND &&
    !sameBytes(self.session.firstHostKey, covered.server_host_key)
  ) {
    return { kind: 'bad-user-signature', algorithm: algorithm.name };
  }
  const signed =
    covered.method_name === HOSTBOUND
      ? encode(SignedHostboundRequest, covered)
      : encode(SignedRequest, covered);
  const valid = algorithm.verify(signature, signed, request.public_key_blob);
  self.step('checked-user-signature', {
    args: { algorithm: algorithm.name },
    values: [request.public_key_blob, self.session.id, signature],
    result: valid ? 'valid' : 'invalid',
  });
  return valid ? null : { kind: 'bad-user-signature', algorithm: algorithm.name };
}

function keyJudged(
  self: Server,
  before: Attempts,
  { request, authority }: PendingKey,
  { line, forbidden, certificate, notes, limits }: KeyVerdict,
): AfterRequest {
  const { certified } = keyAlgorithms.get(request.public_key_algorithm_name) ?? {};
  certified?.report(self, request.public_key_blob, certificate);
  self.step('looked-up-user-key', {
    args: {
      user: before.user,
      line: line ?? forbidden?.line ?? 0,
      fingerprint: fingerprint(request.public_key_blob),
      authority,
      ...(certified && { certified: true }),
      ...(line === null && forbidden && { because: forbidden.because }),
    },
    values: [request.public_key_blob],
    result: line === null ? 'refused' : 'accepted',
  });
  const attempts = { ...before, notes: [...before.notes, ...notes].slice(-MOST_NOTES) };
  const plain = plainKey.of(request.public_key_blob);
  const isUsed = before.used.some((key) => sameBytes(key, plain));
  if (line === null || isUsed) return refuse(self, attempts, true);
  const key = request.public_key_blob;
  if (authority === 'query') {
    const { public_key_algorithm_name } = request;
    self.sendService(SSH_MSG_USERAUTH_PK_OK, { public_key_algorithm_name, public_key_blob: key });
    return { at: 'authenticating', attempts };
  }
  const fault = checkSignature(self, request);
  if (fault?.kind === 'user-signature-type') return self.failService(fault);
  if (fault) return refuse(self, attempts, true);
  return proven(self, { ...attempts, limits, used: [...attempts.used, plain] }, 'publickey');
}

export const serverUserauthEdges = (
  machine: Machine<Server, ServerService, ServerInputs>,
): Machine<Server, ServerService, ServerInputs> =>
  machine
    .on(
      'none',
      'SSH_MSG_SERVICE_REQUEST',
      ['authenticating', 'ended'],
      'RFC 4253 §10',
      (self, _state, { service_name }): At<'authenticating'> | Ended => {
        if (service_name !== 'ssh-userauth')
          return self.failService({ kind: 'service-not-available', service: service_name });
        self.sendService(SSH_MSG_SERVICE_ACCEPT, { service_name });
        return {
          at: 'authenticating',
          attempts: {
            ...{ user: '', requests: 0, failures: 0, notes: [], limits: noLimits, used: [] },
            lists: self.config.methodLists,
          },
        };
      },
    )
    .on(
      'authenticating',
      'SSH_MSG_USERAUTH_REQUEST',
      afterRequest,
      'RFC 4252 §5',
      (self, { attempts }, request) => takeRequest(self, attempts, request),
    )
    .on(
      'checking-key',
      'answer authorize-key',
      ['authenticating', 'checking-key', 'checking-password', 'connected', 'ended'],
      'RFC 4252 §7',
      (self, { attempts, pending }, answer) => keyJudged(self, attempts, pending, answer),
    )
    .on(
      'checking-password',
      'answer check-password',
      ['authenticating', 'connected', 'ended'],
      'RFC 4252 §8',
      (self, { attempts, pending }, right) => {
        self.step('checked-password', {
          args: { user: pending.user, ...(pending.method === 'none' && { none: true }) },
          result: right ? 'accepted' : 'refused',
        });
        return right
          ? proven(self, attempts, pending.method)
          : refuse(self, attempts, pending.counts);
      },
    )
    .stay(
      ['connected', 'running-command'],
      'SSH_MSG_USERAUTH_REQUEST',
      'RFC 4252 §5.1',
      () => undefined,
    );
