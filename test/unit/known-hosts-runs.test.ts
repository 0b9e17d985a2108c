/** What known_hosts does in a run: who is let through, who is not, and what is written. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';

import { SALT } from '../../src/world/answers.ts';
import { knownHostsReader } from '../../src/world/files/late-known-hosts.ts';
import { inputsOf } from '../../src/world/inputs.ts';
import { questionAt } from '../../src/world/question.ts';
import type { Run } from '../../src/world/simulate.ts';
import { known, run, withPassword } from './support/logins.ts';

const name = '{server:ssh_host_ed25519_key}';
const revoked = { known_hosts: `@revoked * ${name}\nserver.example ${name}\n` };
const changed = { known_hosts: 'server.example {other:before}\n' };

const endOf = ({ end }: Run) => [end.kind, end.fault?.fault.kind ?? null];
const messages = ({ recorder }: Run): string[] => recorder.frames.map(({ message }) => message);

describe('StrictHostKeyChecking', () => {
  test.each([
    ['yes', revoked, ['refused', 'host-key-revoked']],
    ['ask', revoked, ['refused', 'host-key-revoked']],
    ['accept-new', revoked, ['refused', 'host-key-revoked']],
    ['no', revoked, ['established', null]],
    ['yes', changed, ['refused', 'host-key-changed']],
    ['ask', changed, ['refused', 'host-key-changed']],
    ['accept-new', changed, ['refused', 'host-key-changed']],
    ['no', changed, ['established', null]],
    ['yes', {}, ['refused', 'host-key-not-accepted']],
    ['ask', {}, ['established', null]],
    ['accept-new', {}, ['established', null]],
    ['no', {}, ['established', null]],
    ['yes', known, ['established', null]],
    ['no', known, ['established', null]],
  ])('%s with %j', (strict_host_key_checking, client, expected) => {
    expect(endOf(run({ client: { ...client, strict_host_key_checking } }))).toEqual(expected);
  });

  test.each([revoked, changed])(
    'no tells a host with a wrong key no password, and writes nothing: %j',
    (client) => {
      const login = run({
        client: {
          ...{ ...client, keys: [], passwords: ['correct horse'] },
          strict_host_key_checking: 'no',
        },
        server: withPassword,
      });
      expect(endOf(login)).toEqual(['refused', 'login-refused']);
      expect(login.recorder.steps.map(({ key }) => key)).not.toContain('asked-password');
      const texts = login.recorder.steps
        .flatMap(({ files }) => files)
        .flatMap(({ name: file, text }) => (file === 'known_hosts' ? [text] : []));
      expect(new Set(texts).size).toBe(1);
    },
  );

  test('no tells a password to a host with the right key, or a new one', () => {
    for (const client of [known, {}]) {
      const login = run({
        client: {
          ...{ ...client, keys: [], passwords: ['correct horse'] },
          strict_host_key_checking: 'no',
        },
        server: withPassword,
      });
      expect(endOf(login)).toEqual(['established', null]);
    }
  });

  test('no keeps to it when keys are renewed', () => {
    const login = run({
      client: {
        ...changed,
        strict_host_key_checking: 'no',
        commands: ['head -c 6000000 /dev/zero'],
      },
      rekey: { by: 'client', after_bytes: 50_000 },
    });
    expect(endOf(login)).toEqual(['established', null]);
    expect(messages(login).filter((one) => one === 'SSH_MSG_NEWKEYS')).toHaveLength(4);
  });
});

describe('HashKnownHosts', () => {
  const hashing = { client: { hash_known_hosts: true } };
  const written = ({ answers }: Run): string => answers.knownHosts();

  test('writes the HMAC-SHA1 of the name under a salt that is drawn by its label', () => {
    const login = run({ ...hashing, server: { port: 2222 } });
    const salt = login.recorder.draws.find(({ label }) => label === SALT)?.bytes;
    if (!salt) throw new Error('nothing was drawn');
    const hash = createHmac('sha1', salt).update('[server.example]:2222').digest('base64');
    expect(written(login)).toMatch(/^\|1\|\S+ ssh-ed25519 \S+\n$/);
    expect(written(login).split(' ')[0]).toBe(`|1|${Buffer.from(salt).toString('base64')}|${hash}`);
    expect(endOf(login)).toEqual(['established', null]);
  });

  test('takes a salt that is chosen, and the line is then known', () => {
    const overrides = { [SALT]: '5a'.repeat(20) };
    const text = written(run({ ...hashing, overrides }));
    expect(text).toContain(`|1|${Buffer.alloc(20, 0x5a).toString('base64')}|`);
    const again = run({ client: { known_hosts: text } });
    expect(again.recorder.steps.map(({ key }) => key)).not.toContain('asked-host-key');
    const input = inputsOf(run({ ...hashing, overrides })).find(({ path }) => path[1] === SALT);
    expect(input).toMatchObject({ shows: ['client/known_hosts'], chosen: true });
  });

  test('draws nothing else than before: the frames are the same', () => {
    const [plain, hashed] = [run({}), run(hashing)];
    const wires = ({ recorder }: Run) => recorder.frames.map(({ wire }) => wire);
    expect(wires(hashed)).toEqual(wires(plain));
  });

  test('says beforehand what a yes would write', () => {
    const waiting = run({ ...hashing, ask: true });
    const at = waiting.recorder.steps.findIndex(({ key }) => key === 'asked-host-key');
    const answered = run({
      ...hashing,
      ask: true,
      answers: { 'client/confirm-host-key#1': 'yes' },
    });
    expect(`${questionAt(waiting, at)?.writes}\n`).toBe(written(answered));
  });
});

test.each([
  ['empty', 'established', true],
  ['right', 'established', false],
  ['hashed', 'established', false],
  ['other', 'refused', false],
  ['revoked', 'refused', false],
  ['commented', 'established', true],
] as const)('the file to try that is called %s ends as it should', (preset, end, asks) => {
  const input = inputsOf(run({})).find(({ path }) => path.join('.') === 'client.known_hosts');
  const text =
    input?.kind === 'text' ? input.presets.find(({ name: one }) => one === preset)?.text : null;
  const login = run({ client: { known_hosts: text } });
  expect(login.end.kind).toBe(end);
  expect(login.recorder.steps.some(({ key }) => key === 'asked-host-key')).toBe(asks);
});

test('the reader of known_hosts is there once a scenario was checked', () => {
  expect(knownHostsReader().hashedName('a', new Uint8Array(20))).toMatch(/^\|1\|/);
});
