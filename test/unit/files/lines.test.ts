/** Text files taken apart: known_hosts, authorized_keys, public keys. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseKnownHosts } from '../../../src/world/files/known-hosts.ts';
import { fileLines, type FileKind, type FileLine } from '../../../src/world/files/file-lines.ts';

const KEY = 'AAAAC3NzaC1lZDI1NTE5AAAAICHvN4fZjRxsAZeZFpt3grXEdsBna1LEmH/bLlyMSSh7';

/** Each part of a line as `name: text`. */
const partsOf = ({ text, parts }: FileLine): string[] =>
  parts.map(({ name, start, end }) => `${name}: ${text.slice(start, end)}`);

function only(kind: FileKind, text: string): FileLine {
  const [line, ...more] = fileLines(kind, `${text}\n`);
  if (!line || more.length > 0) throw new Error(`${1 + more.length} lines`);
  return line;
}

describe('a line of known_hosts', () => {
  test('is host names, key type, key and comment', () => {
    const line = only(
      'known_hosts',
      `server.example,[10.0.0.1]:2222 ssh-ed25519 ${KEY} of the lab`,
    );
    expect(partsOf(line)).toEqual([
      'host name: server.example',
      'host name and port: [10.0.0.1]:2222',
      'key type: ssh-ed25519',
      `key: ${KEY}`,
      'comment: of the lab',
    ]);
    expect(line).toMatchObject({ number: 1, problem: null, change: null });
    expect(line.key).toEqual({ base64: KEY, comment: 'of the lab' });
    for (const part of line.parts) expect(part).toMatchObject({ problem: null });
  });

  const SALT = 'F1E1KeoE/eEWhi10WpGv4OdiO6Y=';
  const HASH = '3988QV0VE8wmZL7suNrYQLITLCg=';

  test.each([
    [`@revoked * ssh-ed25519 ${KEY}`, ['marker: @revoked', 'pattern: *']],
    [
      `@cert-authority *.a,?.b ssh-ed25519 ${KEY}`,
      ['marker: @cert-authority', 'pattern: *.a', 'pattern: ?.b'],
    ],
    [
      `|1|${SALT}|${HASH} ssh-ed25519 ${KEY}`,
      ['hashed host name: |1|', `salt: ${SALT}`, `hash of the name: ${HASH}`],
    ],
    [
      `*.example,!evil.example,[*.example]:2222 ssh-ed25519 ${KEY}`,
      ['pattern: *.example', 'negated pattern: !evil.example', 'pattern: [*.example]:2222'],
    ],
  ])('may be of every form that OpenSSH has: %s', (text, parts) => {
    const line = only('known_hosts', text);
    expect(partsOf(line)).toEqual([...parts, 'key type: ssh-ed25519', `key: ${KEY}`]);
    expect(line.problem).toBeNull();
    for (const part of line.parts) expect(part).toMatchObject({ problem: null });
  });

  test('says that a marker means one thing or the other', () => {
    const means = (marker: string) =>
      only('known_hosts', `${marker} * ssh-ed25519 ${KEY}`).parts[0]?.means;
    expect(means('@revoked')).toContain('never be accepted');
    expect(means('@cert-authority')).toContain('certificates');
  });

  test.each([
    [`@foo a ssh-ed25519 ${KEY}`, 'marker', 'is no marker'],
    [`|1|c2FsdA==|${HASH} ssh-ed25519 ${KEY}`, 'salt', 'no salt of 20 bytes'],
    [`|1|${SALT}|3988QV0V ssh-ed25519 ${KEY}`, 'hash of the name', 'not 20 bytes'],
  ])(
    'says at the part what is wrong, and that the line counts for nothing: %s',
    (text, name, why) => {
      const line = only('known_hosts', text);
      expect(line.problem).toContain(why);
      const wrong = line.parts.filter(({ problem }) => problem !== null);
      expect(wrong).toMatchObject([{ name, problem: line.problem }]);
      expect(line.problem).toBe(parseKnownHosts(text).unreadable[0]?.problem);
    },
  );

  test.each([
    ['server.example', 'expected hosts, key type and key'],
    ['server.example ssh-ed25519 ***', 'the key is not base64'],
  ])('that names no key says what is missing: %s', (text, problem) => {
    expect(only('known_hosts', text)).toMatchObject({ problem, key: null });
  });

  test('with a key of another type than it says, or a broken one, says so at the key', () => {
    const other = only('known_hosts', `a ssh-rsa ${KEY}`).parts.find(({ name }) => name === 'key');
    expect(other?.problem).toBe('the line says ssh-rsa, but the key is of type ssh-ed25519');
    const cut = only('known_hosts', `a ssh-ed25519 ${KEY.slice(0, 40)}`).parts.at(-1);
    expect(cut?.problem).toBe('the key cannot be read to its end');
  });

  test('may be a comment, or empty', () => {
    expect(partsOf(only('known_hosts', ' # mine'))).toEqual(['comment line:  # mine']);
    expect(only('known_hosts', '')).toMatchObject({ parts: [], problem: null });
  });
});

describe('a line of authorized_keys', () => {
  test('is key type, key and comment', () => {
    const line = only('authorized_keys', `ssh-ed25519 ${KEY} alice@laptop`);
    expect(partsOf(line)).toEqual([
      'key type: ssh-ed25519',
      `key: ${KEY}`,
      'comment: alice@laptop',
    ]);
    expect(line.problem).toBeNull();
  });

  test('may begin with options, in which commas and blanks between quotation marks part nothing', () => {
    const options = ['restrict', 'command="echo \\"a, b\\" c"', 'from="10.*,!10.1.*"'];
    const line = only('authorized_keys', `${options.join(',')} ssh-ed25519 ${KEY}`);
    expect(partsOf(line)).toEqual([
      ...options.map((option) => `${option.split('=')[0]}: ${option}`),
      'key type: ssh-ed25519',
      `key: ${KEY}`,
    ]);
    expect(line.problem).toBeNull();
    expect(line.key?.comment).toBe(options.join(','));
  });

  test.each([
    ['ssh-ed25519', 'expected a key type and a key'],
    ['ssh-ed25519 ***', 'the key is not base64'],
  ])('that lets nobody in says why: %s', (text, problem) => {
    expect(only('authorized_keys', text)).toMatchObject({ problem, key: null });
  });
});

describe('what changed since the text before', () => {
  const changes = (before: string, after: string) =>
    fileLines('known_hosts', after, before).map(({ text, change, number }) => [
      text,
      change,
      number,
    ]);

  test('is marked, with line numbers of the new text', () => {
    expect(changes('a\nb\nc\n', 'a\nx\ny\nc\n')).toEqual([
      ['a', null, 1],
      ['b', 'removed', null],
      ['x', 'added', 2],
      ['y', 'added', 3],
      ['c', null, 4],
    ]);
    expect(changes('', 'a\n')).toEqual([['a', 'added', 1]]);
    expect(changes('a\n', '')).toEqual([['a', 'removed', null]]);
    expect(changes('a\n', 'a\na\n')).toEqual([
      ['a', null, 1],
      ['a', 'added', 2],
    ]);
  });

  test('never loses a line of either text', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'b', 'c'))
      .map((lines) => lines.map((l) => `${l}\n`).join(''));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const lines = fileLines('known_hosts', after, before);
        const joined = (without: FileLine['change']) =>
          lines
            .filter(({ change }) => change !== without)
            .map(({ text }) => `${text}\n`)
            .join('');
        expect(joined('removed')).toBe(after);
        expect(joined('added')).toBe(before);
      }),
    );
  });
});

test('the parts of any line lie in order inside it, and only blanks, commas and bars lie between', () => {
  const kinds: FileKind[] = ['known_hosts', 'authorized_keys', 'public key', 'private key'];
  const piece = fc.oneof(
    fc.constantFrom('ssh-ed25519', KEY, '"', '\\"', ',', ' ', '#', '@a', '|1|', '*', '!x', '[h]:1'),
    fc.string(),
  );
  const texts = fc.array(piece).map((pieces) => pieces.join('').replaceAll('\n', ''));
  fc.assert(
    fc.property(fc.constantFrom(...kinds), texts, (kind, text) => {
      for (const { text: line, parts } of fileLines(kind, text)) {
        let at = 0;
        for (const { start, end } of parts) {
          expect(line.slice(at, start)).toMatch(/^[\s,|]*$/);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(line.slice(at)).toMatch(/^[\s,|]*$/);
      }
    }),
    { numRuns: 500 },
  );
});
