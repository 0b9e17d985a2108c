import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { MAX_PACKET, WINDOW } from '../../src/protocol/ssh/channels.ts';
import { HOSTBOUND } from '../../src/protocol/ssh/userauth/publickey-layout.ts';
import { nextAuthMethod } from '../../src/world/log/auth-methods.ts';
import { opensshClientLog as log } from '../../src/world/log/openssh-client.ts';
import type { IdentityFile, KnownHosts, Proposal, Server } from '../../src/world/log/terms.ts';
import {
  CIPHERS,
  CLIENT_COMPRESSION,
  CLIENT_HOST_KEY_ALGORITHMS,
  CLIENT_KEX_MARKERS,
  IDENTIFICATION,
  KEX_ALGORITHMS,
  MACS,
  SERVER_COMPRESSION,
  SERVER_EXT_INFO,
  SERVER_KEX_MARKERS,
} from '../../src/world/openssh.ts';
import { PREFERRED_AUTH_METHODS } from '../../src/world/log/openssh-habits.ts';
import { keyNote } from '../../src/world/files/key-notes.ts';
import { noOptions } from '../../src/world/files/key-options.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { maskLog } from '../log-mask.ts';
import { knownHostsVariants, variants } from './support/logins.ts';

const folder = new URL('../golden/logs/', import.meta.url);
const golden = (name: string): string => readFileSync(new URL(`${name}.txt`, folder), 'utf8');

const user = 'alice';
const host = 'server.example';
const ssh = '/home/alice/.ssh';
const file = `${ssh}/known_hosts`;
const hostKey = { type: 'ssh-ed25519', fingerprint: `SHA256:${'h'.repeat(43)}` };
const userKey: IdentityFile = {
  path: `${ssh}/id_ed25519`,
  key: { type: 'ssh-ed25519', fingerprint: `SHA256:${'u'.repeat(43)}` },
};
const noKey: IdentityFile = { path: `${ssh}/id_ed25519`, key: null };
const keyAndPassword = ['publickey', 'password'];

function proposal(lists: {
  kex: readonly string[];
  hostKeys: readonly string[];
  ciphers: readonly string[];
  macs: readonly string[];
  compression: readonly string[];
}): Proposal {
  return {
    kex_algorithms: lists.kex,
    server_host_key_algorithms: lists.hostKeys,
    encryption_algorithms_client_to_server: lists.ciphers,
    encryption_algorithms_server_to_client: lists.ciphers,
    mac_algorithms_client_to_server: lists.macs,
    mac_algorithms_server_to_client: lists.macs,
    compression_algorithms_client_to_server: lists.compression,
    compression_algorithms_server_to_client: lists.compression,
    languages_client_to_server: [],
    languages_server_to_client: [],
    first_kex_packet_follows: false,
    reserved: 0,
  };
}

/** How a login differs from: a known host, a key that is let in, one short command. */
interface Login {
  known?: 'no file' | 'other hosts' | 'its key' | 'another key';
  /** StrictHostKeyChecking=no. */
  unchecked?: boolean;
  /** What is typed at the host key's prompt. */
  answers?: [string, ...string[]];
  port?: number;
  kex?: readonly string[];
  ciphers?: readonly string[];
  macs?: readonly string[];
  serverCiphers?: readonly string[];
  chosen?: { kex: string; cipher: string; mac: string | null; blockSize: number };
  identity?: IdentityFile;
  keyIsAccepted?: boolean;
  /** The line of authorized_keys with the key; 1 unless told. */
  keyLine?: number;
  /** alice, unless told. */
  user?: string;
  methods?: readonly string[];
  /** For each password typed: is it right? */
  passwords?: readonly boolean[];
  maxAuthTries?: number;
  banner?: string;
  command?: string;
  /** Full packets of output. */
  fullPackets?: number;
  sent?: number;
  received?: number;
}

const dhGroup14 = 'diffie-hellman-group14-sha256';
const sshowKex = ['curve25519-sha256', 'curve25519-sha256@libssh.org', dhGroup14];
const sshowCiphers = [
  'chacha20-poly1305@openssh.com',
  'aes128-ctr',
  'aes256-ctr',
  'aes128-gcm@openssh.com',
  'aes256-gcm@openssh.com',
];
const sshowMacs = [
  'hmac-sha2-256-etm@openssh.com',
  'hmac-sha2-512-etm@openssh.com',
  'hmac-sha2-256',
  'hmac-sha2-512',
];

/** The lines of a login, moment by moment. */
function* lines(login: Login): Generator<readonly string[]> {
  const server = { host, address: '127.0.0.1', port: login.port ?? 22 };
  const identity = login.identity ?? userKey;

  yield log.started();
  yield log.connecting(server);
  yield log.connected();
  yield log['identity-file'](identity);
  yield log['identification-sent']({ identification: IDENTIFICATION });
  yield log['identification-received']({ identification: IDENTIFICATION });
  yield log.authenticating({ ...server, user: login.user ?? user });
  if (!(yield* keyExchange(login, server))) return;
  yield log['keys-prepared']({ files: [identity] });
  yield log['packet-sent']({ type: 5 });
  yield log['packet-received']({ type: 7 });
  yield log['ext-info-received']({ extensions: SERVER_EXT_INFO });
  yield log['packet-received']({ type: 6 });
  yield log['service-accepted']({ service: 'ssh-userauth' });
  const method = yield* authentication(login, server, identity);
  if (method === null) return;
  yield log.authenticated({ ...server, method });
  yield* session(login, method);
}

function* keyExchange(login: Login, server: Server): Generator<readonly string[], boolean> {
  const state = login.known ?? 'its key';
  const isFound = state === 'its key' || state === 'another key';
  const key = hostKey;
  const read: KnownHosts = {
    ...server,
    file,
    exists: state !== 'no file',
    read: isFound ? [{ line: 1, is: 'key', type: 'ssh-ed25519', marker: null }] : [],
    without: null,
  };
  const isNewThere = !isFound && server.port !== 22;
  const known = { ...read, without: isNewThere ? { ...read, port: 22 } : null };
  const chosen = login.chosen ?? {
    kex: 'curve25519-sha256',
    cipher: 'chacha20-poly1305@openssh.com',
    mac: null,
    blockSize: 8,
  };

  yield log['known-hosts-consulted'](known);
  const [best] = CLIENT_HOST_KEY_ALGORITHMS;
  yield log['host-key-algorithms-ordered']({ best, preferred: isFound ? null : [] });
  yield log['packet-sent']({ type: 20 });
  yield log['kexinit-sent']();
  yield log['packet-received']({ type: 20 });
  yield log['kexinit-received']({
    client: proposal({
      kex: [...(login.kex ?? KEX_ALGORITHMS), ...CLIENT_KEX_MARKERS],
      hostKeys: CLIENT_HOST_KEY_ALGORITHMS,
      ciphers: login.ciphers ?? CIPHERS,
      macs: login.macs ?? MACS,
      compression: CLIENT_COMPRESSION,
    }),
    server: proposal({
      kex: [...sshowKex, ...SERVER_KEX_MARKERS],
      hostKeys: ['ssh-ed25519'],
      ciphers: login.serverCiphers ?? sshowCiphers,
      macs: sshowMacs,
      compression: SERVER_COMPRESSION,
    }),
  });
  yield log['strict-kex-agreed']();
  yield log['kex-algorithm-chosen']({ name: chosen.kex });
  yield log['host-key-algorithm-chosen']({ name: 'ssh-ed25519' });
  if (login.serverCiphers !== undefined) {
    yield log['no-common-algorithm']({ ...server, kind: 'cipher', offer: login.serverCiphers });
    return false;
  }
  const { cipher, mac } = chosen;
  yield log['direction-chosen']({ from: 'server', cipher, mac, compression: 'none' });
  yield log['direction-chosen']({ from: 'client', cipher, mac, compression: 'none' });

  const isDh = chosen.kex === dhGroup14;
  if (isDh) yield log['dh-value-checked']({ bits: 1023, size: 2048 });
  yield log['packet-sent']({ type: 30 });
  yield log['kex-init-sent']();
  yield log['packet-received']({ type: 31 });
  yield log['kex-reply-received']({ hostKey });
  yield log['host-key-looked-up'](known);
  if (state === 'another key') {
    const knownType = 'ssh-ed25519';
    const tolerated = Boolean(login.unchecked);
    yield log['host-key-changed']({ ...server, key, file, line: 1, knownType, tolerated });
    if (!tolerated) {
      yield log['host-key-refused']();
      return false;
    }
  } else if (state === 'its key') {
    yield log['host-key-known']({ ...server, key, file, line: 1 });
  } else {
    const answers = login.answers ?? ['yes'];
    yield log['host-key-unknown']({ ...server, key, file, exists: known.exists, others: [] });
    yield log['host-key-asked']({ answers });
    if (answers.at(-1) === 'no') {
      yield log['host-key-refused']();
      return false;
    }
    yield log['host-key-added']({ ...server, key });
  }
  if (isDh) yield log['dh-value-checked']({ bits: 1030, size: 2048 });

  const { blockSize } = chosen;
  yield log['packet-sent']({ type: 21 });
  yield log['newkeys-sent']({ packets: 3, blockSize });
  yield log['packet-received']({ type: 21 });
  yield log['newkeys-received']({ packets: 3, blockSize });
  return true;
}

function* authentication(
  login: Login,
  server: Server,
  identity: IdentityFile,
): Generator<readonly string[], string | null> {
  const methods = login.methods ?? keyAndPassword;
  yield log['packet-sent']({ type: 50 });
  if (login.banner !== undefined) {
    yield log['packet-received']({ type: 53 });
    yield log['banner-received']({ message: login.banner });
  }
  yield log['packet-received']({ type: 51 });
  yield log['auth-failed']({ methods });
  let preferred = login.unchecked ? 'publickey' : PREFERRED_AUTH_METHODS.join(',');
  yield log['auth-methods-changed']({ methods, preferred });
  for (;;) {
    const next = nextAuthMethod(preferred, methods);
    if (next === null) break;
    preferred = next.remaining;
    yield log['auth-method-chosen'](next);
    const isIn =
      next.name === 'publickey'
        ? yield* publicKey(login, methods, identity)
        : yield* password(login, methods, server);
    if (isIn === 'disconnected') return null;
    if (isIn) return next.name;
    yield log['auth-method-exhausted']();
  }
  yield log['permission-denied']({ user: login.user ?? user, host, methods });
  return null;
}

function* publicKey(
  login: Login,
  methods: readonly string[],
  identity: IdentityFile,
): Generator<readonly string[], boolean> {
  if (identity.key === null) {
    yield log['key-missing'](identity);
    return false;
  }
  yield log['key-offered'](identity);
  yield log['packet-sent']({ type: 50 });
  yield log['auth-request-sent']({ method: 'publickey' });
  if (login.keyIsAccepted === false) {
    yield log['packet-received']({ type: 51 });
    yield log['auth-failed']({ methods });
    return false;
  }
  yield log['packet-received']({ type: 60 });
  yield log['key-accepted'](identity);
  const { key } = identity;
  yield log.signing({ method: HOSTBOUND, ...identity, key, algorithm: 'ssh-ed25519' });
  yield log['packet-sent']({ type: 50 });
  yield log['packet-received']({ type: 52 });
  return true;
}

function* password(
  login: Login,
  methods: readonly string[],
  server: Server,
): Generator<readonly string[], boolean | 'disconnected'> {
  for (const [i, isRight] of (login.passwords ?? []).entries()) {
    if (i > 0) yield log['password-refused']();
    yield log['password-asked']({ user, host });
    yield log['packet-sent']({ type: 50 });
    yield log['auth-request-sent']({ method: 'password' });
    if (isRight) {
      yield log['packet-received']({ type: 52 });
      return true;
    }
    if (i + 1 === login.maxAuthTries) {
      const description = 'Too many authentication failures';
      yield log['packet-received']({ type: 1 });
      yield log['disconnect-received']({ ...server, code: 2, description });
      return 'disconnected';
    }
    yield log['packet-received']({ type: 51 });
    yield log['auth-failed']({ methods });
  }
  return false;
}

function* session(login: Login, method: string): Generator<readonly string[]> {
  yield log['channel-opened']();
  yield log['packet-sent']({ type: 90 });
  yield log['no-more-sessions-requested']();
  yield log['packet-sent']({ type: 80 });
  yield log['session-entered']();
  yield log['packet-received']({ type: 80 });
  yield log['global-request-received']({ name: 'hostkeys-00@openssh.com', wantReply: false });
  const place = `${ssh}/authorized_keys:${login.keyLine ?? 1}`;
  const message = keyNote({ kind: 'accepted', options: noOptions }, place, '') ?? '';
  for (const said of method === 'publickey' ? [message, message] : []) {
    yield log['packet-received']({ type: 4 });
    yield log['debug-received']({ message: said });
  }
  yield log['packet-received']({ type: 91 });
  yield log['channel-confirmed']();
  yield log['command-requested']({ command: login.command ?? 'uname -sr' });
  yield log['packet-sent']({ type: 98 });
  yield log['channel-set-up']({ window: 0, maximumPacket: MAX_PACKET });
  yield log['packet-received']({ type: 93 });
  yield log['window-adjust-received']({ bytes: WINDOW });
  yield log['packet-received']({ type: 99 });
  yield log['command-answered']({ type: 99 });
  yield log['input-ended']();
  yield log['packet-sent']({ type: 96 });
  yield log['input-closed']();
  yield* output(login.fullPackets ?? 0);
  yield log['packet-received']({ type: 98 });
  yield log['channel-request-received']({ name: 'exit-status', wantReply: false });
  yield log['packet-received']({ type: 96 });
  yield log['eof-received']();
  yield log['packet-received']({ type: 97 });
  yield log['close-received']();
  yield log['packet-sent']({ type: 97 });
  yield log['channel-freed']();
  yield log['packet-sent']({ type: 1 });
  const { sent = 2320, received = 1812 } = login;
  yield log.ended({ sent, received, seconds: 0.2, exitStatus: 0 });
}

function* output(packets: number): Generator<readonly string[]> {
  for (let i = 1; i <= packets; i += 1) {
    yield log['packet-received']({ type: 94 });
    if (i % 4 !== 0) continue;
    yield log['packet-sent']({ type: 93 });
    yield log['window-adjusted']({ window: WINDOW - 4 * MAX_PACKET, bytes: 4 * MAX_PACKET });
  }
}

const logins: Record<string, Login> = {
  'first-contact': { known: 'no file' },
  'first-contact.refused': { known: 'no file', answers: ['no'] },
  'first-contact.unclear-answer': { known: 'no file', answers: ['perhaps', 'yes'] },
  'first-contact.other-hosts': { known: 'other hosts' },
  'first-contact.other-port': { known: 'no file', port: 2222 },
  'known-host': {},
  'known-host.other-port': { port: 2222 },
  'known-host.banner': { banner: 'Authorised users only.\n', received: 1856 },
  'known-host.many-keys': { keyLine: 4 },
  'changed-host-key': { known: 'another key' },
  'strict-no': { known: 'another key', unchecked: true },
  'reinstalled-server': { known: 'another key' },
  'unknown-user-key.no-such-user': {
    user: 'mallory',
    keyIsAccepted: false,
    methods: ['publickey'],
  },
  'unknown-user-key': { keyIsAccepted: false, methods: ['publickey'] },
  'unknown-user-key.then-password': {
    keyIsAccepted: false,
    passwords: [true],
    sent: 2160,
    received: 1500,
  },
  'wrong-password': { identity: noKey, passwords: [false, false, false] },
  'wrong-password.then-right': {
    identity: noKey,
    passwords: [false, true],
    sent: 2104,
    received: 1500,
  },
  'wrong-password.too-often': { identity: noKey, passwords: [false, false], maxAuthTries: 2 },
  'password-login': { identity: noKey, passwords: [true], sent: 2036, received: 1464 },
  'no-common-cipher': {
    ciphers: ['aes256-gcm@openssh.com'],
    serverCiphers: ['aes128-ctr', 'aes256-ctr'],
  },
  'classic-dh': {
    kex: [dhGroup14],
    chosen: {
      kex: dhGroup14,
      cipher: 'chacha20-poly1305@openssh.com',
      mac: null,
      blockSize: 8,
    },
    sent: 2288,
    received: 2036,
  },
  'six-keys': {
    ciphers: ['aes256-ctr'],
    macs: ['hmac-sha2-256'],
    chosen: {
      kex: 'curve25519-sha256',
      cipher: 'aes256-ctr',
      mac: 'hmac-sha2-256',
      blockSize: 16,
    },
    sent: 1760,
    received: 1832,
  },
  bulk: {
    command: 'head -c 2000000 /dev/zero',
    fullPackets: 61,
    sent: 2636,
    received: 2_003_016,
  },
};

/** Kept logs that only runs are compared with, in run-log.test.ts. */
const onlyOfRuns = catalog.map(({ name }) => name);

describe('the lines of a login are those of a real ssh -vvv', () => {
  test('every log that is kept is composed, or played by a run', () => {
    const kept = readdirSync(folder).map((name) => name.replace('.txt', ''));
    // Some are compared with whole runs: see run-log.test.ts.
    const runs = [...Object.keys(variants), ...Object.keys(knownHostsVariants), ...onlyOfRuns];
    expect(kept).toEqual(expect.arrayContaining(Object.keys(logins)));
    expect(runs).toEqual(expect.arrayContaining(kept.filter((name) => !(name in logins))));
  });

  test.each(Object.entries(logins))('%s', (name, login) => {
    const composed = `${[...lines(login)].flat().join('\n')}\n`;
    expect(maskLog(composed, { user, host }).split('\n')).toEqual(golden(name).split('\n'));
  });
});

test('a masked log is not changed by masking it again', () => {
  for (const name of Object.keys(logins)) {
    expect(maskLog(golden(name), { user, host })).toBe(golden(name));
  }
});
