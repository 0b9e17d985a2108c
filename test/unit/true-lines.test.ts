/** The true log of a recorded login: each line leads to what it tells of. */
import { expect, test } from 'vitest';
import { trueLines } from '../../src/world/log/true-lines.ts';
import { logLines } from '../../src/world/log/lines.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { cutRun } from '../../src/world/cut-run.ts';
import { Steps } from '../../src/world/steps.ts';
import { recorded } from '../../src/world/recorded/openssh.ts';
import { foundAt } from '../../src/world/lessons/found.ts';
import { toldRun } from '../../src/world/lessons/told-run.ts';
import { simulate } from '../../src/world/simulate.ts';

const run = simulate(parseScenario(recorded));
const lines = trueLines(run);
const focusOf = (begins: string) => lines.find(({ text }) => text.startsWith(begins))?.focus;

test('the recorded login runs to its end, and prints its own log', () => {
  expect(run.end).toEqual({ kind: 'established', fault: null });
  expect(lines.length).toBeGreaterThan(100);
  expect(logLines(run).flat()).toEqual(recorded.client?.log);
});

test('it holds no path and no name of the machine that it was made on', () => {
  for (const { text } of lines)
    expect(text).not.toMatch(/(^|[\s=(])\/(?!dev\/)\w|C:\\|@(?!openssh|libssh)/);
});

test('every packet that the log names is found, in its place', () => {
  const packets = lines.filter(({ text }) => / packet: type \d+/.test(text));
  expect(packets.length).toBeGreaterThan(20);
  for (const { text, focus } of packets) {
    const side = text.includes('send') ? 'client' : 'server';
    expect([text, focus?.split('/')[0]]).toEqual([text, side]);
  }
  const at = lines.map(({ step }) => step);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(at.at(-1)).toBeLessThan(run.recorder.steps.length);
});

test('what a line tells of is there', async () => {
  const told = await toldRun(recorded, null);
  const addresses = [...new Set(lines.flatMap(({ focus }) => focus ?? []))];
  expect(addresses.length).toBeGreaterThan(40);
  for (const address of addresses) expect(foundAt(told, address)).toBeTruthy();
});

test.each([
  ['debug1: Remote protocol version', 'server/identification#1'],
  ['debug2: MACs stoc: umac-64', 'client/SSH_MSG_KEXINIT#1.mac_algorithms_server_to_client'],
  ['debug1: kex: algorithm: ', 'server/SSH_MSG_KEXINIT#1.kex_algorithms'],
  ['debug1: Server host key: ', 'server/SSH_MSG_KEX_ECDH_REPLY#1.K_S'],
  ['debug1: Sending command: ', 'client/SSH_MSG_CHANNEL_REQUEST#1.command'],
  ['debug3: send packet: type 1', 'client/SSH_MSG_DISCONNECT#1'],
])('%s leads to %s', (begins, address) => {
  const found = lines.filter(({ text }) => text.startsWith(begins)).at(-1)?.focus;
  expect(begins.endsWith('type 1') ? found : focusOf(begins)).toBe(address);
});

test('while what comes later is hidden, so are the lines about it', () => {
  const steps = new Steps(run);
  const at = steps.addresses.indexOf('step:negotiate.server-receives-SSH_MSG_KEXINIT');
  const shown = trueLines(cutRun(run, steps, at)).map(({ text }) => text);
  expect(shown).toContain('debug2: peer server KEXINIT proposal');
  expect(shown.join()).not.toMatch(/kex: algorithm|Exit status|Server host key/);
});

test('a log beside no recording is refused by its path', () => {
  expect(() => parseScenario({ client: { log: ['debug1: hello'] } })).toThrow('client.log');
});
