/** Shell commands that repeat computations; that they print the right bytes is proven with the real programs. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { shellCommand } from '../../src/world/shell-commands.ts';
import { hexLines } from '../../src/world/shell-commands/sh.ts';
import { simulate } from '../../src/world/simulate.ts';
import { foldedLines } from '../../src/ui/panels/keys/computation/folded-lines.ts';

const commandsOf = (scenario: unknown) =>
  simulate(parseScenario(scenario)).recorder.derivations.map((derivation) => ({
    label: derivation.to.label,
    told: shellCommand(derivation),
  }));

test('a name of more than one line stays a comment', () => {
  const name = 'a\nEOF\ntouch owned\r\u2028b\0';
  expect(hexLines([{ name, bytes: Uint8Array.of(0xab) }])).toEqual([
    '# a EOF touch owned b ',
    'ab',
  ]);
});

test('a hash is made of one named line, or a few, for each part', () => {
  const hash = commandsOf({}).find(({ label }) => label === 'exchange hash')?.told;
  const names = 'command' in (hash ?? {}) ? JSON.stringify(hash).match(/# \w+:/g) : [];
  expect(names).toEqual(
    ['V_C', 'V_S', 'I_C', 'I_S', 'K_S', 'Q_C', 'Q_S', 'K'].map((n) => `# ${n}:`),
  );
});

test('a signature of a recording, whose private key is not there, has a reason instead', () => {
  const golden = 'test/golden/openssh-server-publickey.json';
  const recording: unknown = JSON.parse(readFileSync(golden, 'utf8'));
  const told = commandsOf(recording).find(({ label }) => label === "user's signature")?.told;
  expect(told).toEqual({ reason: expect.stringContaining('private key is not in the recording') });
});

describe('a folded command', () => {
  const line = 'ab'.repeat(32);
  const command = ['sed', '# I_C', line, line, line, line, 'cd', '# K', line, line, 'EOF'].join(
    '\n',
  );

  test('shows the first line of a long part, and how many more there are', () => {
    expect(foldedLines(command).map(({ line: { text }, left }) => [text, left])).toEqual([
      ['sed', 0],
      ['# I_C', 0],
      [line, 4],
      ['# K', 0],
      [line, 0],
      [line, 0],
      ['EOF', 0],
    ]);
  });
});
