/** TLS scenarios that cannot be run: each says which field, what belongs there and what stands there. */
import { expect, test } from 'vitest';
import { parseTlsScenario } from '../../../src/world/parse-tls-scenario.ts';
import { ScenarioError } from '../../../src/world/scenario.ts';
import { simulateTls } from '../../../src/world/tls.ts';

const wide = '例.example';

test.each<readonly [path: string, scenario: object]>([
  ['client.cipher_suites', { client: { cipher_suites: [] } }],
  ['client.cipher_suites[1]', { client: { cipher_suites: ['TLS_AES_128_GCM_SHA256', 'X'] } }],
  ['server.cipher_suites[0]', { server: { cipher_suites: ['TLS_RSA_WITH_NULL_SHA'] } }],
  ['client.groups', { client: { groups: [] } }],
  ['server.groups[0]', { server: { groups: ['secp521r1'] } }],
  ['client.key_shares[0]', { client: { key_shares: ['X25519'] } }],
  ['client.signature_algorithms', { client: { signature_algorithms: [] } }],
  ['server.signature_algorithms', { server: { signature_algorithms: [] } }],
  ['client.signature_algorithms[0]', { client: { signature_algorithms: ['ed448'] } }],
  ['client.alpn[0]', { client: { alpn: ['x'.repeat(256)] } }],
  ['client.server_name', { client: { server_name: wide } }],
  ['server.host', { server: { host: wide } }],
  ['server.certificate.names[0]', { server: { certificate: { names: [wide] } } }],
  ['server.certificate.names[1]', { server: { certificate: { names: `a.example ${wide}` } } }],
  ['client.requests[0].path', { client: { requests: [{ path: '/a b' }] } }],
  ['client.requests[0].path', { client: { requests: [{ path: '/例' }] } }],
  ['client.requests[0].path', { client: { requests: [{ path: 'a' }] } }],
  ['client.requests[0].method', { client: { requests: [{ method: 'G(T' }] } }],
  ['client.user_agent', { client: { user_agent: '例' } }],
  ['client.user_agent', { client: { user_agent: ' x' } }],
  ['client.connections', { attack: 'man-in-the-middle', client: { connections: 2 } }],
  ['client.trusted', { client: { trusted: 'no certificate' } }],
  [
    'overrides["client ephemeral x25519 private key"]',
    { overrides: { 'client ephemeral x25519 private key': '00' } },
  ],
])('%s: %j', (path, scenario) => {
  const run = () => simulateTls(parseTlsScenario({ protocol: 'tls-1.3', ...scenario }));
  expect(run).toThrow(ScenarioError);
  expect(run).toThrow(`${path}: `);
});

test.each([
  ['client.alpn: expected a list, found "h2"', { client: { alpn: 'h2' } }],
  ['client.user_agent: expected string, found a list', { client: { user_agent: ['a'] } }],
  ['client.groups: expected a list, found an object', { client: { groups: {} } }],
  ['client: expected an object, found 5', { client: 5 }],
  ['client.alpn: expected a list, found "Array"', { client: { alpn: 'Array' } }],
])('%s', (message, scenario) => {
  expect(() => parseTlsScenario({ protocol: 'tls-1.3', ...scenario })).toThrow(message);
});
