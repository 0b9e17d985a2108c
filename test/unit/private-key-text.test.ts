/** A private key is refused wherever it turns up in a scenario. */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';

import { readText } from '../../src/player/open-file.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { isPrivateKey, privateKeyIn } from '../../src/world/private-key-text.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (type: 'pkcs8' | 'sec1') => privateKey.export({ format: 'pem', type }).toString();

describe('a text', () => {
  test.each([
    ['PKCS #8', pem('pkcs8')],
    ['SEC 1', pem('sec1')],
    [
      'an encrypted PKCS #8',
      privateKey
        .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' })
        .toString(),
    ],
    ['OpenSSH', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl'],
    ['PuTTY', 'PuTTY-User-Key-File-3: ssh-ed25519\n'],
    ['ssh.com', '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n'],
    ['one in the middle of something', `server.example ssh-rsa AAAA\n${pem('sec1')}`],
    ['one on a single line, as a field makes of it', pem('sec1').replaceAll('\n', '')],
  ])('that is a private key of %s is told', (_name, text) => expect(isPrivateKey(text)).toBe(true));

  test.each([
    publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    'server.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICHvN4fZjRxsAZeZFpt3grXEdsBna1LEmH',
    'SHA256:/W0WXgnVuWo4oIr1oMoqSCaKCnoRtCihgeNYSlSXzcw',
    'never show a PRIVATE KEY',
    '',
  ])('that is none is not: %s', (text) => expect(isPrivateKey(text)).toBe(false));
});

test.each([
  [{ client: { known_hosts: pem('pkcs8') } }, 'client.known_hosts'],
  [{ client: { commands: ['true', pem('sec1')] } }, 'client.commands[1]'],
  [
    { server: { users: { alice: { authorized_keys: pem('pkcs8') } } } },
    'server.users.alice.authorized_keys',
  ],
  [
    { answers: { 'client/confirm-host-key#1': pem('pkcs8').replaceAll('\n', '') } },
    'answers.client/confirm-host-key#1',
  ],
])('a scenario with one is not run, and says where it is', (scenario, path) => {
  expect(privateKeyIn(scenario)).toBe(path);
  expect(() => parseScenario(scenario)).toThrow(/this is a private key/);
});

test('a file with one is not opened, and nothing of it is kept', async () => {
  for (const text of [pem('pkcs8'), JSON.stringify({ client: { known_hosts: pem('sec1') } })]) {
    expect(await readText(text, 'id_rsa')).toEqual({ kind: 'private-key', what: 'id_rsa' });
  }
});
