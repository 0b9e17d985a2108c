/**
 * What `ssh -vvv` of OpenSSH 9.2 prints, prompts and warnings included: a table from the moments of
 * a login, in the order in which they come, to lines. Every word is OpenSSH's own; the logs in
 * test/golden/logs come from the real thing.
 *
 * A moment is when OpenSSH prints, which is after the work that it tells of. Whoever calls these
 * keeps the order; nothing here remembers anything.
 */
import { IDENTIFICATION, PREFERRED_AUTH_METHODS, rekeyBlocks } from '../openssh.ts';
import {
  addressName,
  hostName,
  keyName,
  shortName,
  type AlgorithmKind,
  type Chosen,
  type IdentityFile,
  type KnownHosts,
  type NamedKey,
  type Proposal,
  type Server,
} from './terms.ts';

export const opensshClientLog = {
  // Connecting

  started: () => [`${IDENTIFICATION.slice('SSH-2.0-'.length)}, ${OPENSSL}`],

  connecting: ({ host, address, port }: Server) => [
    ...(host === address
      ? [`debug2: resolve_canonicalize: hostname ${host} is address`]
      : [
          `debug2: resolving "${host}" port ${port}`,
          `debug3: resolve_host: lookup ${host}:${port}`,
        ]),
    'debug3: ssh_connect_direct: entering',
    `debug1: Connecting to ${host} [${address}] port ${port}.`,
    'debug3: set_sock_tos: set socket 3 IP_TOS 0x10',
  ],

  connected: () => ['debug1: Connection established.'],

  'identity-file': ({ path, key }: IdentityFile) => [
    `debug1: identity file ${path} type ${key === null ? -1 : (keyTypeNumbers[key.type] ?? -1)}`,
    `debug1: identity file ${path}-cert type -1`,
  ],

  // Identification

  'identification-sent': ({ identification }: { identification: string }) => [
    `debug1: Local version string ${identification}`,
  ],

  /** A line that the server sent before its identification; `index` counts from 0. */
  'line-before-identification': ({ index, line }: { index: number; line: string }) => [
    `debug1: kex_exchange_identification: banner line ${index}: ${line}`,
  ],

  'identification-received': ({ identification }: { identification: string }) => {
    const [, protocol = '', software = ''] = /^SSH-([^-]*)-(.*)$/s.exec(identification) ?? [];
    return [
      `debug1: Remote protocol version ${protocol}, remote software version ${software}`,
      software.startsWith('OpenSSH')
        ? `debug1: compat_banner: match: ${software} pat OpenSSH* compat 0x04000000`
        : `debug1: compat_banner: no match: ${software}`,
      'debug2: fd 3 setting O_NONBLOCK',
    ];
  },

  authenticating: ({ host, port, user }: { host: string; port: number; user: string }) => [
    `debug1: Authenticating to ${host}:${port} as '${user}'`,
  ],

  // Negotiation

  /** The look-up that decides the order of the host key algorithms. */
  'known-hosts-consulted': (known: KnownHosts) => [
    ...(known.port === 22 ? [] : [putHostPort(known.host, known.port)]),
    ...readKnownHosts(known),
  ],

  /**
   * @param best The first of the client's algorithms.
   * @param preferred Those that were moved to the front, in their order. Null where the list stays
   *   as it is because a key for `best` is known.
   */
  'host-key-algorithms-ordered': (order: { best: string; preferred: readonly string[] | null }) => {
    if (order.preferred === null) {
      return [
        `debug3: order_hostkeyalgs: have matching best-preference key type ${order.best}, ` +
          'using HostkeyAlgorithms verbatim',
      ];
    }
    return order.preferred.length === 0
      ? ['debug3: order_hostkeyalgs: no algorithms matched; accept original']
      : [`debug3: order_hostkeyalgs: prefer hostkeyalgs: ${order.preferred.join(',')}`];
  },

  /** Any message that is sent, by its number. Some are too many to be logged. */
  'packet-sent': ({ type }: { type: number }) =>
    isLogged(type) ? [`debug3: send packet: type ${type}`] : [],

  /** Any message that is received, by its number. */
  'packet-received': ({ type }: { type: number }) =>
    isLogged(type) ? [`debug3: receive packet: type ${type}`] : [],

  'kexinit-sent': () => ['debug1: SSH2_MSG_KEXINIT sent'],

  'kexinit-received': ({ client, server }: { client: Proposal; server: Proposal }) => [
    'debug1: SSH2_MSG_KEXINIT received',
    'debug2: local client KEXINIT proposal',
    ...proposal(client),
    'debug2: peer server KEXINIT proposal',
    ...proposal(server),
  ],

  'strict-kex-agreed': () => ['debug3: kex_choose_conf: will use strict KEX ordering'],

  /** @param name Null where the two lists have none in common. */
  'kex-algorithm-chosen': ({ name }: { name: string | null }) => [
    `debug1: kex: algorithm: ${name ?? '(no match)'}`,
  ],

  /** @param name Null where the two lists have none in common. */
  'host-key-algorithm-chosen': ({ name }: { name: string | null }) => [
    `debug1: kex: host key algorithm: ${name ?? '(no match)'}`,
  ],

  /** For server to client first. Not printed where anything has no match. */
  'direction-chosen': (direction: Chosen & { from: 'client' | 'server' }) => [
    `debug1: kex: ${direction.from === 'server' ? 'server->client' : 'client->server'} ` +
      `cipher: ${direction.cipher} MAC: ${direction.mac ?? '<implicit>'} ` +
      `compression: ${direction.compression}`,
  ],

  /** @param offer The server's whole list, markers included. */
  'no-common-algorithm': (none: Server & { kind: AlgorithmKind; offer: readonly string[] }) => [
    `Unable to negotiate with ${none.address} port ${none.port}: ` +
      `no matching ${none.kind} found. Their offer: ${none.offer.join(',')}`,
  ],

  // Key exchange. OpenSSH says ECDH for every method that has two messages.

  /**
   * A Diffie-Hellman value passed its check: the client's own, before it is sent, and the server's,
   * after its host key was agreed to.
   * @param bits How many bits of the value are 1.
   * @param size How many bits the group's prime has.
   */
  'dh-value-checked': ({ bits, size }: { bits: number; size: number }) => [
    `debug2: bits set: ${bits}/${size}`,
  ],

  'kex-init-sent': () => ['debug1: expecting SSH2_MSG_KEX_ECDH_REPLY'],

  'kex-reply-received': ({ hostKey }: { hostKey: NamedKey }) => [
    'debug1: SSH2_MSG_KEX_ECDH_REPLY received',
    `debug1: Server host key: ${hostKey.type} ${hostKey.fingerprint}`,
  ],

  // The host key

  /** The look-up of the key that the server sent. */
  'host-key-looked-up': (known: KnownHosts) => {
    if (known.port === 22) return readKnownHosts(known);
    return [
      putHostPort(known.address, known.port),
      putHostPort(known.host, known.port),
      ...readKnownHosts(known),
      ...(known.found.length > 0
        ? []
        : ['debug1: checking without port identifier', ...readKnownHosts(known)]),
    ];
  },

  'host-key-known': (known: Server & { key: NamedKey; file: string; line: number }) => [
    `debug1: Host '${hostName(known)}' is known and matches the ${keyName(known.key)} host key.`,
    `debug1: Found key in ${known.file}:${known.line}`,
  ],

  /** The host is unknown, and so is its key under any other name. */
  'host-key-unknown': (unknown: Server & { key: NamedKey; file: string; exists: boolean }) => [
    `debug3: hostkeys_find_by_key_hostfile: trying user hostfile "${unknown.file}"`,
    unknown.exists
      ? `debug3: hostkeys_foreach: reading file "${unknown.file}"`
      : `debug1: hostkeys_find_by_key_hostfile: hostkeys file ${unknown.file} does not exist`,
    `The authenticity of host '${hostName(unknown)} (${addressName(unknown)})' ` +
      "can't be established.",
    `${keyName(unknown.key)} key fingerprint is ${unknown.key.fingerprint}.`,
    'This key is not known by any other names.',
  ],

  /** The question, with each answer that the person gave; anything unclear is asked again. */
  'host-key-asked': ({ answers }: { answers: readonly [string, ...string[]] }) =>
    answers.map((answer, i) => (i === 0 ? CONFIRM_HOST_KEY : CONFIRM_AGAIN) + answer),

  'host-key-added': (added: Server & { key: NamedKey }) => [
    `Warning: Permanently added '${hostName(added)}' (${keyName(added.key)}) ` +
      'to the list of known hosts.',
  ],

  'host-key-changed': (
    changed: Server & { key: NamedKey; file: string; line: number; knownType: string },
  ) => [
    '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@',
    '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @',
    '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@',
    'IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!',
    'Someone could be eavesdropping on you right now (man-in-the-middle attack)!',
    'It is also possible that a host key has just been changed.',
    `The fingerprint for the ${keyName(changed.key)} key sent by the remote host is`,
    `${changed.key.fingerprint}.`,
    'Please contact your system administrator.',
    `Add correct host key in ${changed.file} to get rid of this message.`,
    `Offending ${shortName(changed.knownType)} key in ${changed.file}:${changed.line}`,
    '  remove with:',
    `  ssh-keygen -f "${changed.file}" -R "${hostName(changed)}"`,
    `Host key for ${hostName(changed)} has changed and you have requested strict checking.`,
  ],

  'host-key-refused': () => ['Host key verification failed.'],

  // New keys. `packets` counts those of this direction since the last new keys, NEWKEYS included;
  // it is null without strict key exchange. `blockSize` is the cipher's, 8 for chacha20.

  'newkeys-sent': ({ packets, blockSize }: { packets: number | null; blockSize: number }) => [
    ...(packets === null
      ? []
      : [`debug1: ssh_packet_send2_wrapped: resetting send seqnr ${packets}`]),
    'debug2: ssh_set_newkeys: mode 1',
    `debug1: rekey out after ${rekeyBlocks(blockSize)} blocks`,
    'debug1: SSH2_MSG_NEWKEYS sent',
    'debug1: expecting SSH2_MSG_NEWKEYS',
  ],

  'newkeys-received': ({ packets, blockSize }: { packets: number | null; blockSize: number }) => [
    ...(packets === null ? [] : [`debug1: ssh_packet_read_poll2: resetting read seqnr ${packets}`]),
    'debug1: SSH2_MSG_NEWKEYS received',
    'debug2: ssh_set_newkeys: mode 0',
    `debug1: rekey in after ${rekeyBlocks(blockSize)} blocks`,
  ],

  // Authentication

  /** The keys that will be tried; before the SERVICE_REQUEST. */
  'keys-prepared': ({ files }: { files: readonly IdentityFile[] }) => [
    ...files.map((file) => `debug1: Will attempt key: ${describe(file)}`),
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
  'auth-methods-changed': ({ methods }: { methods: readonly string[] }) => [
    `debug3: start over, passed a different list ${methods.join(',')}`,
    `debug3: preferred ${PREFERRED_AUTH_METHODS.join(',')}`,
  ],

  /** @param remaining See `nextAuthMethod`. */
  'auth-method-chosen': ({ name, remaining }: { name: string; remaining: string }) => [
    `debug3: authmethod_lookup ${name}`,
    `debug3: remaining preferred: ${remaining}`,
    `debug3: authmethod_is_enabled ${name}`,
    `debug1: Next authentication method: ${name}`,
  ],

  'key-offered': (file: IdentityFile) => [`debug1: Offering public key: ${describe(file)}`],

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
  signing: ({ method, key, algorithm }: { method: string; key: NamedKey; algorithm: string }) => [
    `debug3: sign_and_send_pubkey: using ${method} with ${keyName(key)} ${key.fingerprint}`,
    `debug3: sign_and_send_pubkey: signing using ${algorithm} ${key.fingerprint}`,
  ],

  /** The password's prompt. What is typed does not show. */
  'password-asked': ({ user, host }: { user: string; host: string }) => [
    `${user}@${host}'s password: `,
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

  // The session: one channel, number 0, whose input is empty. Sockets and files have the numbers
  // that they have in a terminal: 3 is the connection, 4, 5 and 6 are input, output and errors.

  'channel-opened': () => [
    'debug2: fd 4 setting O_NONBLOCK',
    'debug2: fd 5 setting O_NONBLOCK',
    'debug1: channel 0: new session [client-session] (inactive timeout: 0)',
    'debug3: ssh_session2_open: channel_new: 0',
    'debug2: channel 0: send open',
  ],

  'no-more-sessions-requested': () => ['debug1: Requesting no-more-sessions@openssh.com'],

  'session-entered': () => [
    'debug1: Entering interactive session.',
    'debug1: pledge: network',
    'debug3: client_repledge: enter',
  ],

  'global-request-received': ({ name, wantReply }: { name: string; wantReply: boolean }) => [
    `debug1: client_input_global_request: rtype ${name} want_reply ${Number(wantReply)}`,
  ],

  'debug-received': ({ message }: { message: string }) => [`debug1: Remote: ${message}`],

  'channel-confirmed': () => [
    'debug2: channel_input_open_confirmation: channel 0: callback start',
    'debug2: fd 3 setting TCP_NODELAY',
    'debug3: set_sock_tos: set socket 3 IP_TOS 0x08',
    'debug2: client_session2_setup: id 0',
  ],

  /** Before the request is sent. */
  'command-requested': ({ command }: { command: string }) => [
    `debug1: Sending command: ${command}`,
    'debug2: channel 0: request exec confirm 1',
  ],

  /** After the request is sent. @param window, maximumPacket As the server confirmed them. */
  'channel-set-up': ({ window, maximumPacket }: { window: number; maximumPacket: number }) => [
    'debug3: client_repledge: enter',
    'debug1: pledge: fork',
    'debug2: channel_input_open_confirmation: channel 0: callback done',
    `debug2: channel 0: open confirm rwindow ${window} rmax ${maximumPacket}`,
  ],

  'window-adjust-received': ({ bytes }: { bytes: number }) => [
    `debug2: channel 0: rcvd adjust ${bytes}`,
  ],

  /** @param type CHANNEL_SUCCESS, or CHANNEL_FAILURE. */
  'command-answered': ({ type }: { type: 99 | 100 }) => [
    `debug2: channel_input_status_confirm: type ${type} id 0`,
    type === 99 ? 'debug2: exec request accepted on channel 0' : 'exec request failed on channel 0',
  ],

  /** The client's input is at its end, once there is a window to send into. Before EOF is sent. */
  'input-ended': () => [
    'debug2: channel 0: read failed rfd 4 maxlen 32768: Broken pipe',
    'debug2: channel 0: read failed',
    'debug2: chan_shutdown_read: channel 0: (i0 o0 sock -1 wfd 4 efd 6 [write])',
    'debug2: channel 0: input open -> drain',
    'debug2: channel 0: ibuf empty',
    'debug2: channel 0: send eof',
  ],

  /** After EOF is sent. */
  'input-closed': () => ['debug2: channel 0: input drain -> closed'],

  /** @param window What was left before the adjustment. */
  'window-adjusted': ({ window, bytes }: { window: number; bytes: number }) => [
    `debug2: channel 0: window ${window} sent adjust ${bytes}`,
  ],

  'channel-request-received': ({ name, wantReply }: { name: string; wantReply: boolean }) => [
    `debug1: client_input_channel_req: channel 0 rtype ${name} reply ${Number(wantReply)}`,
  ],

  'eof-received': () => [
    'debug2: channel 0: rcvd eof',
    'debug2: channel 0: output open -> drain',
    'debug2: channel 0: obuf empty',
    'debug2: chan_shutdown_write: channel 0: (i3 o1 sock -1 wfd 5 efd 6 [write])',
    'debug2: channel 0: output drain -> closed',
  ],

  /** Before CLOSE is sent in return. */
  'close-received': () => [
    'debug2: channel 0: rcvd close',
    'debug3: channel 0: will not send data after close',
    'debug2: channel 0: almost dead',
    'debug2: channel 0: gc: notify user',
    'debug2: channel 0: gc: user detached',
    'debug2: channel 0: send close',
  ],

  /** After CLOSE is sent. */
  'channel-freed': () => [
    'debug2: channel 0: is dead',
    'debug2: channel 0: garbage collecting',
    'debug1: channel 0: free: client-session, nchannels 1',
    'debug3: channel 0: status: The following connections are open:',
    '  #0 client-session (t4 [session] r0 i3/0 o3/0 e[write]/0 fd -1/-1/6 ' +
      'sock -1 cc -1 io 0x00/0x00)',
    '',
  ],

  // The end

  /**
   * After DISCONNECT is sent.
   * @param sent, received Bytes of all packets, without identification lines, MACs and tags.
   * @param seconds Since the session was entered.
   */
  ended: (end: { sent: number; received: number; seconds: number; exitStatus: number }) => [
    `Transferred: sent ${end.sent}, received ${end.received} bytes, ` +
      `in ${end.seconds.toFixed(1)} seconds`,
    ...(end.seconds > 0
      ? [
          `Bytes per second: sent ${(end.sent / end.seconds).toFixed(1)}, ` +
            `received ${(end.received / end.seconds).toFixed(1)}`,
        ]
      : []),
    `debug1: Exit status ${end.exitStatus}`,
  ],

  'disconnect-received': (got: Server & { code: number; description: string }) => [
    `Received disconnect from ${got.address} port ${got.port}:${got.code}: ${got.description}`,
    `Disconnected from ${got.address} port ${got.port}`,
  ],

  /** The server went away without a word, before the login. */
  'connection-closed': ({ address, port }: Server) => [
    `Connection closed by ${address} port ${port}`,
  ],
};

const OPENSSL = 'OpenSSL 3.0.19 27 Jan 2026';

const CONFIRM_HOST_KEY = 'Are you sure you want to continue connecting (yes/no/[fingerprint])? ';
const CONFIRM_AGAIN = "Please type 'yes', 'no' or the fingerprint: ";

const keyTypeNumbers: Readonly<Record<string, number>> = {
  'ssh-rsa': 0,
  'ecdsa-sha2-nistp256': 2,
  'ecdsa-sha2-nistp384': 2,
  'ecdsa-sha2-nistp521': 2,
  'ssh-ed25519': 3,
};

const knownExtensions = ['server-sig-algs', 'publickey-hostbound@openssh.com'];

/** DATA, EXTENDED_DATA and WINDOW_ADJUST would drown everything else. */
function isLogged(type: number): boolean {
  return type < 93 || type > 95;
}

function proposal(kexinit: Proposal): string[] {
  return [
    `KEX algorithms: ${kexinit.kex_algorithms.join(',')}`,
    `host key algorithms: ${kexinit.server_host_key_algorithms.join(',')}`,
    `ciphers ctos: ${kexinit.encryption_algorithms_client_to_server.join(',')}`,
    `ciphers stoc: ${kexinit.encryption_algorithms_server_to_client.join(',')}`,
    `MACs ctos: ${kexinit.mac_algorithms_client_to_server.join(',')}`,
    `MACs stoc: ${kexinit.mac_algorithms_server_to_client.join(',')}`,
    `compression ctos: ${kexinit.compression_algorithms_client_to_server.join(',')}`,
    `compression stoc: ${kexinit.compression_algorithms_server_to_client.join(',')}`,
    `languages ctos: ${kexinit.languages_client_to_server.join(',')}`,
    `languages stoc: ${kexinit.languages_server_to_client.join(',')}`,
    `first_kex_follows ${Number(kexinit.first_kex_packet_follows)} `,
    `reserved ${kexinit.reserved} `,
  ].map((line) => `debug2: ${line}`);
}

function readKnownHosts({ file, exists, found, host, port }: KnownHosts): string[] {
  if (!exists) return [`debug1: load_hostkeys: fopen ${file}: No such file or directory`];
  if (found.length === 0) return [];
  return [
    ...found.map(
      ({ line, type }) =>
        `debug3: record_hostkey: found key type ${shortName(type)} in file ${file}:${line}`,
    ),
    `debug3: load_hostkeys_file: loaded ${found.length} keys from ${hostName({ host, port })}`,
  ];
}

function putHostPort(name: string, port: number): string {
  return `debug3: put_host_port: [${name}]:${port}`;
}

/** `/home/alice/.ssh/id_ed25519 ED25519 SHA256:… explicit`. */
function describe({ path, key }: IdentityFile): string {
  const name = key === null ? '' : `${keyName(key)} ${key.fingerprint}`;
  return `${path} ${name} explicit`;
}
