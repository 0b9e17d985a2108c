/** Certificates of hosts and of users, made by ssh-keygen and by us, with real clients and servers. */
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { utf8, type Bytes } from '../../src/codec/bytes.ts';
import { encode } from '../../src/codec/tape.ts';
import { text } from '../../src/codec/types.ts';
import { readCertificate, signCertificate } from '../../src/protocol/ssh/certificate.ts';
import { algorithmsOf, CERTIFIED } from '../../src/protocol/ssh/public-key.ts';
import { certificateList } from '../../src/world/files/certificate-list.ts';
import { readPrivateKey } from '../../src/world/files/private-key-file.ts';
import { fromBase64, publicKeyLine } from '../../src/world/files/public-key-line.ts';
import { ssh, startSshd } from './peers/openssh.ts';
import {
  keyKinds,
  makeAccount,
  makeKey,
  temporaryFolder,
  type Account,
  type KeyKind,
  type KeyPair,
} from './peers/place.ts';
import { describe, must, type Ended } from './peers/process.ts';
import type { RunningServer } from './peers/types.ts';
import { sshowHere } from './sshow-here.ts';
import { startServe, type Serving } from './sshow.ts';
import { describeWith, shared } from './suite.ts';

/** The algorithm that a host with a certificate for such a key signs with. */
const algorithmOf: Readonly<Record<KeyKind, string>> = {
  ed25519: `ssh-ed25519${CERTIFIED}`,
  'ecdsa-256': `ecdsa-sha2-nistp256${CERTIFIED}`,
  'ecdsa-384': `ecdsa-sha2-nistp384${CERTIFIED}`,
  'ecdsa-521': `ecdsa-sha2-nistp521${CERTIFIED}`,
  rsa: `rsa-sha2-512${CERTIFIED}`,
};

/** Each kind is certified by an authority of another, so that every one is there as both. */
const authorityOf = (kind: KeyKind): KeyKind =>
  keyKinds[(keyKinds.indexOf(kind) + 1) % keyKinds.length] ?? 'ed25519';

const HOST = '127.0.0.1';
const VALID = ['-V', '-1d:+1d'];
const EXPIRED = ['-V', '20200101:20210101'];

type Keys = ReadonlyMap<KeyKind, KeyPair>;
const keyIn = (keys: Keys, kind: KeyKind): KeyPair => {
  const key = keys.get(kind);
  if (!key) throw new Error(`no ${kind}`);
  return key;
};

function expectHello(result: Ended): void {
  expect(result, describe(result)).toMatchObject({ code: 0, stdout: 'hello\n' });
}

describeWith(['openssh'], 'certificates', () => {
  const folder = shared(
    () => Promise.resolve(temporaryFolder()),
    (made) => made.remove(),
  );
  const makeKeys = async (prefix: string): Promise<Keys> =>
    new Map(
      await Promise.all(
        keyKinds.map(
          async (kind) => [kind, await makeKey(folder(), `${prefix}-${kind}`, '', kind)] as const,
        ),
      ),
    );
  const subjects = shared(
    () => makeKeys('subject'),
    () => {},
  );
  /** The same keys under another name, for another certificate beside each. */
  const keysOf = (prefix: string): Keys =>
    new Map(
      [...subjects()].map(([kind, { file, publicLine }]) => {
        const copy = folder().write(`${prefix}-${kind}`, readFileSync(file, 'utf8'));
        folder().write(`${prefix}-${kind}.pub`, `${publicLine}\n`);
        return [kind, { file: copy, publicLine }];
      }),
    );
  const authorities = shared(
    () => makeKeys('ca'),
    () => {},
  );
  const nobody = shared(
    () => makeKey(folder(), 'nobody'),
    () => {},
  );

  const sign = (authority: KeyPair, subject: string, args: readonly string[]) =>
    must('ssh-keygen', ['-q', '-s', authority.file, '-I', 'test', ...args, `${subject}.pub`]);
  /** The same by our own hand. */
  function signHere(authority: KeyPair, subject: string, isHosts: boolean, name: string): void {
    const [type = '', base64 = ''] = readFileSync(`${subject}.pub`, 'utf8').split(' ');
    const read = readPrivateKey(readFileSync(authority.file, 'utf8'));
    const [algorithm] = algorithmsOf(read.ok ? read.key.type : '');
    const key = fromBase64(base64);
    if (!read.ok || !algorithm || !key) throw new Error(`cannot read ${authority.file}`);
    const now = BigInt(Math.floor(Date.now() / 1000));
    const data: Bytes = encode(text, 'echo hello');
    const blob = signCertificate(
      key,
      {
        ...{ isHosts, serial: 2n ** 64n - 1n, keyId: 'made here', principals: [name] },
        ...{ validAfter: now - 60n, validBefore: now + 600n },
        criticalOptions: isHosts ? [] : [{ name: 'force-command', data }],
        extensions: isHosts ? [] : [{ name: 'permit-pty', data: utf8('') }],
      },
      new Uint8Array(32).fill(7),
      {
        algorithm,
        privateKey: read.key.privateKey,
        publicBlob: algorithm.publicBlob(read.key.privateKey),
      },
    );
    folder().write(
      subject.slice(folder().path.length + 1) + '-cert.pub',
      `${publicKeyLine(type + CERTIFIED, blob, 'made here')}\n`,
    );
  }

  const linesOf = (before: string): string =>
    [...authorities().values()].map(({ publicLine }) => `${before}${publicLine}\n`).join('');
  const knownHosts = (): string => folder().write('known_hosts', linesOf(`@cert-authority * `));
  const trusting = (): string => folder().write('authorized_keys', linesOf('cert-authority '));
  const only = (kind: KeyKind): string =>
    folder().write(
      `only-${kind}.json`,
      JSON.stringify({ client: { algorithms: { host_keys: [algorithmOf[kind]] } } }),
    );

  /** One server with host keys of all kinds, each with its certificate. */
  const startWithHosts = (hosts: Keys, account: Account): Promise<RunningServer> =>
    startSshd({
      authorizedKeys: account.authorizedKeys,
      config: [...hosts.values()].flatMap(({ file }) => [
        `HostKey ${file}`,
        `HostCertificate ${file}-cert.pub`,
      ]),
    });

  const bad = {
    ed25519: { why: 'expired', args: ['-n', HOST, ...EXPIRED] },
    'ecdsa-256': { why: 'another name', args: ['-n', 'other.example', ...VALID] },
    'ecdsa-384': { why: 'another authority', args: ['-n', HOST, ...VALID] },
    'ecdsa-521': { why: 'a critical option', args: ['-n', HOST, '-O', 'critical:a@b=c'] },
    rsa: { why: 'a star', args: ['-n', '127.*', ...VALID] },
  } satisfies Record<KeyKind, { why: string; args: readonly string[] }>;
  const signedBadly = async (prefix: string, isHosts: boolean, name: string): Promise<Keys> => {
    const keys = keysOf(prefix);
    for (const [kind, { file }] of keys) {
      const authority = kind === 'ecdsa-384' ? nobody() : keyIn(authorities(), authorityOf(kind));
      const args = bad[kind].args.map((one) => (one === HOST ? name : one));
      await sign(authority, file, [...(isHosts ? ['-h'] : []), ...args]);
    }
    return keys;
  };
  const signedWell = async (prefix: string, isHosts: boolean, name: string): Promise<Keys> => {
    const keys = keysOf(prefix);
    for (const [kind, { file }] of keys)
      await sign(keyIn(authorities(), authorityOf(kind)), file, [
        ...[...(isHosts ? ['-h'] : []), '-n', `elsewhere,${name}`, ...VALID],
      ]);
    return keys;
  };

  describeWith(['accounts'], 'our client and a real sshd', () => {
    const account = shared(
      () => makeAccount(linesOf('cert-authority ').trimEnd().split('\n')),
      (made) => made.remove(),
    );
    const users = shared(
      () => signedWell('user', false, account().name),
      () => {},
    );
    const badUsers = shared(
      () => signedBadly('bad-user', false, account().name),
      () => {},
    );
    const server = shared(
      async () => startWithHosts(await signedWell('host', true, HOST), account()),
      (made) => made.stop(),
    );
    const badServer = shared(
      async () => startWithHosts(await signedBadly('bad-host', true, HOST), account()),
      (made) => made.stop(),
    );
    const connect = ({ port }: RunningServer, host: KeyKind, key: string, command: string) =>
      sshowHere([
        ...['connect', `${account().name}@${HOST}`, '-p', String(port), '-i', key],
        ...['--known-hosts', knownHosts(), '--scenario', only(host), command],
      ]);

    test.each(keyKinds)(
      'believe each other where both have one for a key of kind %s',
      async (kind) => {
        expectHello(await connect(server(), kind, keyIn(users(), kind).file, 'echo hello'));
        const [last] =
          server()
            .log()
            .match(/Accepted publickey for .*/g)
            ?.slice(-1) ?? [];
        expect(last).toMatch(/-CERT SHA256:\S+ ID test \(serial 0\) CA /);
      },
    );

    test.each(keyKinds)('part where the host has a bad one for a key of kind %s', async (kind) => {
      const key = keyIn(users(), kind).file;
      const { code, stderr } = await connect(badServer(), kind, key, 'echo hello');
      expect(code).toBe(1);
      expect(stderr).toMatch(refusals[kind]);
    });

    test.each(keyKinds)('part where the user has a bad one for a key of kind %s', async (kind) => {
      const before = server().log().length;
      const key = keyIn(badUsers(), kind).file;
      const { code, stderr } = await connect(server(), 'ed25519', key, 'echo hello');
      expect(code).toBe(1);
      expect(stderr).toMatch(/Permission denied \(publickey/);
      expect(server().log().slice(before)).toMatch(sshdSays[kind]);
    });
  });

  const refusals: Readonly<Record<KeyKind, RegExp>> = {
    ed25519: /because it has expired/,
    'ecdsa-256': /because the name is not one of those that it lists/,
    'ecdsa-384': /because nobody here trusts the authority/,
    'ecdsa-521': /because it has critical options/,
    rsa: /because the name is not one of those that it lists/,
  };
  const sshdSays: Readonly<Record<KeyKind, RegExp>> = {
    ed25519: /Certificate invalid: expired/,
    'ecdsa-256': /Certificate invalid: name is not a listed principal/,
    'ecdsa-384': /Failed publickey .* CA ED25519/,
    'ecdsa-521': /Certificate critical option "a@b" is not supported/,
    rsa: /Certificate invalid: name is not a listed principal/,
  };

  describeWith([], 'our server and a real ssh', () => {
    const users = shared(
      () => signedWell('guest', false, 'alice'),
      () => {},
    );
    const badUsers = shared(
      () => signedBadly('bad-guest', false, 'alice'),
      () => {},
    );
    const serve = (hosts: Keys): Promise<Serving> =>
      startServe([
        ...[...hosts.values()].flatMap(({ file }) => ['--host-key', file]),
        ...['--authorized-keys', trusting()],
      ]);
    const server = shared(
      async () => serve(await signedWell('our-host', true, HOST)),
      (made) => made.process.stop(),
    );
    const badServer = shared(
      async () => serve(await signedBadly('our-bad-host', true, HOST)),
      (made) => made.process.stop(),
    );
    const login = ({ port }: Serving, host: KeyKind, key: string, command = 'echo hello') =>
      ssh({
        ...{ port, user: 'alice', key, command, knownHosts: knownHosts() },
        extra: [`-oHostKeyAlgorithms=${algorithmOf[host]}`],
      });

    test.each(keyKinds)(
      'believe each other where both have one for a key of kind %s',
      async (kind) => {
        expectHello(await login(server(), kind, keyIn(users(), kind).file));
      },
    );

    test.each(keyKinds)('part where the host has a bad one for a key of kind %s', async (kind) => {
      const { code, stderr } = await login(badServer(), kind, keyIn(users(), kind).file);
      expect(code).toBe(255);
      expect(stderr).toMatch(/Host key verification failed/);
    });

    test.each(keyKinds)('part where the user has a bad one for a key of kind %s', async (kind) => {
      const { code, stderr } = await login(server(), 'ed25519', keyIn(badUsers(), kind).file);
      expect(code).toBe(255);
      expect(stderr).toMatch(/Permission denied \(publickey/);
    });

    test('keep to the limits that a certificate sets', async () => {
      const { file } = await makeKey(folder(), 'limited');
      const authority = keyIn(authorities(), 'ed25519');
      await sign(authority, file, ['-n', 'alice', '-O', 'force-command=echo hello']);
      expectHello(await login(server(), 'ed25519', file, 'whoami'));
      await sign(authority, file, ['-n', 'alice', '-O', 'source-address=10.0.0.0/8']);
      expect((await login(server(), 'ed25519', file)).code).toBe(255);
      await sign(authority, file, ['-n', 'alice', '-O', 'source-address=127.0.0.0/8,::1']);
      expectHello(await login(server(), 'ed25519', file));
    });
  });

  describeWith(['accounts'], 'those that we make', () => {
    const account = shared(
      () => makeAccount(linesOf('cert-authority ').trimEnd().split('\n')),
      (made) => made.remove(),
    );
    const users = shared(
      async () => {
        const keys = keysOf('own-user');
        for (const [kind, { file }] of keys)
          signHere(keyIn(authorities(), authorityOf(kind)), file, false, account().name);
        return keys;
      },
      () => {},
    );
    const server = shared(
      async () => {
        const keys = keysOf('own-host');
        for (const [kind, { file }] of keys)
          signHere(keyIn(authorities(), authorityOf(kind)), file, true, HOST);
        return startWithHosts(keys, account());
      },
      (made) => made.stop(),
    );

    test.each(keyKinds)('let a real ssh in to a real sshd by keys of kind %s', async (kind) => {
      const { port } = server();
      const result = await ssh({
        ...{ port, user: account().name, key: keyIn(users(), kind).file, command: 'whoami' },
        ...{ knownHosts: knownHosts(), extra: [`-oHostKeyAlgorithms=${algorithmOf[kind]}`] },
      });
      expectHello(result);
    });
  });

  const printed = async (file: string): Promise<string[]> =>
    (await must('ssh-keygen', ['-L', '-f', file], { env: { TZ: 'UTC' } }))
      .trimEnd()
      .split('\n')
      .slice(1);
  const blobIn = (file: string): Bytes =>
    fromBase64(readFileSync(file, 'utf8').split(' ')[1] ?? '') ?? utf8('');

  test('are listed as ssh-keygen -L lists them', async () => {
    const keys = keysOf('listed');
    const lists = [
      ['-h', '-z', '18446744073709551615'],
      ['-n', 'alice,bob', '-V', '20250101:20260101', '-O', 'force-command=echo "a b"'],
      ['-V', 'always:20300101', '-O', 'clear', '-O', 'no-touch-required', '-O', 'verify-required'],
      ['-V', '20250101:forever', '-O', 'critical:a@b=c', '-O', 'critical:d@b'],
      ['-O', 'extension:e@b=f', '-O', 'extension:g@b', '-O', 'source-address=10.0.0.0/8'],
    ];
    for (const [at, args] of lists.entries()) {
      const kind = keyKinds[at] ?? 'ed25519';
      const { file } = keyIn(keys, kind);
      const cert = `${file}-cert.pub`;
      await sign(keyIn(authorities(), authorityOf(kind)), file, args);
      expect(certificateList(blobIn(cert))).toEqual(await printed(cert));
      signHere(keyIn(authorities(), authorityOf(kind)), file, at % 2 === 0, 'alice');
      expect(certificateList(blobIn(cert))).toEqual(await printed(cert));
      expect(readCertificate(blobIn(cert))).toMatchObject({ keyId: 'made here' });
    }
  });
});
