/** What is printed during the login. */
import { PREFERRED_AUTH_METHODS } from '../openssh-habits.ts';
import { keyName, type IdentityFile, type NamedKey, type Server } from '../terms.ts';

export const authenticationLog = {
  /** The keys that will be tried; before the SERVICE_REQUEST. */
  'keys-prepared': ({ files }: { files: readonly IdentityFile[] }) => [
    ...files.flatMap(({ path, certificate }) =>
      certificate?.isHosts
        ? [`debug1: pubkey_prepare: ignoring certificate ${path}: not a user certificate`]
        : [],
    ),
    ...files.flatMap(identitiesIn).map((file) => `debug1: Will attempt key: ${describe(file)}`),
    'debug2: pubkey_prepare: done',
  ],

  'ext-info-received': ({ extensions }: { extensions: Readonly<Record<string, string>> }) => [
    'debug1: SSH2_MSG_EXT_INFO received',
    ...Object.entries(extensions).map(([name, value]) =>
      knownExtensions.includes(name)
        ? `debug1: kex_input_ext_info: ${name}=<${value}>`
        : `debug1: kex_input_ext_info: ${name} (unrecognised)`,
    ),
  ],

  'service-accepted': ({ service }: { service: string }) => [
    `debug2: service_accept: ${service}`,
    'debug1: SSH2_MSG_SERVICE_ACCEPT received',
  ],

  'banner-received': ({ message }: { message: string }) => [
    'debug3: input_userauth_banner: entering',
    ...message.replace(/\r?\n$/, '').split(/\r?\n/),
  ],

  'auth-failed': ({ methods }: { methods: readonly string[] }) => [
    `debug1: Authentications that can continue: ${methods.join(',')}`,
  ],

  /** The first failure, or one that names other methods than the one before. */
  /** @param preferred Less than the client's own preference where the host key was only put up with. */
  'auth-methods-changed': ({
    methods,
    preferred = PREFERRED_AUTH_METHODS.join(','),
  }: {
    methods: readonly string[];
    preferred?: string;
  }) => [
    `debug3: start over, passed a different list ${methods.join(',')}`,
    `debug3: preferred ${preferred}`,
  ],

  /** @param remaining See `nextAuthMethod`. */
  'auth-method-chosen': ({ name, remaining }: { name: string; remaining: string }) => [
    `debug3: authmethod_lookup ${name}`,
    `debug3: remaining preferred: ${remaining}`,
    `debug3: authmethod_is_enabled ${name}`,
    `debug1: Next authentication method: ${name}`,
  ],

  'key-offered': (file: IdentityFile) => [`debug1: Offering public key: ${describe(file)}`],

  /** Nothing that the key signs with is in the server's `server-sig-algs`; it is not even asked about. */
  'key-not-usable': () => ['debug1: send_pubkey_test: no mutual signature algorithm'],

  'key-missing': ({ path }: IdentityFile) => [
    `debug1: Trying private key: ${path}`,
    `no such identity: ${path}: No such file or directory`,
  ],

  /** After the USERAUTH_REQUEST of an offered key or a password; not after one with a signature. */
  'auth-request-sent': ({ method }: { method: string }) => [
    `debug2: we sent a ${method} packet, wait for reply`,
  ],

  'key-accepted': (file: IdentityFile) => [`debug1: Server accepts key: ${describe(file)}`],

  /** @param algorithm The signature algorithm: `ssh-ed25519`. */
  signing: ({
    method,
    key,
    path,
    algorithm,
  }: {
    method: string;
    key: NamedKey;
    path: string;
    algorithm: string;
  }) => [
    `debug3: sign_and_send_pubkey: using ${method} with ${keyName(key)} ${key.fingerprint}`,
    ...(key.type.includes('-cert-')
      ? [`debug2: sign_and_send_pubkey: using private key "${path}" for certificate`]
      : []),
    `debug3: sign_and_send_pubkey: signing using ${algorithm} ${key.fingerprint}`,
  ],

  /** The password's prompt. What is typed does not show. */
  'password-asked': ({ user, host }: { user: string; host: string }) => [
    `${user}@${host}'s password: `,
  ],

  /** Prompts of keyboard-interactive are to come, as many. */
  'prompts-received': (about: { name: string; instruction: string; prompts: number }) => [
    'debug2: input_userauth_info_req: entering',
    ...[about.name, about.instruction]
      .filter((text) => text !== '')
      .flatMap((text) => text.split('\n')),
    `debug2: input_userauth_info_req: num_prompts ${about.prompts}`,
  ],

  'prompt-asked': ({ user, host, prompt }: { user: string; host: string; prompt: string }) => [
    `(${user}@${host}) ${prompt}`,
  ],

  /** Keyboard-interactive begins. */
  'prompts-offered': () => ['debug2: userauth_kbdint'],

  'partial-success': ({ method }: { method: string }) => [
    `Authenticated using "${method}" with partial success.`,
  ],

  /** Before the next prompt. */
  'password-refused': () => ['Permission denied, please try again.'],

  /** No key is left to try, or no prompt. */
  'auth-method-exhausted': () => ['debug2: we did not send a packet, disable method'],

  'permission-denied': (denied: { user: string; host: string; methods: readonly string[] }) => [
    'debug1: No more authentication methods to try.',
    `${denied.user}@${denied.host}: Permission denied (${denied.methods.join(',')}).`,
  ],

  authenticated: ({ host, address, port, method }: Server & { method: string }) => [
    `Authenticated to ${host} ([${address}]:${port}) using "${method}".`,
  ],
};

const knownExtensions = ['server-sig-algs', 'publickey-hostbound@openssh.com'];

/** A file's key, and behind it the same key with the certificate beside it. */
export const identitiesIn = ({ certificate, ...file }: IdentityFile): readonly IdentityFile[] =>
  certificate && !certificate.isHosts ? [file, { path: file.path, key: certificate }] : [file];

/** `/home/alice/.ssh/id_ed25519 ED25519 SHA256:… explicit`. */
function describe({ path, key }: IdentityFile): string {
  const name = key === null ? '' : `${keyName(key)} ${key.fingerprint}`;
  return `${path} ${name} explicit`;
}
