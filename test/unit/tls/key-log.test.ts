/** The key logs of runs; that Wireshark reads with them is proven in test/interop/tls-tshark.test.ts. */
import { expect, test } from 'vitest';
import { parseTlsScenario } from '../../../src/world/parse-tls-scenario.ts';
import { keyLogLines } from '../../../src/world/tls/key-log.ts';
import { simulateTls } from '../../../src/world/tls.ts';

const ran = (scenario: object) =>
  simulateTls(parseTlsScenario({ protocol: 'tls-1.3', ...scenario }));
const sorted = (lines: readonly string[]) => lines.toSorted();
const randoms = (lines: readonly string[]) => new Set(lines.map((line) => line.split(' ')[1]));

test('both ends write the same five lines, each at the step at which its secret is made', () => {
  const run = ran({});
  const [client, server] = [keyLogLines(run, 'client'), keyLogLines(run, 'server')];
  expect(client.flat().map((line) => line.split(' ')[0])).toEqual([
    'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
    'SERVER_HANDSHAKE_TRAFFIC_SECRET',
    'CLIENT_TRAFFIC_SECRET_0',
    'SERVER_TRAFFIC_SECRET_0',
    'EXPORTER_SECRET',
  ]);
  expect(sorted(client.flat())).toEqual(sorted(server.flat()));
  for (const line of client.flat()) expect(line).toMatch(/^[A-Z_0-9]+ [0-9a-f]{64} [0-9a-f]{96}$/);
  for (const [step, lines] of client.entries())
    if (lines.length > 0) expect(run.recorder.steps[step]?.side).toBe('client');
});

test('the lines of two connections go by their own randoms', () => {
  const lines = keyLogLines(ran({ client: { connections: 2 } }), 'client').flat();
  expect(lines.length).toBe(10);
  expect(randoms(lines).size).toBe(2);
});

test('with a man in the middle, the two ends share no line', () => {
  const run = ran({ attack: 'man-in-the-middle', client: { checks_certificate: false } });
  const [client, server] = [keyLogLines(run, 'client').flat(), keyLogLines(run, 'server').flat()];
  expect([client.length, server.length]).toEqual([5, 5]);
  expect(client.filter((line) => server.includes(line))).toEqual([]);
});
