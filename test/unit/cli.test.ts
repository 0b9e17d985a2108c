/** The command line by itself: arguments, files, and both ends of it speaking with each other. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect as connectTcp, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { jsonError } from '../../src/cli/json-error.ts';
import { main } from '../../src/cli/main.ts';
import { Line } from '../../src/cli/tcp.ts';
import type { ClientCommand } from '../../src/protocol/ssh/client-connection.ts';
import type { Output } from '../../src/protocol/ssh/endpoint.ts';
import type { Answered } from '../../src/protocol/ssh/questions.ts';
import { Party } from '../../src/world/engine-party.ts';
import { Recorder } from '../../src/world/recorder.ts';
import { fromBase64, publicKeyLine } from '../../src/world/files/public-key-line.ts';
import { certificateOf } from './support/certificates.ts';
import { keyPair } from './support/ends.ts';
import { version } from '../../package.json';

const folder = mkdtempSync(join(tmpdir(), 'sshow-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string): string => join(folder, name);
function write(name: string, text: string): string {
  writeFileSync(file(name), text);
  return file(name);
}

/** An Ed25519 key that ssh-keygen made for this test; it opens nothing. */
const privateKey = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
QyNTUxOQAAACAh7zeH2Y0cbAGXmRabd4K1xHbAZ2tSxJh/2y5cjEkoewAAAJDleiOg5Xoj
oAAAAAtzc2gtZWQyNTUxOQAAACAh7zeH2Y0cbAGXmRabd4K1xHbAZ2tSxJh/2y5cjEkoew
AAAECosg8UkmnYkHHD2wHcd22z6i0u/EV+9nUcnxYLW3kwSCHvN4fZjRxsAZeZFpt3grXE
dsBna1LEmH/bLlyMSSh7AAAADWFsaWNlQGV4YW1wbGU=
-----END OPENSSH PRIVATE KEY-----
`;
const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICHvN4fZjRxsAZeZFpt3grXEdsBna1LEmH/bLlyMSSh7 alice\n';
const key = write('key', privateKey);
const keyPub = write('key.pub', publicKey);

/** A certificate for that key, or another one, as the line of its file. */
function certificateLine(
  said: Parameters<typeof certificateOf>[1],
  subject = { publicBlob: fromBase64(publicKey.split(' ')[1] ?? '') ?? new Uint8Array() },
): string {
  const type = 'ssh-ed25519-cert-v01@openssh.com';
  return `${publicKeyLine(type, certificateOf(subject, said), 'test')}\n`;
}
const authority = publicKeyLine(
  'ssh-ed25519',
  keyPair('authority', 'ssh-ed25519').publicBlob,
  'authority',
);

let stdout = '';
let stderr = '';
const asText = (chunk: unknown): string =>
  chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : String(chunk);

beforeEach(() => {
  stdout = '';
  stderr = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk: unknown) => {
    stdout += asText(chunk);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk: unknown) => {
    stderr += asText(chunk);
    return true;
  });
  vi.stubEnv('SSHOW_PASSWORD', '');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function expectBad(words: RegExp, argv: readonly string[]): Promise<void> {
  stderr = '';
  expect(await main(argv), stderr).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(words);
  expect(stderr.split('\n')).toHaveLength(2);
}

describe('help', () => {
  test.each([['--help'], ['simulate', '--help'], ['serve', '-h'], ['keyscan', '--help']])(
    'is printed by %s %s',
    async (...argv) => {
      expect(await main(argv)).toBe(0);
      expect(stdout).toMatch(/^sshow/);
      expect(stderr).toBe('');
    },
  );

  test('is named where there is no such command', async () => {
    await expectBad(/no command; there are simulate, connect, serve, keyscan/, []);
    await expectBad(/"frobnicate"/, ['frobnicate']);
    await expectBad(/"toString"/, ['toString']);
  });
});

describe('simulate', () => {
  test('prints the steps of the first contact', async () => {
    expect(await main(['simulate'])).toBe(0);
    expect(stdout).toMatch(/^First contact\n/);
    expect(stdout).toMatch(/^ +\d+\.\d ms {2}client {3}● /m);
    expect(stdout).toMatch(/\nestablished\n$/);
  });

  test('prints the transcript of a named scenario, with a seed', async () => {
    expect(await main(['simulate', 'password-login', '--seed', 'another', '--json'])).toBe(0);
    const { format, scenario, outcome } = JSON.parse(stdout);
    expect(format).toBe('sshow-transcript/1');
    expect(scenario.seed).toBe('another');
    expect(outcome).toEqual({ kind: 'established', fault: null });
  });

  test('prints the fault of a run that is refused, and exits with 1', async () => {
    expect(await main(['simulate', 'wrong-password', '--json'])).toBe(1);
    expect(JSON.parse(stdout).outcome.kind).toBe('refused');
    expect(stderr).toContain(JSON.parse(stdout).outcome.fault.message);
  });

  test('names what is wrong with a scenario, and where', async () => {
    await expectBad(/no-such\.json.*no such file/, ['simulate', file('no-such.json')]);
    await expectBad(/"nobody".*first-contact/, ['simulate', 'nobody']);
    await expectBad(/b\.json:2:9: expected a value, found "t"/, [
      ...['simulate', write('b.json', '{\n"seed": tru }')],
    ]);
    await expectBad(/c\.json: client\.algorithms\.kex\[0\]: /, [
      ...['simulate', write('c.json', '{"client":{"algorithms":{"kex":["a,b"]}}}')],
    ]);
    await expectBad(/d\.json: expected a scenario/, ['simulate', write('d.json', '[]')]);
    await expectBad(/e\.json: .*client cookie.*expected 16 bytes/, [
      ...['simulate', write('e.json', '{"overrides":{"client cookie":"00"}}')],
    ]);
  });
});

describe('jsonError', () => {
  test.each([
    ['', 1, 1, /the end/],
    ['{"a":1,}', 1, 8, /a name/],
    ['{"a" 1}', 1, 6, /":"/],
    ['[1 2]', 1, 4, /"," or "]"/],
    ['[\n1,\n  nul]', 3, 3, /a value/],
    ['{} x', 1, 4, /end of the file/],
    ['"a\nb"', 1, 1, /a value/],
    ['{"a":"\\x"}', 1, 6, /a value/],
    ['[01]', 1, 3, /","/],
  ])('finds the place in %j', (text, line, column, problem) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    const found = jsonError(text);
    expect(found).toMatchObject({ line, column });
    expect(found?.problem).toMatch(problem);
  });

  test.each(['{}', ' [1, -2.5e+3, "\\u00e4\\n\u007f", null, true, {"a": [[]]}]\n', '"x"', '0'])(
    'finds nothing in %j',
    (text) => {
      expect(() => void JSON.parse(text)).not.toThrow();
      expect(jsonError(text)).toBeNull();
    },
  );
});

describe('connect', () => {
  test('names what is wrong with its arguments', async () => {
    await expectBad(/HOST is missing/, ['connect']);
    await expectBad(/\[USER@\]HOST/, ['connect', 'a b']);
    await expectBad(/user name.*empty/, ['connect', '@host']);
    await expectBad(/-p: .*"0"/, ['connect', 'host', '-p', '0']);
    await expectBad(/--timeout: .*"0"/, ['connect', 'host', '--timeout', '0']);
    await expectBad(/--accept-new/, ['connect', 'host', '--accept-new=yes']);
    await expectBad(/-i .*key\.pub: it is a public key/, ['connect', 'host', '-i', keyPub]);
    await expectBad(/--out .*no-such-folder/, [
      'connect',
      'host',
      '--out',
      file('no-such-folder/x'),
    ]);
    await expectBad(/--password-file .*one line/, [
      ...['connect', 'host', '--password-file', write('two', 'a\nb\n')],
    ]);
  });

  test('names what is wrong with the certificate beside a key', async () => {
    const own = write('own', privateKey);
    const [type = '', base64 = ''] = certificateLine({}).split(' ');
    const damaged = Buffer.from(base64, 'base64');
    damaged[damaged.length - 70] = 0xff; // in the key of the authority, which so is another
    for (const [text, words] of [
      ['', /expected one line/],
      [publicKey, /it is no certificate that can be read/],
      [`${type} ***\n`, /its base64 is malformed/],
      [`${type} ${base64.slice(0, 100)}\n`, /it is no certificate that can be read/],
      [`ssh-rsa-cert-v01@openssh.com ${base64}\n`, /it says ssh-rsa-cert/],
      [`${type} ${damaged.toString('base64')}\n`, /its authority did not sign it/],
      [certificateLine({}, keyPair('another', 'ssh-ed25519')), /of another key/],
      [certificateLine({ isHosts: true }), /expected a certificate of a user/],
    ] as const) {
      write('own-cert.pub', text);
      await expectBad(words, ['connect', 'host', '-i', own]);
      expect(stderr).toContain('-i ');
      expect(stderr).toContain('own-cert.pub: ');
    }
    write('own-cert.pub', certificateLine({}));
    await expectBad(/expected a certificate of a host/, ['serve', '--host-key', own]);
    const signed = { certificate: { ca: 'nobody' } };
    const made = write('made.json', JSON.stringify({ client: { keys: [signed] } }));
    await expectBad(/client\.keys\[0\]\.certificate: a real peer knows no authority/, [
      ...['connect', 'host', '--scenario', made],
    ]);
  });

  test('offers nothing that it cannot do, and plays no recording to a server', async () => {
    const bad = async (words: RegExp, client: object): Promise<void> =>
      expectBad(words, [
        ...['connect', 'host', '--scenario', write('own.json', JSON.stringify({ client }))],
      ]);
    await bad(/own\.json: client\.algorithms\.ciphers: rot13/, {
      algorithms: { ciphers: ['rot13'] },
    });
    await bad(/client\.algorithms\.compression: zlib/, { algorithms: { compression: ['zlib'] } });
    await bad(/client\.recorded/, { recorded: [] });
    const other = write('other.json', '{"server":{"recorded":[]}}');
    await expectBad(/server\.recorded/, ['connect', 'host', '--scenario', other]);
    await bad(/client\.keys\[0\].*private/, { keys: [{ public: '00' }] });
  });

  test.each([
    [`|1|c2FsdA==|aGFzaA== ${publicKey}`, 'the hashed name has no salt of 20 bytes'],
    [`@revokd * ${publicKey}`, '“@revokd” is no marker'],
    ['host ssh-ed25519 AAAA', 'the key cannot be read to its end'],
    [`host ${publicKey.replace('ssh-ed25519', 'ssh-rsa')}`, 'the line says ssh-rsa'],
  ])('passes over %j as OpenSSH does, and says so', async (line, words) => {
    const known = write('special', `# mine\n${line}`);
    const argv = ['connect', '127.0.0.1', '-p', '1', '--known-hosts', known];
    expect(await main(argv)).toBe(1);
    expect(stderr).toContain(`warning: ${known}:2: ${words}`);
    expect(stderr).toContain('the line is passed over\n');
  });

  test('fails where nobody listens', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', () => resolve()));
    const port = portOf(taken.address());
    await new Promise((resolve) => void taken.close(resolve));
    expect(await main(['connect', '127.0.0.1', '-p', String(port)])).toBe(1);
    expect(stderr).toBe(`sshow: cannot connect to 127.0.0.1 port ${port}: connection refused\n`);
  });
});

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address ? address.port : 0;

/** Runs `serve --once` in this process, and something beside it that is told its port. */
async function beside(
  argv: readonly string[],
  run: (port: number) => Promise<unknown>,
): Promise<number> {
  stdout = '';
  const served = main(['serve', '--port', '0', '--once', ...argv]);
  await vi.waitFor(() => expect(stdout).toMatch(/^listening on 127\.0\.0\.1:\d+\n/));
  const port = Number(/:(\d+)\n/.exec(stdout)?.[1]);
  stdout = '';
  await run(port);
  return served;
}

const withKey = ['--authorized-keys', keyPub, '--host-key', key];
const to = (port: number, user = 'alice'): string[] => [
  'connect',
  `${user}@127.0.0.1`,
  '-p',
  String(port),
];

describe('connect to serve', () => {
  test('logs in by key, runs a command, and says its status', async () => {
    const served = await beside(withKey, async (port) => {
      expect(
        await main([...to(port), '-i', key, '--accept-new', 'frobnicate', '-x', '--json']),
      ).toBe(0);
    });
    expect(served).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain('frobnicate: command not found\n');
    expect(stderr).toContain('exit status 127\n');
  });

  test('writes an accepted host down once, and knows it then', async () => {
    const known = write('known_hosts', '# mine');
    for (const flags of [['--accept-new'], []]) {
      const served = await beside(withKey, async (port) => {
        const own = readFileSync(known, 'utf8').replace(/\]:\d+/, `]:${port}`);
        writeFileSync(known, own);
        const command = [...to(port), '-i', key, '--known-hosts', known, ...flags, 'whoami'];
        expect(await main(command), stderr).toBe(0);
      });
      expect(served).toBe(0);
      expect(stdout).toBe('alice\n');
      expect(readFileSync(known, 'utf8')).toMatch(
        /^# mine\n\[127\.0\.0\.1\]:\d+ ssh-ed25519 AAAA\S+\n$/,
      );
    }
  });

  test('knows a host by its name in any case', async () => {
    let known = '';
    const served = await beside(withKey, async (port) => {
      known = write('cased', `[LocalHost]:${port} ${publicKey}`);
      const argv = ['connect', 'alice@LOCALHOST', '-p', String(port), '--known-hosts', known];
      expect(await main([...argv, '-i', key, 'whoami']), stderr).toBe(0);
    });
    expect(served).toBe(0);
  });

  test('refuses a host key that has changed, also where a scenario would not check', async () => {
    await beside(withKey, async (port) => {
      const [type = ''] = publicKey.split(' ');
      const other = publicKey.replace('ICHvN4', 'ICHvN5').split(' ')[1] ?? '';
      const known = write('changed', `[127.0.0.1]:${port} ${type} ${other}\n`);
      const no = write('no.json', '{"client":{"strict_host_key_checking":"no"}}');
      const argv = [...to(port), '-i', key, '--known-hosts', known, '--scenario', no];
      expect(await main(argv)).toBe(1);
      expect(stderr).toContain('REMOTE HOST IDENTIFICATION HAS CHANGED!');
    });
  });

  test('lets nobody in by the answers of a scenario', async () => {
    const scenario = write('open.json', '{"answers":{"server/check-password#1":"yes"}}');
    const flags = ['--password', 'alice:right', '--host-key', key, '--scenario', scenario];
    await beside(flags, async (port) => {
      const wrong = write('wrong', 'wrong');
      expect(await main([...to(port), '--accept-new', '--password-file', wrong])).toBe(1);
    });
    expect(stderr).toContain('Permission denied');
  });

  test('takes from a scenario what a person would answer', async () => {
    const answers = { 'client/confirm-host-key#1': 'yes', 'client/password#1': 'right' };
    const scenario = write('person.json', JSON.stringify({ answers }));
    await beside(['--password', 'alice:right', '--host-key', key], async (port) => {
      expect(await main([...to(port), '--scenario', scenario, 'whoami']), stderr).toBe(0);
    });
  });

  test('refuses an unknown host, and the server sees it go', async () => {
    const served = await beside(withKey, async (port) => {
      expect(await main([...to(port), '-i', key, 'whoami'])).toBe(1);
    });
    expect(served).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/is not known.*SHA256:\S+\.\n/);
    expect(stderr).toMatch(/\nHost key verification failed\.\nsshow: The client/);
  });

  test('records both ends, without the password, and replays them to the same', async () => {
    const out = file('client.json');
    const folderOut = file('served');
    const password = write('password', 'correct horse\r\n');
    const served = await beside(
      [...['--password', 'alice:correct horse'], '--host-key', key, '--out', folderOut],
      async (port) => {
        const flags = ['--password-file', password, '--accept-new', '--out', out, '--json'];
        expect(await main([...to(port), ...flags, 'echo hello'])).toBe(0);
      },
    );
    expect(served).toBe(0);
    const live = stdout;
    expect(live).not.toContain('correct horse');
    stdout = '';
    expect(await main(['simulate', out, '--json'])).toBe(0);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(live));
    const [recording = ''] = readdirSync(folderOut);
    for (const path of [out, join(folderOut, recording)]) {
      const text = readFileSync(path, 'utf8');
      expect(text).not.toContain('correct horse');
      expect(text).not.toContain(Buffer.from('correct horse').toString('hex'));
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
    stdout = '';
    expect(await main(['simulate', join(folderOut, recording), '--json'])).toBe(0);
    const names = (text: string): string[] =>
      JSON.parse(text).frames.map(
        ({ from, message }: Record<string, string>) => `${from} ${message}`,
      );
    expect(names(stdout).toSorted()).toEqual(names(live).toSorted());
  });

  test('takes the certificates beside both keys, and records them', async () => {
    const host = write('certified_host', privateKey);
    const user = write('certified_user', privateKey);
    write('certified_host-cert.pub', certificateLine({ isHosts: true, principals: ['127.0.0.1'] }));
    write('certified_user-cert.pub', certificateLine({ principals: ['alice'] }));
    const known = write('authorities', `@cert-authority 127.0.0.1 ${authority}\n`);
    const authorized = write('certified', `cert-authority,no-pty ${authority}\n`);
    const out = file('certified.json');
    const served = await beside(
      ['--host-key', host, '--authorized-keys', authorized],
      async (port) => {
        const flags = ['-i', user, '--known-hosts', known, '--out', out, '--json', 'whoami'];
        expect(await main([...to(port), ...flags]), stderr).toBe(0);
      },
    );
    expect(served).toBe(0);
    const live = JSON.parse(stdout);
    expect(JSON.stringify(live)).toContain('ssh-ed25519-cert-v01@openssh.com');
    stdout = '';
    expect(await main(['simulate', out, '--json']), stderr).toBe(0);
    expect(JSON.parse(stdout)).toEqual(live);
  });

  test('refuses the host whose certificate names another', async () => {
    const host = write('other_host', privateKey);
    write('other_host-cert.pub', certificateLine({ isHosts: true, principals: ['host.example'] }));
    const known = write('authorities', `@cert-authority * ${authority}\n`);
    await beside(['--host-key', host, '--password', 'a:b'], async (port) => {
      expect(await main([...to(port), '--known-hosts', known])).toBe(1);
    });
    expect(stderr).toContain('Host key verification failed.');
    expect(stderr).toContain('the name is not one of those that it lists');
  });

  test('says who it is', async () => {
    await beside(withKey, async (port) => {
      const heard = await new Promise<string>((resolve) => {
        const socket = connectTcp(port, '127.0.0.1', () => socket.end('SSH-2.0-x\r\n'));
        let text = '';
        socket.on('data', (chunk) => (text += chunk.toString('latin1')));
        socket.on('close', () => resolve(text));
      });
      expect(heard).toMatch(`SSH-2.0-sshow_${version}\r\n`);
    });
  });
});

test('while a person is asked, no more is read than the socket holds', async () => {
  let taken = 0;
  const engine = {
    transport: { at: 'hello' },
    service: { at: 'none' },
    receive: (input: { readonly kind: string; readonly bytes?: Uint8Array }): Output => {
      const first = taken === 0;
      taken += input.bytes?.length ?? 0;
      if (input.kind !== 'bytes' || !first) return { send: [], events: [] };
      const question = {
        name: 'password',
        address: 'client/password#1',
        ask: { user: '' },
      } as const;
      return { send: [], events: [{ kind: 'question', question }] };
    },
  };
  const all = 32 << 20;
  const flood = createServer((socket) => void socket.end(new Uint8Array(all)));
  await new Promise<void>((resolve) => void flood.listen(0, '127.0.0.1', () => resolve()));
  const party = new Party<ClientCommand>(
    engine,
    () => null,
    () => [],
  );
  let answer: (answered: Answered) => void = () => undefined;
  const line = new Line({
    socket: connectTcp(portOf(flood.address()), '127.0.0.1'),
    party,
    recorder: new Recorder((_label, length) => new Uint8Array(length), new Map()),
    keep: false,
    event: () => undefined,
    person: () => new Promise((resolve) => (answer = resolve)),
  });
  line.start();
  await vi.waitFor(() => expect(party.waiting).not.toBeNull());
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(taken).toBeLessThan(1 << 20);
  answer({ name: 'password', answer: null });
  await line.ended;
  expect(taken).toBe(all);
  flood.close();
});

describe('serve', () => {
  test('names what is wrong with its arguments', async () => {
    await expectBad(/--port: .*"65536"/, ['serve', '--port', '65536']);
    await expectBad(/--host: .*"example\.org"/, ['serve', '--host', 'example.org']);
    await expectBad(/--password: expected USER:PASSWORD/, ['serve', '--password', 'secret']);
    expect(stderr).not.toContain('secret');
    await expectBad(/takes options only.*"22"/, ['serve', '22']);
    await expectBad(/--host-key .*key\.pub/, ['serve', '--host-key', keyPub]);
    await expectBad(/--authorized-keys .*no such file/, [
      'serve',
      '--authorized-keys',
      file('none'),
    ]);
    await expectBad(/--out .*key\.pub/, ['serve', '--out', keyPub]);
    const recorded = write('recorded.json', '{"client":{"recorded":[]}}');
    await expectBad(/client\.recorded/, ['serve', '--scenario', recorded]);
    await expectBad(/no key \{client:x\}/, [
      ...['serve', '--authorized-keys', write('authorized', '{client:x}\n')],
    ]);
  });

  test('fails where the port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', () => resolve()));
    const port = String(portOf(taken.address()));
    expect(await main(['serve', '--port', port])).toBe(1);
    expect(stderr).toContain(`cannot listen on 127.0.0.1 port ${port}: the port is in use`);
    await new Promise((resolve) => void taken.close(resolve));
  });
});

describe('keyscan', () => {
  /** A server that says something to each client, and closes or keeps still. */
  async function talker(says: string, closes: boolean) {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      if (closes) socket.end(says);
      else socket.write(says);
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
    return { port: portOf(server.address()), stop: () => server.close() };
  }

  test('names what is wrong with its arguments', async () => {
    await expectBad(/HOST is missing/, ['keyscan']);
    await expectBad(/expected HOST, found "alice@host"/, ['keyscan', 'alice@host']);
    await expectBad(/expected HOST, found ""/, ['keyscan', '']);
    await expectBad(/one HOST at a time, found "other" too/, ['keyscan', 'host', 'other']);
    await expectBad(/-p: .*"0"/, ['keyscan', 'host', '-p', '0']);
    await expectBad(/--timeout: .*"soon"/, ['keyscan', 'host', '--timeout', 'soon']);
    await expectBad(/-t: .*"dsa"; there are .*ed25519/, ['keyscan', '-t', 'ed25519,dsa', 'host']);
    await expectBad(/-t: .*""/, ['keyscan', '-t', '', 'host']);
    await expectBad(/--user/, ['keyscan', '--user', 'alice', 'host']);
  });

  test('says beforehand that it checks nothing', async () => {
    expect(await main(['keyscan', '--help'])).toBe(0);
    expect(stdout).toContain('It checks nothing.');
  });

  test.each(['ed25519', 'ED25519', 'ssh-ed25519'])(
    'asked for %s prints the key of a server of ours as a line of known_hosts, and its banner apart',
    async (type) => {
      const status = await beside(withKey, async (port) => {
        expect(await main(['keyscan', '-p', String(port), '-t', type, '127.0.0.1'])).toBe(0);
        const keyOnly = publicKey.split(' ').slice(0, 2).join(' ');
        expect(stdout).toBe(`[127.0.0.1]:${port} ${keyOnly}\n`);
        expect(stderr).toContain(`# 127.0.0.1:${port} SSH-2.0-sshow_${version}\n`);
      });
      expect(status).toBe(1); // nobody logged in
    },
  );

  test('prints a line that connect then knows the host by', async () => {
    const keys = ['--authorized-keys', keyPub, '--host-key', key];
    await beside(keys, (port) => main(['keyscan', '-p', String(port), '127.0.0.1']));
    const [, line = ''] = stdout.split(/^\[127\.0\.0\.1\]:\d+ /m);
    await beside(keys, async (port) => {
      const known = write('scanned', `[127.0.0.1]:${port} ${line}`);
      expect(await main([...to(port), '-i', key, '--known-hosts', known])).toBe(0);
    });
  });

  test('fails where nobody listens', async () => {
    const { port, stop } = await talker('', true);
    await new Promise((resolve) => void stop().on('close', resolve));
    expect(await main(['keyscan', '-p', String(port), '127.0.0.1'])).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toBe(`sshow: cannot connect to 127.0.0.1 port ${port}: connection refused\n`);
  });

  test.each([
    ['something else', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['nothing', ''],
    ['a colour to the terminal', 'SSH-2.0-red \x1b[31m\r\n'],
  ])('fails where the other end says %s', async (_what, says) => {
    const { port, stop } = await talker(says, true);
    expect(await main(['keyscan', '-p', String(port), '-t', 'ed25519', '127.0.0.1'])).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(new RegExp(`^sshow: 127\\.0\\.0\\.1 port ${port}: ed25519: .+\n$`));
    stop();
  });

  test('gives up on a server that stops halfway, and says how it called itself', async () => {
    const { port, stop } = await talker('SSH-2.0-slow\r\n', false);
    const argv = ['keyscan', '--timeout', '0.2', '-t', 'ed25519', '-p', String(port), '127.0.0.1'];
    expect(await main(argv)).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(`# 127.0.0.1:${port} SSH-2.0-slow\n`);
    expect(stderr).toContain('no answer within 0.2 s');
    stop();
  });
});
