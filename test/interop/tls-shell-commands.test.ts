/** The commands that the app shows beside the values of a TLS run, run for real: they print the same bytes. */
import { expect, test } from 'vitest';
import { parseTlsScenario } from '../../src/world/parse-tls-scenario.ts';
import type { DerivationRecord } from '../../src/world/recorder.ts';
import { recipeFor, shellCommand } from '../../src/world/shell-commands.ts';
import { simulateTls } from '../../src/world/tls.ts';
import { run } from './peers/process.ts';
import { describeWith } from './suite.ts';

const scenarios: readonly (readonly [string, object])[] = [
  ['SHA-384', {}],
  ['SHA-256', { server: { cipher_suites: ['TLS_CHACHA20_POLY1305_SHA256'] } }],
  ['a HelloRetryRequest', { server: { groups: ['secp256r1'] } }],
  ['a resumed connection', { client: { connections: 2 } }],
];

/** What a key schedule is made of. */
const kinds = ['hash', 'mac', 'extraction', 'expansion'];

/** Equal commands are run once. */
const printed = new Map<string, Promise<string>>();

async function inShell(command: string): Promise<string> {
  const { code, stdout, stderr } = await run('sh', ['-c', command]);
  return code === 0 && stderr === '' ? stdout.replaceAll('\n', '') : `${code}: ${stderr}`;
}

async function reproduce(derivation: DerivationRecord): Promise<string> {
  const told = shellCommand(derivation);
  if (!('command' in told)) return told.reason;
  const known = printed.get(told.command) ?? inShell(told.command);
  printed.set(told.command, known);
  return known;
}

describeWith(['openssl'], 'every secret, key and hash comes out of its command', () => {
  test.each(scenarios)('%s', async (_name, scenario) => {
    const { derivations } = simulateTls(
      parseTlsScenario({ protocol: 'tls-1.3', ...scenario }),
    ).recorder;
    const own = derivations.filter((one) => kinds.includes(recipeFor(one)?.kind ?? ''));
    const seen = new Set(own.map((one) => recipeFor(one)?.kind));
    expect([...seen].toSorted()).toEqual(kinds.toSorted());
    for (const derivation of own) {
      const { to, how } = derivation;
      expect([to.label, how, await reproduce(derivation)]).toEqual([to.label, how, to.hex]);
    }
  });
});
