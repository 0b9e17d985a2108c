/** The files of a run and the fingerprints of keys, against those of a real ssh-keygen. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { keyAlgorithms } from '../../src/protocol/ssh/public-key.ts';
import { fileLines } from '../../src/world/files/file-lines.ts';
import { keygenList, md5Fingerprint } from '../../src/world/files/fingerprints.ts';
import { armoured, encodePrivateKey } from '../../src/world/files/openssh-private-key.ts';
import { fromBase64, publicKeyLine } from '../../src/world/files/public-key-line.ts';
import { filesOf } from '../../src/world/files/run-files.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { simulate } from '../../src/world/simulate.ts';
import { must, run } from './peers/process.ts';
import { describeWith, shared } from './suite.ts';

const TYPE = 'ssh-ed25519';

/** What ssh-keygen prints about keys; its list of a file's lines goes to stderr with -v. */
const keygen = (...args: string[]) => must('ssh-keygen', args);

function randomKey(comment: string) {
  const algorithm = keyAlgorithms.get(TYPE);
  if (!algorithm) throw new Error(`no ${TYPE}`);
  const privateKey = new Uint8Array(randomBytes(algorithm.randomLength));
  return { type: TYPE, privateKey, publicBlob: algorithm.publicBlob(privateKey), comment };
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

  test('reads private keys that were written here, and finds the same public half', async () => {
    for (const length of [0, 1, 2, 3, 4, 5, 6, 7, 300]) {
      const key = randomKey('c'.repeat(length));
      const content = encodePrivateKey(key, randomBytes(4).readUInt32BE());
      if (!content) throw new Error('it was not written');
      const path = await place(`key-${length}`, armoured(content));
      const line = publicKeyLine(TYPE, key.publicBlob, key.comment);
      expect((await keygen('-y', '-P', '', '-f', path)).trimEnd()).toBe(line);
      const pub = await place(`key-${length}.public`, `${line}\n`);
      expect((await keygen('-lv', '-f', pub)).trimEnd().split('\n')).toEqual(
        keygenList(key.publicBlob, key.comment, { visual: true }),
      );
    }
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
    const files = filesOf(simulate(parseScenario({})));
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
  });

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
