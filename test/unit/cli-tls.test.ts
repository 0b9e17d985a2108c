/** The command line with `--protocol tls`: arguments, files, and both ends of it speaking with each other. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect as connectTcp, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { main } from '../../src/cli/main.ts';
import {
  extensions,
  hostName,
  makeCertificate,
} from '../../src/protocol/tls/certificates/make-certificate.ts';
import { plainName } from '../../src/protocol/tls/certificates/names.ts';
import { keyType } from '../../src/protocol/tls/key-types.ts';
import { schemes } from '../../src/protocol/tls/signatures.ts';
import { certificateFile } from '../../src/world/files/pem.ts';

const folder = mkdtempSync(join(tmpdir(), 'sshow-cli-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A new key of Node's, and a certificate of it that signs itself. */
function selfSigned(name: string, purpose: 'id-kp-serverAuth' | 'id-kp-clientAuth') {
  const { privateKey } = generateKeyPairSync('ed25519');
  const own = new Uint8Array(
    Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'),
  );
  const scheme = schemes.get('ed25519');
  if (!scheme) throw new Error('no ed25519');
  const subject = plainName([['id-at-commonName', name]]);
  const certificate = makeCertificate(
    {
      serialNumber: BigInt(`0x${randomBytes(7).toString('hex')}`) + 1n,
      issuer: subject,
      subject,
      notBefore: '2020-01-01T00:00:00Z',
      notAfter: '2045-01-01T00:00:00Z',
      publicKeyInfo: keyType('ed25519').publicKeyInfo(own),
      extensions: [
        extensions.noAuthority(),
        extensions.extKeyUsage(purpose),
        extensions.subjectAltName([hostName('127.0.0.1'), hostName('localhost')]),
      ],
    },
    scheme,
    own,
    new Uint8Array(),
  );
  return {
    secret: Buffer.from(own).toString('hex'),
    cert: write(`${name}.crt.pem`, certificateFile(certificate)),
    key: write(`${name}.key.pem`, String(privateKey.export({ type: 'pkcs8', format: 'pem' }))),
  };
}

const server = selfSigned('server', 'id-kp-serverAuth');
const client = selfSigned('client', 'id-kp-clientAuth');

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
});
afterEach(() => vi.restoreAllMocks());

async function expectBad(words: RegExp, argv: readonly string[]): Promise<void> {
  stderr = '';
  expect(await main(argv), stderr).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(words);
  expect(stderr.split('\n')).toHaveLength(2);
}

const connect = (...args: readonly string[]) => ['connect', '--protocol', 'tls', ...args];
const serve = (...args: readonly string[]) => ['serve', '--protocol', 'tls', ...args];
const shown = ['--cert', server.cert, '--key', server.key];

describe('the protocol', () => {
  test('is one of two', async () => {
    await expectBad(/--protocol: expected ssh or tls, found "telnet"/, [
      ...['connect', '--protocol', 'telnet', 'h'],
    ]);
    await expectBad(/--protocol: expected ssh or tls, found ""/, ['serve', '--protocol']);
    await expectBad(/unknown option '--protocol'/, ['keyscan', '--protocol', 'tls', 'h']);
  });

  test.each([
    [['connect', 'h', '--ca', 'f'], /--ca belongs to --protocol tls, not to ssh/],
    [['connect', '--protocol', 'ssh', '--cert=f', 'h'], /--cert belongs to --protocol tls/],
    [connect('-i', 'f', 'h'), /-i belongs to --protocol ssh, not to tls/],
    [['connect', 'h', '--protocol=tls', '--accept-new'], /--accept-new belongs to --protocol ssh/],
    [['serve', '--client-ca', 'f'], /--client-ca belongs to --protocol tls, not to ssh/],
    [serve(...shown, '--host-key', 'f'), /--host-key belongs to --protocol ssh, not to tls/],
    [serve(...shown, '--password', 'a:b'), /--password belongs to --protocol ssh/],
  ])('has options of its own: %j', async (argv, words) => {
    await expectBad(words, argv);
  });

  test('of ssh has commands, whose options are theirs', async () => {
    const argv = ['connect', '-p', '1', '127.0.0.1', 'run', '--protocol', 'tls', '--ca', 'f'];
    expect(await main(argv)).toBe(1);
    expect(stderr).toMatch(/cannot connect to 127\.0\.0\.1 port 1: connection refused/);
  });
});

describe('connect', () => {
  test('names what is wrong with its arguments', async () => {
    await expectBad(/HOST is missing/, connect());
    await expectBad(/expected HOST, found "me@host"/, connect('me@host'));
    for (const url of ['https://localhost', 'https://localhost:443/', 'HTTPS://me@localhost/a?b'])
      await expectBad(/expected HOST alone, such as localhost, found "https:/i, connect(url));
    await expectBad(/expected HOST, found "localhost\/"/, connect('localhost/'));
    await expectBad(/takes no command, found "uname"/, connect('h', 'uname'));
    await expectBad(/-p: expected a number from 1 to 65535, found "0"/, connect('h', '-p', '0'));
    await expectBad(/--timeout: expected a number of seconds/, connect('h', '--timeout', 'x'));
    await expectBad(/unknown option '--frobnicate'/, connect('h', '--frobnicate'));
    await expectBad(/connect: --key FILE is missing/, connect('h', '--cert', server.cert));
    await expectBad(/connect: --cert FILE is missing/, connect('h', '--key', server.key));
    await expectBad(/--out .*no such file/, connect('h', '--out', join(folder, 'no/where')));
  });

  test('names what is wrong with a file, and its line', async () => {
    await expectBad(/--ca .*no-such: there is no such file/, connect('h', '--ca', 'no-such'));
    const nothing = write('nothing.pem', 'nothing\n');
    await expectBad(
      /--ca .*nothing\.pem:1: there is no certificate/,
      connect('h', '--ca', nothing),
    );
    const cut = write('cut.pem', 'words\n\n-----BEGIN CERTIFICATE-----\nAAAA\n');
    await expectBad(/--ca .*cut\.pem:3: the end of the certificate/, connect('h', '--ca', cut));
    const bad = write('bad.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    await expectBad(/bad\.pem:1: the certificate cannot be read/, connect('h', '--ca', bad));
    const key = ['--cert', server.cert, '--key'];
    await expectBad(/--key .*nothing\.pem: /, connect('h', ...key, nothing));
    await expectBad(/client\.key\.pem: it is not the key of the first certificate in .*server/, [
      ...connect('h', ...key, client.key),
    ]);
  });

  test('fails where nobody listens', async () => {
    expect(await main(connect('127.0.0.1', '-p', '1'))).toBe(1);
    expect(stderr).toMatch(/^sshow: cannot connect to 127\.0\.0\.1 port 1: connection refused\n$/);
  });
});

describe('serve', () => {
  test('names what is wrong with its arguments', async () => {
    await expectBad(/serve: --cert FILE is missing/, serve());
    await expectBad(/serve: --key FILE is missing/, serve('--cert', server.cert));
    await expectBad(/takes options only, found "here"/, serve(...shown, 'here'));
    await expectBad(/--host: expected an IP address/, serve(...shown, '--host', 'example.org'));
    await expectBad(/--port: expected a number from 0 to 65535/, serve(...shown, '--port', 'x'));
    await expectBad(/--client-ca .*no-such/, serve(...shown, '--client-ca', 'no-such'));
  });

  test('fails where the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve);
    });
    const port = String(portOf(other.address()));
    expect(await main(serve(...shown, '--port', port))).toBe(1);
    expect(stderr).toContain(`cannot listen on 127.0.0.1 port ${port}: the port is in use`);
    other.close();
  });

  test('goes on after one that is no TLS client, and after one that says nothing', async () => {
    const served = await beside(shown, async (port) => {
      for (const words of ['', 'GET / HTTP/1.1\r\n\r\n']) {
        await new Promise<void>((resolve) => {
          const socket = connectTcp(port, '127.0.0.1', () => socket.end(words));
          socket.on('close', () => resolve()).resume();
        });
      }
      expect(await main(connect('127.0.0.1', '-p', String(port), '--ca', server.cert))).toBe(0);
    });
    expect(served).toBe(0);
    expect(stderr).toMatch(/^#1 127\.0\.0\.1:\d+: /m);
    expect(stderr).toMatch(/^#2 127\.0\.0\.1:\d+: /m);
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
  const served = main(serve('--port', '0', '--once', ...argv));
  await vi.waitFor(() => expect(stdout).toMatch(/^listening on 127\.0\.0\.1:\d+\n/));
  const port = Number(/:(\d+)\n/.exec(stdout)?.[1]);
  stdout = '';
  await run(port);
  return served;
}

describe('connect to serve', () => {
  test('prints the page, and nothing else', async () => {
    const served = await beside(shown, async (port) => {
      expect(await main(connect('localhost', '-p', String(port), '--ca', server.cert))).toBe(0);
    });
    expect(served).toBe(0);
    expect(stdout).toMatch(/^<!doctype html>\n[^]*It works[^]*<\/html>\n$/);
    expect(stderr).toMatch(/^#1 127\.0\.0\.1:\d+: answered GET \/\n$/);
  });

  test('trusts nobody without --ca, and says how to', async () => {
    const served = await beside(shown, async (port) => {
      expect(await main(connect('127.0.0.1', '-p', String(port)))).toBe(1);
    });
    expect(served).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/--ca FILE/);
    expect(stderr).toMatch(/unknown_ca/);
  });

  test('shows a certificate where the server wants one', async () => {
    const wanting = [...shown, '--client-ca', client.cert];
    const served = await beside(wanting, async (port) => {
      const ours = ['--cert', client.cert, '--key', client.key];
      const to = connect('127.0.0.1', '-p', String(port), '--ca', server.cert, ...ours);
      expect(await main(to)).toBe(0);
    });
    expect(served).toBe(0);
    expect(stdout).toContain('It works');
  });

  test('is refused without one', async () => {
    const wanting = [...shown, '--client-ca', client.cert];
    const served = await beside(wanting, async (port) => {
      expect(await main(connect('127.0.0.1', '-p', String(port), '--ca', server.cert))).toBe(1);
    });
    expect(served).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/certificate_required/);
  });

  test('is answered where its request is no HTTP, and the server says why', async () => {
    const served = await beside(shown, (port) => {
      const options = { host: '127.0.0.1', port, ca: readFileSync(server.cert) };
      return new Promise((resolve, reject) => {
        const socket = connectTls(options, () => socket.write('HELLO\r\n\r\n'));
        let answer = '';
        socket.on('data', (bytes) => (answer += String(bytes)));
        socket.on('error', reject).on('close', () => resolve(answer));
      }).then((answer) => expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request/));
    });
    expect(served).toBe(0);
    expect(stderr).toMatch(
      /: its request: not HTTP\/1\.1: request-line\.SP, offset 5: expected " "/,
    );
  });

  test('records both ends, which replay to the same, and no private key', async () => {
    const out = join(folder, 'client.json');
    const served = join(folder, 'served');
    const wanting = [...shown, '--client-ca', client.cert, '--out', served];
    await beside(wanting, async (port) => {
      const ours = ['--cert', client.cert, '--key', client.key, '--out', out, '--json'];
      const to = connect('127.0.0.1', '-p', String(port), '--ca', server.cert, ...ours);
      expect(await main(to)).toBe(0);
    });
    const live = JSON.parse(stdout);
    const replayed = async (path: string) => {
      stdout = '';
      expect(await main(['simulate', path, '--json']), stderr).toBe(0);
      return JSON.parse(stdout);
    };
    expect(await replayed(out)).toEqual(live);
    const [name = ''] = readdirSync(served);
    const asServer = await replayed(join(served, name));
    const wire = ({ frames }: typeof live): unknown[] =>
      frames.map(({ from, layers }: typeof live) => [from, layers[0].bytes]).toSorted();
    expect(wire(asServer)).toEqual(wire(live));
    const text = readFileSync(out, 'utf8') + readFileSync(join(served, name), 'utf8');
    for (const { secret } of [client, server]) expect(text).not.toContain(secret);
    expect(text).toMatch(/private key/); // of the session, such as "client ephemeral x25519 private key"
    expect(text).not.toMatch(/authority|certificate key|serial number/);
    const verdicts = [live, asServer].flatMap(({ steps }) =>
      steps.filter(({ term }: { term: string }) => term.startsWith('chain of')),
    );
    expect(verdicts).toHaveLength(2);
    for (const { text: said } of verdicts) expect(said).toMatch(/^This very certificate is one/);
    expect(statSync(out).mode & 0o077).toBe(0);
  });
});
