/** Keys, prompts and lists of methods as people type them mean what the scenario's own form means. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { keysFrom, keysText, promptsFrom, promptsText } from '../../src/world/input-texts.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { simulate } from '../../src/world/simulate.ts';

/** Certificates, and files with another's public half, are not typed. */
const all = catalog
  .map(({ name, scenario }) => [name, parseScenario(scenario)] as const)
  .filter(([, { client, server }]) =>
    [...client.keys, ...server.host_keys].every((key) => !key.certificate && !key.public_file),
  );

test.each(all)(
  '%s has the same keys and prompts when they are typed',
  (_name, { client, server }) => {
    const typed = parseScenario({
      client: { keys: keysText(client.keys) },
      server: { host_keys: keysText(server.host_keys), users: {} },
    });
    expect(typed.client.keys).toEqual(client.keys);
    expect(typed.server.host_keys).toEqual(server.host_keys);
    for (const { prompts } of Object.values(server.users))
      expect(promptsFrom(promptsText(prompts))).toEqual(prompts);
  },
);

const word = fc.stringMatching(/^[A-Za-z?: ]{1,20}$/);
const echo = fc.option(fc.constant(true), { nil: undefined });

test('any prompts are the same again', () => {
  const prompt = fc
    .record({ prompt: word, echo, answer: fc.stringMatching(/^[a-z|# ]{0,10}$/) })
    .map(({ prompt: asks, echo: shown, answer }) => ({
      prompt: `${asks}: `,
      ...(shown && { echo: true }),
      answer,
    }));
  const round = fc
    .record({
      name: fc.option(word),
      says: fc.option(word),
      ask: fc.array(prompt, { minLength: 1 }),
    })
    .map(({ name, says, ask }) => ({
      ...(name !== null && { name }),
      ...(says !== null && { instruction: says }),
      ask,
    }));
  fc.assert(
    fc.property(fc.array(round), (rounds) => {
      expect(promptsFrom(promptsText(rounds))).toEqual(rounds);
    }),
  );
});

test('keys without a name get the names of OpenSSH, each another one', () => {
  const types = 'ssh-ed25519\nssh-ed25519\n\necdsa-sha2-nistp384 mine my comment\nssh-rsa\n';
  expect(keysFrom(types, 'client').map(({ name }) => name)).toEqual([
    'id_ed25519',
    'id_ed25519_2',
    'mine',
    'id_rsa',
  ]);
  expect(keysFrom(types, 'server').map(({ name }) => name)).toEqual([
    'ssh_host_ed25519_key',
    'ssh_host_ed25519_key_2',
    'mine',
    'ssh_host_rsa_key',
  ]);
  expect(keysFrom(types, 'client')[2]).toMatchObject({ comment: 'my comment' });
});

describe('what is typed', () => {
  test('decides the run: lists of methods, and prompts', () => {
    const login = (server: object, responses: readonly string[]) =>
      simulate(
        parseScenario({
          client: { known_hosts: 'server.example {server:ssh_host_ed25519_key}\n', responses },
          server,
        }),
      ).end.kind;
    const server = {
      users: { alice: { authorized_keys: '{client:id_ed25519}\n', prompts: 'Pet: | Rex\n' } },
      authentication_methods: 'publickey,keyboard-interactive',
    };
    expect(login(server, ['Rex'])).toBe('established');
    expect(login(server, ['Rover', 'Rover', 'Rover'])).not.toBe('established');
    expect(parseScenario({ server }).server.authentication_methods).toEqual([
      'publickey,keyboard-interactive',
    ]);
  });

  test.each([
    [{ client: { keys: 'ssh-dss id_dsa\n' } }, /^client\.keys\[0\]\.type: /],
    [{ server: { host_keys: '' } }, /^server\.host_keys: expected a key/],
    [
      { server: { users: { a: { prompts: 'Pet?' } } } },
      /^server\.users\.a\.prompts: expected a prompt/,
    ],
    [{ server: { authentication_methods: 'publickey;' } }, /methods with commas between them/],
    [{ server: { authentication_methods: 'hostbased' } }, /is not one of server\.auth_methods/],
  ])('that is wrong is named: %j', (scenario, words) => {
    expect(() => parseScenario(scenario)).toThrow(words);
  });
});
