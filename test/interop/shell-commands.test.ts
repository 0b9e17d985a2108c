/** The commands that the app shows beside its values, run for real: they print the same bytes. */
import { expect, test } from 'vitest';

import { ciphers } from '../../src/protocol/ssh/ciphers.ts';
import { kexes } from '../../src/protocol/ssh/kexes.ts';
import { macs } from '../../src/protocol/ssh/macs.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import type { DerivationRecord } from '../../src/world/recorder.ts';
import type { ScenarioInput } from '../../src/world/scenario.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { shellCommand } from '../../src/world/shell-commands.ts';
import { simulate } from '../../src/world/simulate.ts';
import { run } from './peers/process.ts';
import { describeWith } from './suite.ts';

type Algorithms = NonNullable<NonNullable<ScenarioInput['client']>['algorithms']>;

/** A login with these algorithms and no others. */
const login = (algorithms: Algorithms): ScenarioInput => ({
  client: { known_hosts: 'server.example {server:ssh_host_ed25519_key}\n', algorithms },
  server: { algorithms },
});

const [streamCipher = ''] = [...ciphers].find(([, { kind }]) => kind === 'stream') ?? [];

const scenarios: readonly (readonly [string, ScenarioInput])[] = [
  ...catalog
    .filter(({ name }) => name !== 'bulk')
    .map(({ name, scenario }) => [name, scenario] as const),
  ['rekey', { ...login({}), rekey: { after_bytes: 1, by: 'server' } }],
  ...[...kexes.keys()].map((kex) => [kex, login({ kex: [kex] })] as const),
  ...[...ciphers.keys()].map((cipher) => [cipher, login({ ciphers: [cipher] })] as const),
  ...[...macs.keys()].map((mac) => [mac, login({ ciphers: [streamCipher], macs: [mac] })] as const),
];

/** How RSA keys come about. */
const CHOSEN = 'one of the throw-away test keys that come with sshow';

/** Equal commands are run once. */
const printed = new Map<string, Promise<string>>();

function outputOf(command: string): Promise<string> {
  const known = printed.get(command) ?? runInShell(command);
  printed.set(command, known);
  return known;
}

async function runInShell(command: string): Promise<string> {
  const { code, stdout, stderr } = await run('sh', ['-c', command]);
  return code === 0 && stderr === '' ? stdout.replaceAll('\n', '') : `${code}: ${stderr}`;
}

async function reproduce(derivation: DerivationRecord): Promise<string> {
  const told = shellCommand(derivation);
  return 'command' in told ? outputOf(told.command) : told.reason;
}

describeWith(['openssl'], 'every derived value comes out of its command', () => {
  test.each(scenarios)('%s', async (_name, scenario) => {
    const { derivations } = simulate(parseScenario(scenario)).recorder;
    expect(derivations.length).toBeGreaterThan(0);
    for (const derivation of derivations) {
      const { label, hex } = derivation.to;
      // Primes take too long to find.
      if (derivation.how === CHOSEN) continue;
      expect([label, derivation.how, await reproduce(derivation)]).toEqual([
        label,
        derivation.how,
        hex,
      ]);
    }
  });

  test('and leaves no folder behind', async () => {
    const { derivations } = simulate(parseScenario({})).recorder;
    const commands = derivations
      .map(shellCommand)
      .flatMap((told) =>
        'command' in told && told.command.includes('mktemp') ? [told.command] : [],
      );
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const { stdout } = await run('sh', [
        '-c',
        `TMPDIR=$(mktemp -d); export TMPDIR\n${command} > /dev/null\nls -A "$TMPDIR"; rmdir "$TMPDIR"`,
      ]);
      expect(stdout).toBe('');
    }
  });
});
