/**
 * What OpenSSH 9.2 sends when nobody configures it, as observed on Debian 12 (`ssh -vvv`,
 * `sshd -ddd`, and the packets before their encryption).
 *
 * A login by key that runs one command, message by message (→ from the client, ← from the
 * server; messages on one line leave in one write):
 *
 *     → identification              ← identification, at once, without waiting
 *     → KEXINIT                     ← KEXINIT; neither waits for the other's
 *     → KEX_ECDH_INIT               ← KEX_ECDH_REPLY, NEWKEYS, EXT_INFO
 *     → NEWKEYS                       after the host key was looked up and agreed to
 *     → SERVICE_REQUEST             ← SERVICE_ACCEPT
 *     → USERAUTH_REQUEST none       ← USERAUTH_FAILURE publickey,password
 *     → USERAUTH_REQUEST publickey  ← USERAUTH_PK_OK
 *     → USERAUTH_REQUEST publickey-hostbound-v00@openssh.com, signed
 *                                   ← USERAUTH_SUCCESS
 *     → CHANNEL_OPEN session, GLOBAL_REQUEST no-more-sessions@openssh.com (want_reply false)
 *                                   ← GLOBAL_REQUEST hostkeys-00@openssh.com (want_reply false;
 *                                     the blob of every host key), DEBUG, DEBUG
 *                                   ← CHANNEL_OPEN_CONFIRMATION, window 0
 *     → CHANNEL_REQUEST exec (want_reply true)
 *                                   ← CHANNEL_WINDOW_ADJUST 2097152, CHANNEL_SUCCESS
 *     → CHANNEL_EOF                   as soon as its input ended (`</dev/null`)
 *                                   ← CHANNEL_DATA
 *                                   ← CHANNEL_REQUEST exit-status (want_reply false),
 *                                     CHANNEL_EOF, CHANNEL_CLOSE
 *     → CHANNEL_CLOSE, DISCONNECT 11 and closes the connection
 *
 * Sequence numbers start again at 0 after every NEWKEYS (strict key exchange). Whether EOF or
 * exit-status comes first is a race in the server between the end of the output and the end of the
 * process; the order above is the usual one. A server whose client has not sent EOF also sends
 * CHANNEL_REQUEST `eow@openssh.com` (want_reply false) after exit-status. With a configuration that
 * says `SendEnv`, `env` requests (want_reply false) come before `exec`.
 *
 * Order matters in every list: the first algorithm of the client that the server has too is the
 * one that is used.
 */

/** The identification line of both ends, without its CR LF. */
export const IDENTIFICATION = 'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10';

/**
 * Key exchange methods, best first. Client and server have the same ones.
 *
 * Not in this list: the markers that each end appends (see `CLIENT_KEX_MARKERS` and
 * `SERVER_KEX_MARKERS`). They look like methods, but are never chosen.
 */
export const KEX_ALGORITHMS = [
  'sntrup761x25519-sha512',
  'sntrup761x25519-sha512@openssh.com',
  'curve25519-sha256',
  'curve25519-sha256@libssh.org',
  'ecdh-sha2-nistp256',
  'ecdh-sha2-nistp384',
  'ecdh-sha2-nistp521',
  'diffie-hellman-group-exchange-sha256',
  'diffie-hellman-group16-sha512',
  'diffie-hellman-group18-sha512',
  'diffie-hellman-group14-sha256',
] as const;

/** Appended to the client's list, in its first KEXINIT only; a rekey offers the list without. */
export const CLIENT_KEX_MARKERS = ['ext-info-c', 'kex-strict-c-v00@openssh.com'] as const;

/** Appended to the server's list, in every KEXINIT. There is no `ext-info-s`. */
export const SERVER_KEX_MARKERS = ['kex-strict-s-v00@openssh.com'] as const;

/**
 * The client's host key algorithms, for a host of which `known_hosts` holds no key. For a host
 * that is known, see `preferKnownHostKeys`.
 */
export const CLIENT_HOST_KEY_ALGORITHMS = [
  'ssh-ed25519-cert-v01@openssh.com',
  'ecdsa-sha2-nistp256-cert-v01@openssh.com',
  'ecdsa-sha2-nistp384-cert-v01@openssh.com',
  'ecdsa-sha2-nistp521-cert-v01@openssh.com',
  'sk-ssh-ed25519-cert-v01@openssh.com',
  'sk-ecdsa-sha2-nistp256-cert-v01@openssh.com',
  'rsa-sha2-512-cert-v01@openssh.com',
  'rsa-sha2-256-cert-v01@openssh.com',
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
  'rsa-sha2-512',
  'rsa-sha2-256',
] as const;

/** Ciphers of both ends, in both directions. */
export const CIPHERS = [
  'chacha20-poly1305@openssh.com',
  'aes128-ctr',
  'aes192-ctr',
  'aes256-ctr',
  'aes128-gcm@openssh.com',
  'aes256-gcm@openssh.com',
] as const;

/** MACs of both ends, in both directions; not used with the two AEAD kinds of cipher. */
export const MACS = [
  'umac-64-etm@openssh.com',
  'umac-128-etm@openssh.com',
  'hmac-sha2-256-etm@openssh.com',
  'hmac-sha2-512-etm@openssh.com',
  'hmac-sha1-etm@openssh.com',
  'umac-64@openssh.com',
  'umac-128@openssh.com',
  'hmac-sha2-256',
  'hmac-sha2-512',
  'hmac-sha1',
] as const;

/** The client's compression methods (`Compression no`, the default). */
export const CLIENT_COMPRESSION = ['none', 'zlib@openssh.com', 'zlib'] as const;

/** The server's: it compresses only after the login. */
export const SERVER_COMPRESSION = ['none', 'zlib@openssh.com'] as const;

/** The server's EXT_INFO, sent as its first message under new keys. The client sends none. */
export const SERVER_EXT_INFO = {
  'server-sig-algs':
    'ssh-ed25519,sk-ssh-ed25519@openssh.com,' +
    'ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,' +
    'sk-ecdsa-sha2-nistp256@openssh.com,webauthn-sk-ecdsa-sha2-nistp256@openssh.com,' +
    'ssh-dss,ssh-rsa,rsa-sha2-256,rsa-sha2-512',
  'publickey-hostbound@openssh.com': '0',
} as const;

/** How often a client asks for the password before it gives up. */
export const PASSWORD_PROMPTS = 3;

/** What an OpenSSH client tries first, of what the engine has: its PreferredAuthentications. ssh_config(5). */
export const PREFERRED_AUTHENTICATIONS = ['publickey', 'keyboard-interactive', 'password'] as const;

/**
 * The failed attempt at which a server sends DISCONNECT 2, `Too many authentication failures`. The
 * first `none` does not count, a refused key query does.
 */
export const MAX_AUTH_TRIES = 6;

/** Where a server keeps the keys of a user. */
export const authorizedKeysFile = (user: string): string => `/home/${user}/.ssh/authorized_keys`;
