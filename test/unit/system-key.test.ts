/** New private keys for real connections. */
import { expect, test } from 'vitest';
import { bigToBytes, toHex } from '../../src/codec/bytes.ts';
import { decode } from '../../src/codec/tape.ts';
import { algorithmsOf, keyTypes } from '../../src/protocol/ssh/public-key.ts';
import { RsaNumbers } from '../../src/protocol/ssh/rsa-numbers.ts';
import { systemKey } from '../../src/cli/system-key.ts';
import { ownKeys } from '../../src/cli/scenario-file.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { keyPair } from './support/ends.ts';

test.each([...keyTypes.keys()])('a key of type %s is a good one, and another each time', (type) => {
  const [algorithm] = algorithmsOf(type);
  const [one, other] = [systemKey(type), systemKey(type)];
  expect(algorithm?.privateKeyProblem(one)).toBe(null);
  expect(toHex(one)).not.toBe(toHex(other));
});

test('an RSA key is none of those that come with sshow, and as large as OpenSSH makes one', () => {
  const { keys } = parseScenario({ client: { keys: [{ type: 'ssh-rsa' }] } }).client;
  const [key] = ownKeys(keys, 'client.keys');
  const numbers = decode(RsaNumbers, Buffer.from(key?.private ?? '', 'hex'));
  if (!numbers.ok) throw new Error('no RSA key');
  expect(bigToBytes(numbers.value.n)).toHaveLength(3072 / 8);
  for (let at = 0; at < 20; at++)
    expect(key?.private).not.toBe(toHex(keyPair(`somebody ${at}`, 'ssh-rsa').privateKey));
});
