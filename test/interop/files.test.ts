/** The files of a run and the fingerprints of keys, against those of a real ssh-keygen. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { toHex } from '../../src/codec/bytes.ts';
import { algorithmsOf, keyTypes } from '../../src/protocol/ssh/public-key.ts';
import { fileLines } from '../../src/world/files/file-lines.ts';
import { keygenList, md5Fingerprint } from '../../src/world/files/fingerprints.ts';
import { armoured, encodePrivateKey } from '../../src/world/files/openssh-private-key.ts';
import { readPrivateKey } from '../../src/world/files/private-key-file.ts';
import { fromBase64, publicKeyLine } from '../../src/world/files/public-key-line.ts';
import { filesOf } from '../../src/world/files/run-files.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { simulate } from '../../src/world/simulate.ts';
import { keyKinds, makeKey, temporaryFolder } from './peers/place.ts';
import { must, run } from './peers/process.ts';
import { describeWith, shared } from './suite.ts';

const TYPE = 'ssh-ed25519';
const formats = ['RFC4716', 'PEM', 'PKCS8'] as const;

/** What ssh-keygen prints about keys; its list of a file's lines goes to stderr with -v. */
const keygen = (...args: string[]) => must('ssh-keygen', args);

function randomKey(comment: string, type = TYPE) {
  const [algorithm] = algorithmsOf(type);
  if (!algorithm) throw new Error(`no ${type}`);
  const random = new Uint8Array(randomBytes(algorithm.randomLength));
  const privateKey = algorithm.fromRandom?.make(random, []) ?? random;
  return { type, privateKey, publicBlob: algorithm.publicBlob(privateKey), comment };
}

/** The lines that our side prints for each key of a text file, as `ssh-keygen -l` does. */
const ours = (kind: 'known_hosts' | 'authorized_keys', text: string, visual: boolean): string[] =>
  fileLines(kind, text).flatMap(({ key }) => {
    const blob = key && fromBase64(key.base64);
    return blob ? keygenList(blob, key.comment, { visual }) : [];
  });

describeWith(['openssh'], 'ssh-keygen', () => {
  const folder = shared(
    () => mkdtemp(join(tmpdir(), 'sshow-files-')),
    (path) => rm(path, { recursive: true }),
  );
  const home = shared(
    async () => temporaryFolder(),
    (made) => made.remove(),
  );
  const place = async (name: string, text: string): Promise<string> => {
    const path = join(folder(), name);
    await writeFile(path, text, { mode: 0o600 });
    return path;
  };

  test('draws the same pictures of 200 random keys, and prints the same fingerprints', async () => {
    const keys = Array.from({ length: 200 }, (_, at) => randomKey(`key ${at}`));
    const text = keys
      .map(({ publicBlob, comment }) => `${publicKeyLine(TYPE, publicBlob, comment)}\n`)
      .join('');
    const path = await place('many.pub', text);
    const printed = (await keygen('-lv', '-f', path)).trimEnd().split('\n');
    expect(printed).toHaveLength(200 * 12);
    expect(
      keys.flatMap(({ publicBlob, comment }) => keygenList(publicBlob, comment, { visual: true })),
    ).toEqual(printed);
    expect(ours('authorized_keys', text, true)).toEqual(printed);
    const md5 = (await keygen('-l', '-E', 'md5', '-f', path)).trimEnd().split('\n');
    expect(keys.map(({ publicBlob }) => md5Fingerprint(publicBlob))).toEqual(
      md5.map((line) => line.split(' ')[1]),
    );
  });

  test.each([
    ['rsa', '2048'],
    ['rsa', '3072'],
    ['ecdsa', '256'],
    ['ecdsa', '384'],
    ['ecdsa', '521'],
    ['ed25519', '256'],
  ])('says the same of a key of type %s and %s bits', async (type, bits) => {
    const path = join(folder(), `${type}-${bits}`);
    await keygen('-q', '-t', type, '-b', bits, '-N', '', '-C', 'a comment', '-f', path);
    const line = await readFile(`${path}.pub`, 'utf8');
    expect(ours('authorized_keys', line, true)).toEqual(
      (await keygen('-lv', '-f', `${path}.pub`)).trimEnd().split('\n'),
    );
  });

  test.each([...keyTypes.keys()])(
    'reads private keys of type %s that were written here, and finds the same public half',
    async (type) => {
      for (const length of [0, 1, 2, 3, 4, 5, 6, 7, 300]) {
        const key = randomKey('c'.repeat(length), type);
        const content = encodePrivateKey(key, randomBytes(4).readUInt32BE());
        if (!content) throw new Error('it was not written');
        const path = await place(`${type}-${length}`, armoured(content));
        const line = publicKeyLine(type, key.publicBlob, key.comment);
        expect((await keygen('-y', '-P', '', '-f', path)).trimEnd()).toBe(line);
        const pub = await place(`${type}-${length}.public`, `${line}\n`);
        expect((await keygen('-lv', '-f', pub)).trimEnd().split('\n')).toEqual(
          keygenList(key.publicBlob, key.comment, { visual: true }),
        );
      }
    },
  );

  test.each(keyKinds.flatMap((kind) => formats.map((format) => [kind, format] as const)))(
    'writes a key of kind %s as %s, and we read it',
    async (kind, format) => {
      const home = temporaryFolder();
      try {
        const { file, publicLine } = await makeKey(home, 'key', '', kind, format);
        const read = readPrivateKey(await readFile(file, 'utf8'));
        if (!read.ok) throw new Error(read.problem);
        const { type, publicBlob, comment } = read.key;
        expect(publicKeyLine(type, publicBlob, '')).toBe(publicLine);
        const isOwn = format === 'RFC4716' || kind === 'ed25519';
        expect(comment).toBe(isOwn ? 'test' : '');
        // Written anew it is the same key, and in its own format the same bytes but for the check numbers.
        const content = encodePrivateKey(read.key, 7);
        if (!content) throw new Error('it was not written');
        const again = await place(`again-${kind}-${format}`, armoured(content));
        expect(await keygen('-y', '-P', '', '-f', again)).toBe(
          `${publicLine}${comment ? ` ${comment}` : ''}\n`,
        );
        if (!isOwn) return;
        const theirs = Buffer.from(
          (await readFile(file, 'utf8')).replaceAll(/-----.*-----|\s/g, ''),
          'base64',
        );
        const at = theirs.lastIndexOf(type) - 12;
        const own = encodePrivateKey(read.key, theirs.readUInt32BE(at));
        expect(own && Buffer.from(own).toString('hex')).toBe(theirs.toString('hex'));
      } finally {
        home.remove();
      }
    },
  );

  /** The right passphrase gives the key of the public file, another and a damaged file say why not. */
  async function expectOpens(path: string, passphrase: string): Promise<void> {
    const [type, blob] = (await readFile(`${path}.pub`, 'utf8')).split(' ');
    const text = await readFile(path, 'utf8');
    const read = readPrivateKey(text, passphrase);
    if (!read.ok) throw new Error(read.problem);
    expect(publicKeyLine(read.key.type, read.key.publicBlob, '')).toBe(`${type} ${blob?.trim()}`);
    expect(readPrivateKey(text)).toMatchObject({ ok: false, wantsPassphrase: true });
    const wrong = {
      ok: false,
      problem: expect.stringMatching(/^the passphrase is wrong, or it is damaged/),
    };
    expect(readPrivateKey(text, `${passphrase}x`)).toMatchObject(wrong);
    const lines = text.trimEnd().split('\n');
    const at = lines.length - 4; // among the encrypted bytes
    const damaged = lines.with(at, [...(lines[at] ?? '')].toReversed().join('')).join('\n');
    expect(readPrivateKey(damaged, passphrase).ok).toBe(false);
  }

  test.each([
    ['aes128-ctr', 'ed25519'],
    ['aes192-ctr', 'ecdsa-256'],
    ['aes256-ctr', 'rsa'],
    ['aes128-cbc', 'ecdsa-384'],
    ['aes192-cbc', 'ed25519'],
    ['aes256-cbc', 'ecdsa-521'],
    ['aes128-gcm@openssh.com', 'ed25519'],
    ['aes256-gcm@openssh.com', 'rsa'],
    ['chacha20-poly1305@openssh.com', 'ecdsa-256'],
  ] as const)('encrypts with %s a key of kind %s, and we open it', async (cipher, kind) => {
    const home = temporaryFolder();
    try {
      const { file } = await makeKey(home, 'key', '', kind);
      await keygen('-q', '-p', '-P', '', '-N', 'pässword 1', '-Z', cipher, '-a', '3', '-f', file);
      await expectOpens(file, 'pässword 1');
    } finally {
      home.remove();
    }
  });

  test('encrypts with 3des-cbc, which we name', async () => {
    const path = join(folder(), 'des');
    await keygen('-q', '-t', 'ed25519', '-N', 'x y', '-Z', '3des-cbc', '-a', '1', '-f', path);
    expect(readPrivateKey(await readFile(path, 'utf8'), 'x y')).toMatchObject({
      problem: expect.stringMatching(/^it is encrypted with 3des-cbc; only aes128-ctr, /),
    });
  });

  test.each(
    keyKinds
      .filter((kind) => kind !== 'ed25519')
      .flatMap((kind) => (['PEM', 'PKCS8'] as const).map((format) => [kind, format] as const)),
  )('encrypts a key of kind %s as %s, and we open it', async (kind, format) => {
    const home = temporaryFolder();
    try {
      await expectOpens((await makeKey(home, 'key', 'open it', kind, format)).file, 'open it');
    } finally {
      home.remove();
    }
  });

  describeWith(['openssl'], 'and openssl pkcs8', () => {
    test.each([
      ['aes-128-cbc', 'hmacWithSHA1'],
      ['aes-192-cbc', 'hmacWithSHA224'],
      ['aes-256-cbc', 'hmacWithSHA256'],
      ['aes-128-cbc', 'hmacWithSHA384'],
      ['aes-256-cbc', 'hmacWithSHA512'],
    ])('encrypt with %s and %s, and we open it', async (cipher, prf) => {
      const { file } = await makeKey(home(), `key-${cipher}-${prf}`, '', 'ecdsa-256', 'PEM');
      const out = await must('openssl', [
        ...[
          'pkcs8',
          '-topk8',
          '-in',
          file,
          '-v2',
          cipher,
          '-v2prf',
          prf,
          '-passout',
          'pass:open it',
        ],
      ]);
      await writeFile(file, out);
      await expectOpens(file, 'open it');
    });

    test.each([
      ['-aes128', /^$/],
      ['-aes192', /^$/],
      ['-aes256', /^$/],
      ['-des3', /^it is encrypted with DES-EDE3-CBC; only AES-128-CBC/],
    ])('encrypt an EC key with %s under headers', async (cipher, problem) => {
      const { file } = await makeKey(home(), `old${cipher}`, '', 'ecdsa-384', 'PEM');
      const out = await must('openssl', ['ec', '-in', file, cipher, '-passout', 'pass:open it']);
      expect(out).toMatch(/Proc-Type: 4,ENCRYPTED/);
      await writeFile(file, out);
      if (problem.test('')) await expectOpens(file, 'open it');
      else
        expect(readPrivateKey(out, 'open it')).toMatchObject({
          problem: expect.stringMatching(problem),
        });
    });

    test.each([
      [['-v1', 'PBE-SHA1-3DES'], /in another way than PBES2/],
      [['-v2', 'des3'], /another cipher than AES-CBC/],
      [['-scrypt'], /in another way than by PBKDF2/],
    ])('encrypt by %s, which we name', async (how, problem) => {
      const { file } = await makeKey(home(), `other${how.at(-1)}`, '', 'ecdsa-256', 'PEM');
      const out = await must('openssl', [
        ...['pkcs8', '-topk8', '-in', file, ...how, '-passout', 'pass:open it'],
      ]);
      expect(readPrivateKey(out, 'open it')).toMatchObject({
        problem: expect.stringMatching(problem),
      });
    });
  });

  describeWith(['openssl'], 'and openssl genpkey', () => {
    test.each([
      ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
      ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
      ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
      ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
      ['-algorithm', 'ED25519'],
    ])('agree on a key of %s %s %s %s', async (...args) => {
      const path = join(folder(), `openssl-${args.at(-1)?.replace(':', '-')}`);
      await must('openssl', ['genpkey', ...args, '-out', path]);
      const read = readPrivateKey(await readFile(path, 'utf8'));
      if (!read.ok) throw new Error(read.problem);
      const { type, publicBlob } = read.key;
      // OpenSSH 9.2 reads no Ed25519 key in PKCS #8: there openssl itself tells the public half.
      if (type === 'ssh-ed25519') {
        const der = await must('sh', [
          '-c',
          `openssl pkey -in '${path}' -pubout -outform DER | tail -c 32 | xxd -p -c 32`,
        ]);
        expect(toHex(publicBlob.subarray(-32))).toBe(der.trim());
        return;
      }
      await run('chmod', ['600', path]);
      expect((await keygen('-y', '-P', '', '-f', path)).trimEnd()).toBe(
        publicKeyLine(type, publicBlob, ''),
      );
    });

    test('agree on an EC key with its parameters in front, and in the form of SEC 1', async () => {
      const path = join(folder(), 'sec1');
      await must('openssl', ['ecparam', '-name', 'prime256v1', '-genkey', '-out', path]);
      const text = await readFile(path, 'utf8');
      expect(text).toMatch(/BEGIN EC PARAMETERS[\s\S]*BEGIN EC PRIVATE KEY/);
      const read = readPrivateKey(text);
      if (!read.ok) throw new Error(read.problem);
      await run('chmod', ['600', path]);
      expect((await keygen('-y', '-P', '', '-f', path)).trimEnd()).toBe(
        publicKeyLine(read.key.type, read.key.publicBlob, ''),
      );
    });
  });

  test('writes the same bytes for the same key: only the check numbers are its own', async () => {
    const path = join(folder(), 'theirs');
    await keygen('-q', '-t', 'ed25519', '-N', '', '-C', 'someone@somewhere', '-f', path);
    const text = await readFile(path, 'utf8');
    const body = text.split('\n').slice(1, -2).join('');
    const theirs = Buffer.from(body, 'base64');
    const at = theirs.lastIndexOf(TYPE) - 12; // two check numbers and a length before the name
    const blob = theirs.subarray(theirs.indexOf(TYPE) - 4, theirs.indexOf(TYPE) + 47);
    const seedAt = theirs.lastIndexOf(TYPE) + TYPE.length + 4 + 32 + 4;
    const content = encodePrivateKey(
      {
        type: TYPE,
        privateKey: new Uint8Array(theirs.subarray(seedAt, seedAt + 32)),
        publicBlob: new Uint8Array(blob),
        comment: 'someone@somewhere',
      },
      theirs.readUInt32BE(at),
    );
    expect(content && armoured(content)).toBe(text);
  });

  test('reads every file of a run', async () => {
    const types = [...keyTypes.keys()];
    const scenario = {
      client: { keys: types.map((type) => ({ type, name: `id ${type}`, comment: 'me' })) },
      server: {
        host_keys: types.map((type) => ({ type, name: `host ${type}`, comment: 'it' })),
        users: {},
      },
    };
    for (const given of [{}, scenario]) await expectRead(filesOf(simulate(parseScenario(given))));
  });

  async function expectRead(files: ReturnType<typeof filesOf>): Promise<void> {
    for (const [at, { kind, versions }] of files.entries()) {
      const text = versions.at(-1)?.text ?? '';
      const path = await place(`file-${at}`, text);
      if (kind === 'private key') {
        const pub = files.find((file) => file.path === `${files[at]?.path}.pub`);
        expect(await keygen('-y', '-P', '', '-f', path)).toBe(pub?.versions[0]?.text);
        expect((await keygen('-l', '-f', path)).trimEnd()).toBe(
          ours('authorized_keys', pub?.versions[0]?.text ?? '', false)[0],
        );
        continue;
      }
      const lines = ours(kind === 'known_hosts' ? kind : 'authorized_keys', text, false);
      expect((await keygen('-l', '-f', path)).trimEnd().split('\n')).toEqual(lines);
    }
  }

  test('names keys by their comment, or else by what stands before them', async () => {
    const { publicBlob } = randomKey('');
    const key = publicKeyLine(TYPE, publicBlob, '');
    const hosts = await place(
      'hosts',
      `one.example,two.example ${key}\n# no key\n[h]:22 ${key} mine\n`,
    );
    const options = await place('options', `restrict,command="a b" ${key}\n`);
    for (const [path, kind] of [
      [hosts, 'known_hosts'],
      [options, 'authorized_keys'],
    ] as const) {
      const text = await readFile(path, 'utf8');
      const { stdout } = await run('ssh-keygen', ['-l', '-f', path]);
      expect(ours(kind, text, false)).toEqual(stdout.trimEnd().split('\n'));
    }
  });
});
