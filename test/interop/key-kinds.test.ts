/** Host keys and user keys of every kind, with real servers and real clients. */
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { bigToBytes, toHex, type Bytes } from '../../src/codec/bytes.ts';
import { decode } from '../../src/codec/tape.ts';
import { RsaNumbers } from '../../src/protocol/ssh/rsa-numbers.ts';
import { readPrivateKey } from '../../src/world/files/private-key-file.ts';
import { shareOf } from '../share.ts';
import { asyncsshClient, startAsyncssh } from './peers/asyncssh.ts';
import { dbclient, dropbearKey, startDropbear } from './peers/dropbear.ts';
import { ssh, startSshd } from './peers/openssh.ts';
import {
  keyKinds,
  knownHostsLine,
  makeAccount,
  makeKey,
  temporaryFolder,
  type Account,
  type Folder,
  type KeyKind,
  type KeyPair,
} from './peers/place.ts';
import { describe, type Ended } from './peers/process.ts';
import { plink, puttyKey } from './peers/putty.ts';
import type { LoginOptions, RunningServer } from './peers/types.ts';
import { sshowHere } from './sshow-here.ts';
import { replay, startServe, type Serving } from './sshow.ts';
import { describeWith, shared, type Need } from './suite.ts';

/** The algorithm that both ends should come to, by the kind of key. */
const bestOf: Readonly<Record<KeyKind, string>> = {
  ed25519: 'ssh-ed25519',
  'ecdsa-256': 'ecdsa-sha2-nistp256',
  'ecdsa-384': 'ecdsa-sha2-nistp384',
  'ecdsa-521': 'ecdsa-sha2-nistp521',
  rsa: 'rsa-sha2-512',
};

type Keys = Readonly<Record<KeyKind, KeyPair>>;

async function makeKeys(folder: Folder, prefix: string): Promise<Keys> {
  const make = async (kind: KeyKind): Promise<KeyPair> =>
    makeKey(folder, `${prefix}-${kind}`, '', kind);
  return {
    ed25519: await make('ed25519'),
    'ecdsa-256': await make('ecdsa-256'),
    'ecdsa-384': await make('ecdsa-384'),
    'ecdsa-521': await make('ecdsa-521'),
    rsa: await make('rsa'),
  };
}

const linesOf = (keys: Keys): readonly string[] => keyKinds.map((kind) => keys[kind].publicLine);

/** What nobody else may see of a private key. */
function secretsIn(type: string, privateKey: Bytes): readonly Bytes[] {
  const numbers = type === 'ssh-rsa' ? decode(RsaNumbers, privateKey) : null;
  if (!numbers?.ok) return [privateKey];
  const { d, p, q, iqmp } = numbers.value;
  return [d, p, q, iqmp].map(bigToBytes);
}

function expectHello(result: Ended): void {
  expect(result, describe(result)).toMatchObject({ code: 0, stdout: 'hello\n' });
}

describeWith(['openssh'], 'keys of every kind', () => {
  const folder = shared(
    () => Promise.resolve(temporaryFolder()),
    (made) => made.remove(),
  );
  const userKeys = shared(
    () => makeKeys(folder(), 'user'),
    () => {},
  );
  const hostKeys = shared(
    () => makeKeys(folder(), 'host'),
    () => {},
  );
  const serving = (kinds: readonly KeyKind[], more: () => readonly string[] = () => []) =>
    shared(
      () =>
        startServe([
          ...kinds.flatMap((kind) => ['--host-key', hostKeys()[kind].file]),
          ...['--authorized-keys', folder().write('authorized', linesOf(userKeys()).join('\n'))],
          ...more(),
        ]),
      (server) => server.process.stop(),
    );
  const login = ({ port }: Serving, host: KeyKind, user: KeyKind): LoginOptions => ({
    port,
    user: 'alice',
    command: 'echo hello',
    key: userKeys()[user].file,
    knownHosts: folder().write(
      `known_hosts_${port}`,
      knownHostsLine(port, hostKeys()[host].publicLine),
    ),
  });

  describeWith([], 'sshow serve', () => {
    const server = serving(keyKinds);

    // Each kind with itself or another, so that every host's and every user's is there.
    for (const [at, host] of keyKinds.entries()) {
      test.each(shareOf(keyKinds, 2, at))(
        `shows ssh its ${host} host key, and lets it in with %s`,
        async (user) => {
          const result = await ssh({ ...login(server(), host, user), extra: ['-vvv'] });
          expectHello(result);
          expect(result.stderr).toContain(`kex: host key algorithm: ${bestOf[host]}`);
          expect(result.stderr).toContain(`signing using ${bestOf[user]} SHA256:`);
        },
      );
    }

    test.each(['rsa-sha2-256', 'rsa-sha2-512'])(
      'signs with %s for ssh, and takes it',
      async (name) => {
        const result = await ssh({
          ...login(server(), 'rsa', 'rsa'),
          extra: ['-vvv', `-oHostKeyAlgorithms=${name}`, `-oPubkeyAcceptedAlgorithms=${name}`],
        });
        expectHello(result);
        expect(result.stderr).toContain(`kex: host key algorithm: ${name}`);
        expect(result.stderr).toContain(`signing using ${name} SHA256:`);
      },
    );

    test('does not take ssh-rsa, which signs with SHA-1', async () => {
      const result = await ssh({
        ...login(server(), 'rsa', 'rsa'),
        extra: ['-oPubkeyAcceptedAlgorithms=ssh-rsa'],
      });
      expect(result).toMatchObject({ code: 255, stdout: '' });
      expect(result.stderr).toContain('Permission denied (publickey)');
    });

    test('does not sign with ssh-rsa', async () => {
      const result = await ssh({
        ...login(server(), 'rsa', 'rsa'),
        extra: ['-oHostKeyAlgorithms=ssh-rsa'],
      });
      expect(result.code).toBe(255);
      expect(result.stderr).toContain('no matching host key type found');
    });

    test('refuses a stranger of every kind', async () => {
      for (const kind of keyKinds) {
        const { file } = await makeKey(folder(), `stranger-${kind}`, '', kind);
        const result = await ssh({ ...login(server(), 'ed25519', kind), key: file });
        expect(result).toMatchObject({ code: 255, stdout: '' });
      }
    });
  });

  describeWith([], 'sshow serve, which says nothing of signatures', () => {
    const quiet = serving(['ed25519'], () => [
      '--scenario',
      folder().write('quiet.json', '{"server":{"extensions":{}}}'),
    ]);

    test('is not even asked about an RSA key, as we do not ask', async () => {
      const result = await ssh({ ...login(quiet(), 'ed25519', 'rsa'), extra: ['-vvv'] });
      expect(result.code).toBe(255);
      expect(result.stderr).toMatch(
        /Offering public key: \S+ RSA \S+ explicit\r?\ndebug1: send_pubkey_test: no mutual signature algorithm\r?\ndebug2: we did not send a packet, disable method/,
      );
    });
  });

  interface Client {
    readonly name: string;
    readonly needs: readonly Need[];
    readonly login: (options: LoginOptions, hostKey: string) => Promise<Ended>;
    readonly key: (file: string) => Promise<string>;
  }
  const clients: readonly Client[] = [
    {
      name: 'dbclient',
      needs: ['dropbear'],
      login: (options) => dbclient(options),
      key: dropbearKey,
    },
    { name: 'plink', needs: ['putty'], login: plink, key: puttyKey },
    {
      name: 'asyncssh',
      needs: ['asyncssh'],
      login: asyncsshClient,
      key: (file) => Promise.resolve(file),
    },
  ];

  for (const kind of keyKinds) {
    describeWith([], `sshow serve with a host key of kind ${kind}`, () => {
      const server = serving([kind]);
      for (const { name, needs, login: enter, key } of clients) {
        describeWith(needs, `and ${name}`, () => {
          test(`which logs in with ${kind}`, async () => {
            const options = login(server(), kind, kind);
            const own = { ...options, key: await key(userKeys()[kind].file) };
            expectHello(await enter(own, hostKeys()[kind].publicLine));
          });
        });
      }
    });
  }

  interface Server {
    readonly name: string;
    readonly needs: readonly Need[];
    readonly start: (account: Account, hostKind: KeyKind) => Promise<RunningServer>;
  }
  const servers: readonly Server[] = [
    {
      name: 'sshd',
      needs: [],
      start: ({ authorizedKeys }, hostKind) => startSshd({ authorizedKeys, hostKind }),
    },
    {
      name: 'dropbear',
      needs: ['dropbear'],
      start: (_account, hostKind) => startDropbear({ hostKind }),
    },
    {
      name: 'asyncssh',
      needs: ['asyncssh'],
      start: ({ authorizedKeys }, hostKind) => startAsyncssh({ authorizedKeys, hostKind }),
    },
  ];

  describeWith(['accounts'], 'sshow connect', () => {
    const account = shared(
      () => makeAccount(linesOf(userKeys())),
      (made) => made.remove(),
    );

    test.each(keyKinds)(
      'records a session with keys of kind %s, which simulate plays again, and leaves the private key out',
      async (kind) => {
        const server = await startSshd({ ...account(), hostKind: kind });
        try {
          const known = folder().write('known', knownHostsLine(server.port, server.hostKey));
          const out = folder().file(`recording-${kind}.json`);
          const result = await sshowHere([
            ...['connect', `${account().name}@127.0.0.1`, '-p', String(server.port)],
            ...['--known-hosts', known, '-i', userKeys()[kind].file, '--out', out, 'echo hello'],
          ]);
          expectHello(result);
          const again = await replay(out);
          expect(again.outcome).toEqual({ kind: 'established', fault: null });
          const read = readPrivateKey(readFileSync(userKeys()[kind].file, 'utf8'));
          if (!read.ok) throw new Error(read.problem);
          const text = readFileSync(out, 'utf8');
          for (const secret of secretsIn(read.key.type, read.key.privateKey))
            expect(text).not.toContain(toHex(secret));
        } finally {
          await server.stop();
        }
      },
    );

    test('asks a server with several keys for the one that it knows', async () => {
      const config = [
        `HostKey ${hostKeys().ed25519.file}`,
        `HostKey ${hostKeys()['ecdsa-384'].file}`,
      ];
      const server = await startSshd({ ...account(), hostKind: 'rsa', config });
      try {
        const { port } = server;
        for (const line of [server.hostKey, hostKeys()['ecdsa-384'].publicLine]) {
          const known = folder().write(`known_${port}`, knownHostsLine(port, line));
          const result = await sshowHere([
            ...['connect', `${account().name}@127.0.0.1`, '-p', String(port)],
            ...['--known-hosts', known, '-i', userKeys().rsa.file, 'echo hello'],
          ]);
          expectHello(result);
        }
      } finally {
        await server.stop();
      }
    });

    for (const { name, needs, start } of servers) {
      for (const [at, host] of keyKinds.entries()) {
        describeWith(needs, `and ${name} with a host key of kind ${host}`, () => {
          const server = shared(
            () => start(account(), host),
            (running) => running.stop(),
          );
          test.each(shareOf(keyKinds, 3, at))('logs in with %s', async (user) => {
            const { port, hostKey } = server();
            const known = folder().write(`known_${port}`, knownHostsLine(port, hostKey));
            const result = await sshowHere([
              ...['connect', `${account().name}@127.0.0.1`, '-p', String(port)],
              ...['--known-hosts', known, '-i', userKeys()[user].file, 'echo hello'],
            ]);
            expectHello(result);
          });
        });
      }
    }
  });
});
