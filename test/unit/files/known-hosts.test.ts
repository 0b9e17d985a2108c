/** known_hosts line by line, form by form. That whole files mean what they mean to OpenSSH is an interop test. */
import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { encode } from '../../../src/codec/tape.ts';
import { struct } from '../../../src/codec/struct.ts';
import { mpintBytes, string, text as textCodec } from '../../../src/codec/types.ts';
import { hashedName, saltOf } from '../../../src/world/files/hashed-names.ts';
import { addHost, hostName } from '../../../src/world/files/host-name.ts';
import { fitsList, fitsPattern } from '../../../src/world/files/host-patterns.ts';
import { isKeyTypeName, keyKind } from '../../../src/world/files/key-kind.ts';
import {
  knownTypes,
  lookUp,
  matchIn,
  parseKnownHosts,
  type LookUp,
} from '../../../src/world/files/known-hosts.ts';
import { fromBase64 } from '../../../src/world/files/public-key-line.ts';

const HOST = 'AAAAC3NzaC1lZDI1NTE5AAAAICHvN4fZjRxsAZeZFpt3grXEdsBna1LEmH/bLlyMSSh7';
const OTHER = 'AAAAC3NzaC1lZDI1NTE5AAAAIIHvN4fZjRxsAZeZFpt3grXEdsBna1LEmH/bLlyMSSh7';
const ECDSA =
  'AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBLl85rfCB1vIurs2dAPgxcU7MnC4TQKk49WB' +
  'SdVC8c0PWmIQpVxo/+H3S+E0X7CzLVfB9A0tRdifpzGftdbr70k=';
const host = `ssh-ed25519 ${HOST}`;
const other = `ssh-ed25519 ${OTHER}`;
const ecdsa = `ecdsa-sha2-nistp256 ${ECDSA}`;

const bytesOf = (base64: string) => fromBase64(base64) ?? new Uint8Array();
const SALT = Uint8Array.from({ length: 20 }, (_, at) => at);

/** What the file says of the host key of server.example. */
const found = (text: string, { name = 'server.example', port = 22, tolerant = false } = {}) =>
  lookUp(text, { host: name, port }, bytesOf(HOST), tolerant, 0);

const known = (line: number): LookUp => ({ found: 'known', line });
const changed = (line: number): LookUp => ({ found: 'changed', line });
const revoked = (line: number): LookUp => ({ found: 'revoked', line });
const unknown: LookUp = { found: 'unknown' };

describe('a hashed name', () => {
  test('is the HMAC-SHA1 of the name under its salt, both as base64', () => {
    const hash = createHmac('sha1', SALT).update('server.example').digest('base64');
    const line = `|1|${Buffer.from(SALT).toString('base64')}|${hash}`;
    expect(hashedName('server.example', SALT)).toBe(line);
    expect(saltOf(line)).toEqual(SALT);
  });

  test('means that name, and no other', () => {
    const text = `${hashedName('server.example', SALT)} ${host}\n`;
    expect(found(text)).toEqual(known(1));
    expect(found(text, { name: 'SERVER.example' })).toEqual(known(1));
    expect(found(text, { name: 'server.example.' })).toEqual(unknown);
    expect(found(text, { port: 2222 })).toEqual(known(1)); // without its port
    const ported = `${hashedName('[server.example]:2222', SALT)} ${host}\n`;
    expect(found(ported, { port: 2222 })).toEqual(known(1));
    expect(found(ported)).toEqual(unknown);
  });
});

test.each([
  ['server.example', 'server.example', 22, 'server.example'],
  ['a,*.example,server.*', '*.example', 22, 'server.example'],
  ['x,Server.Example', 'Server.Example', 22, 'server.example'],
  ['server.example,[server.example]:2222', '[server.example]:2222', 2222, '[server.example]:2222'],
  ['server.example', 'server.example', 2222, 'server.example'],
  ['*,!server.example', null, 22, null],
  ['other.example', null, 22, null],
])('in %s the host stands as %s', (hosts, by, port, name) => {
  const match = matchIn(`# first\n${hosts} ${host}\n`, 2, { host: 'server.example', port });
  expect(match).toEqual(by === null ? null : { name, by });
});

describe('names and patterns', () => {
  test.each([
    ['server.example', true],
    ['SERVER.Example', true],
    ['a,server.example,b', true],
    ['a,,server.example,', true],
    ['server', false],
    ['*', true],
    ['*.example', true],
    ['*.exampl', false],
    ['server.*', true],
    ['s*r.e*e', true],
    ['s**e', true],
    ['server.exampl?', true],
    ['server.example?', false],
    ['??????.*', true],
    ['*,!server.example', false],
    ['!server.example,*', false],
    ['!SERVER.*,*', false],
    ['*,!other.example', true],
    ['!other.example', false],
    ['[server.example]:22', false],
    [`${'a'.repeat(1023)},server.example`, false],
    [`${'a'.repeat(1022)},server.example`, true],
  ])('%s', (list, fits) => {
    expect(fitsList('server.example', list)).toBe(fits);
    expect(found(`${list} ${host}\n`)).toEqual(fits ? known(1) : unknown);
  });

  test('mean what a regular expression does', () => {
    const letters = fc.constantFrom('a', 'b', '.', '*', '?');
    const pattern = fc.array(letters, { maxLength: 8 }).map((all) => all.join(''));
    const name = fc
      .array(fc.constantFrom('a', 'b', '.'), { maxLength: 8 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(name, pattern, (one, signs) => {
        const source = signs.replace(/[.*?]/g, (sign) => ({ '*': '.*', '?': '.' })[sign] ?? '\\.');
        expect(fitsPattern(one, signs)).toBe(new RegExp(`^${source}$`).test(one));
      }),
    );
  });

  test('take no longer for many stars', () => {
    expect(fitsPattern('a'.repeat(900), `${'a*'.repeat(400)}b`)).toBe(false);
  });
});

describe('another port', () => {
  test.each<[string, LookUp]>([
    [`[server.example]:2222 ${host}`, known(1)],
    [`[server.example]:2223 ${host}`, unknown],
    [`[server.example]:* ${host}`, known(1)],
    [`[*]:2222 ${host}`, known(1)],
    [`server.example ${host}`, known(1)],
    [`server.example ${other}`, unknown],
    [`[server.example]:2222 ${other}\nserver.example ${host}`, changed(1)],
    [`@revoked server.example ${host}`, unknown],
    [`@revoked [server.example]:2222 ${host}`, revoked(1)],
  ])('%s', (text, expected) => {
    expect(found(text, { port: 2222 })).toEqual(expected);
  });

  test('takes a key that is revoked without a port where nothing is checked', () => {
    const text = `@revoked server.example ${host}\n`;
    expect(found(text, { port: 2222, tolerant: true })).toEqual(revoked(1));
  });
});

describe('the decision', () => {
  test.each<[string, string, LookUp]>([
    ['of an empty file', '', unknown],
    ['of the key', `a ${host}\nserver.example ${host}\n`, known(2)],
    ['of another key', `server.example ${other}\n`, changed(1)],
    ['of a key of another type', `server.example ${ecdsa}\n`, changed(1)],
    ['of several keys, the last', `server.example ${other}\nserver.example ${ecdsa}\n`, changed(2)],
    ['of other keys beside it', `server.example ${other}\nserver.example ${host}\n`, known(2)],
    ['of the key revoked', `@revoked * ${host}\nserver.example ${host}\n`, revoked(1)],
    ['of the key revoked below', `server.example ${host}\n@revoked * ${host}\n`, revoked(2)],
    ['of another key revoked', `@revoked * ${other}\nserver.example ${host}\n`, known(2)],
    ['of the key revoked elsewhere', `@revoked a ${host}\nserver.example ${host}\n`, known(2)],
    ['of an authority with the key', `@cert-authority * ${host}\n`, unknown],
    ['of an authority and another key', `@cert-authority * ${host}\nserver.* ${other}`, changed(2)],
    ['of a comment', `# server.example ${host}\n`, unknown],
    ['behind malformed lines', `x\n@y z\nserver.example ssh-rsa\nserver.* ${host}`, known(4)],
    ['with CR LF', `# mine\r\n\r\nserver.example ${host}\r\n`, known(3)],
    ['with tabs and blanks', `\t server.example\t ${host.replace(' ', ' \t')}  c`, known(1)],
  ])('%s', (_what, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('orders algorithms by the keys that can be checked', () => {
    const types = (text: string) => knownTypes(text, { host: 'server.example', port: 22 });
    expect(types(`server.example ${host}\nserver.example ${ecdsa}\na ${other}`)).toEqual([
      'ssh-ed25519',
      'ecdsa-sha2-nistp256',
    ]);
    expect(types(`@cert-authority * ${host}`)).toEqual(['@cert-authority']);
    // The first key of a type counts, whether or not there is one that is not revoked.
    const twice = `server.example ${host}\nserver.example ${other}\n`;
    expect(types(`${twice}@revoked * ${host}`)).toEqual([]);
    expect(types(`${twice}@revoked * ${other}`)).toEqual(['ssh-ed25519']);
  });
});

describe('a line that cannot be read', () => {
  const SHORT = hashedName('a', SALT).slice(0, -4);

  test.each([
    ['server.example', 'expected hosts, key type and key'],
    ['server.example ssh-ed25519', 'expected hosts, key type and key'],
    ['server.example # ssh-ed25519', 'expected hosts, key type and key'],
    ['server.example ssh-foo AAAA', '“ssh-foo” is no type of key that is known here'],
    [`server.example ED25519 ${HOST}`, '“ED25519” is no type of key that is known here'],
    ['server.example ssh-ed25519 ***', 'the key is not base64'],
    [`server.example ${host.slice(0, -1)}`, 'the key is not base64'],
    [`server.example ${host}#`, 'the key is not base64'],
    ['server.example ssh-ed25519 AAAA', 'the key cannot be read to its end'],
    [`server.example ${host.slice(0, -4)}`, 'the key cannot be read to its end'],
    [`server.example ${host}AAAA`, 'the key cannot be read to its end'],
    [`a ssh-rsa ${HOST}`, 'the line says ssh-rsa, but the key is of type ssh-ed25519'],
    [`@foo a ${host}`, '“@foo” is no marker: there are @cert-authority and @revoked'],
    [`@revoked @revoked a ${host}`, 'a line has one marker at most, with a blank behind it'],
    ['@revoked', 'a line has one marker at most'],
    [`@revoked\ta ${host}`, 'with a blank behind it'],
    [`|1|AAAA|AAAA ${host}`, 'the hashed name has no salt of 20 bytes'],
    [`|2|AAAA|AAAA ${host}`, 'the hashed name has no salt of 20 bytes'],
    [`|1 ${host}`, 'the hashed name has no salt of 20 bytes'],
    [`${SHORT} ${host}`, 'the hash of the name is not 20 bytes: no name fits it'],
    [`${hashedName('a', SALT)},b ${host}`, 'the hash of the name is not 20 bytes'],
  ])('is told with its number and a reason: %s', (line, problem) => {
    const { entries, unreadable } = parseKnownHosts(`# one\n${line}\nb ${host}\n`);
    expect(entries.map(({ line: at }) => at)).toEqual([3]);
    expect(unreadable).toHaveLength(1);
    expect(unreadable[0]).toMatchObject({ line: 2 });
    expect(unreadable[0]?.problem).toContain(problem);
  });

  test('is not one that is empty but for its CR LF', () => {
    expect(parseKnownHosts(`\r\n \r\nb ${host}\r\n`)).toMatchObject({
      entries: [{ line: 3, hosts: 'b', comment: '' }],
      unreadable: [],
    });
  });

  test('takes the name of a signature for the type of its key', () => {
    const rsa = encode(
      struct('RFC 4253 §6.6', {
        name: [textCodec, 'kind of key'],
        e: [mpintBytes, 'e'],
        n: [mpintBytes, 'n'],
      }),
      { name: 'ssh-rsa', e: Uint8Array.of(3), n: new Uint8Array(128).fill(255) },
    );
    const base64 = Buffer.from(rsa).toString('base64');
    const { entries } = parseKnownHosts(`a rsa-sha2-256 ${base64}\nb ssh-rsa ${base64}\n`);
    expect(entries.map(({ type }) => type)).toEqual(['ssh-rsa', 'ssh-rsa']);
    expect(keyKind(rsa)).toEqual({ title: 'RSA', bits: 1024 });
  });

  test('never throws, whatever it is', () => {
    const piece = fc.constantFrom(...'|1 @*!,#\t\r\n"'.split(''), 'AAAA', host, '@revoked ', '|1|');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        parseKnownHosts(text);
        expect(['known', 'unknown', 'changed', 'revoked']).toContain(found(text).found);
      }),
    );
  });
});

test('keys of security keys are read to their end', () => {
  const blob = (...parts: readonly (string | Uint8Array)[]) =>
    Buffer.concat(
      parts.map((one) => encode(string, typeof one === 'string' ? Buffer.from(one) : one)),
    );
  const point = Uint8Array.from({ length: 65 }, (_, at) => (at === 0 ? 4 : at));
  const ed25519 = 'sk-ssh-ed25519@openssh.com';
  const p256 = 'sk-ecdsa-sha2-nistp256@openssh.com';
  expect(keyKind(blob(ed25519, new Uint8Array(32), 'ssh:'))).toEqual({
    title: 'ED25519-SK',
    bits: 256,
  });
  expect(keyKind(blob(p256, 'nistp256', point, 'ssh:'))?.title).toBe('ECDSA-SK');
  expect(keyKind(blob(ed25519, new Uint8Array(32)))).toBeNull();
  expect(keyKind(blob(p256, 'nistp384', point, 'ssh:'))).toBeNull();
  expect(keyKind(blob(p256, 'nistp256', point.subarray(1), 'ssh:'))).toBeNull();
});

test('OpenSSH knows types by their name, a certificate’s, or a short one', () => {
  for (const name of [
    ...['ssh-ed25519', 'ssh-ed25519-cert-v01@openssh.com', 'ED25519', 'ecdsa-sk'],
    ...['sk-ssh-ed25519@openssh.com', 'sk-ssh-ed25519-cert-v01@openssh.com', 'rsa-sha2-512'],
  ])
    expect(isKeyTypeName(name), name).toBe(true);
  for (const name of ['', 'ssh-foo', 'foo-cert-v01@openssh.com', 'SSH-ED25519', 'ED25519-CERT'])
    expect(isKeyTypeName(name), name).toBe(false);
});

test('a host is written behind what is there, in lower case, with a port that is not 22', () => {
  const blob = bytesOf(HOST);
  expect(addHost('', hostName('Server.Example', 22), 'ssh-ed25519', blob)).toBe(
    `server.example ${host}\n`,
  );
  expect(addHost('# mine', hostName('::1', 2222), 'ssh-ed25519', blob)).toBe(
    `# mine\n[::1]:2222 ${host}\n`,
  );
});
