/** What a person is asked, as it stands on their screen. */
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { questionAt } from '../../src/world/question.ts';
import { simulate } from '../../src/world/simulate.ts';
import { keygenList } from '../../src/world/files/fingerprints.ts';

const run = (scenario: object) => simulate(parseScenario({ ask: true, ...scenario }));
const asked = (scenario: object) => {
  const made = run(scenario);
  const question = questionAt(made, made.recorder.steps.length - 1);
  if (!question) throw new Error('nothing is asked');
  return { made, question };
};
const password = {
  client: { known_hosts: 'server.example {server:ssh_host_ed25519_key}\n', keys: [] },
  server: { users: { alice: { password: 'hunter2' } } },
};

describe('an unknown host', () => {
  test('is asked about with what ssh prints without -v, and the picture of the key', () => {
    const { made, question } = asked({});
    const key = made.recorder.values.find(({ symbol }) => symbol === 'K_S');
    const [about = '', ...art] = keygenList(key?.bytes ?? new Uint8Array(), '', { visual: true });
    const shown = /SHA256:\S+/.exec(about)?.[0];
    expect(question.terminal.lines).toEqual([
      "The authenticity of host 'server.example (203.0.113.10)' can't be established.",
      `ED25519 key fingerprint is ${shown}.`,
      ...art,
      'This key is not known by any other names.',
      'Are you sure you want to continue connecting (yes/no/[fingerprint])? ',
    ]);
    expect(question.fingerprint).toBe(shown);
    expect(question.console?.lines[0]).toBe(`256 ${shown} root@server (ED25519)`);
    expect(question.writes).toMatch(/^server\.example ssh-ed25519 AAAA\S+$/);
  });

  test('once answered shows what was typed', () => {
    const made = run({ answers: { 'client/confirm-host-key#1': 'yes' } });
    const step = made.recorder.steps.findIndex(({ key }) => key === 'asked-host-key');
    const question = questionAt(made, step);
    expect(question?.answer).toBe('yes');
    expect(question?.terminal.lines.at(-1)).toMatch(/\? yes$/);
  });

  test('is asked about again after an answer that is none', () => {
    const { question } = asked({ answers: { 'client/confirm-host-key#1': 'maybe' } });
    expect(question.address).toBe('client/confirm-host-key#2');
    expect(question.terminal.lines.at(-1)).toBe("Please type 'yes', 'no' or the fingerprint: ");
  });

  test('has no console to compare with where the server’s end is a recording', () => {
    const made = run({});
    const bytes = made.recorder.frames
      .filter(({ from }) => from === 'server')
      .map(({ wire }) => Buffer.from(wire).toString('hex'))
      .join('');
    const draws = made.recorder.draws.filter(({ label }) => label.startsWith('client'));
    const overrides = Object.fromEntries(
      draws.map(({ label, bytes: drawn }) => [label, Buffer.from(drawn).toString('hex')]),
    );
    const { question } = asked({ overrides, server: { recorded: [{ time_ms: 60, bytes }] } });
    expect(question.console).toBeNull();
  });
});

describe('a password', () => {
  test('is picked: the account’s own, or a wrong one', () => {
    const { question } = asked(password);
    expect(question.picks.map(({ right }) => right)).toEqual([true, false]);
    expect(question.picks[0]?.text).toBe('hunter2');
    expect(question.picks[1]?.text).not.toBe('hunter2');
    expect(question.terminal.lines.at(-1)).toBe("alice@server.example's password: ");
  });

  test('that was wrong is asked for again', () => {
    const { question } = asked({ ...password, answers: { 'client/password#1': 'letmein' } });
    expect(question.address).toBe('client/password#2');
    expect(question.terminal.lines).toContain('Permission denied, please try again.');
  });

  test('cannot be right where the account has none', () => {
    const { question } = asked({
      client: { ...password.client },
      server: { users: { alice: {} } },
    });
    expect(question.picks.map(({ right }) => right)).toEqual([false]);
  });
});

test('a step that asks nobody has no question', () => {
  const made = run({});
  expect(questionAt(made, 0)).toBeNull();
});

describe('a prompt of the server', () => {
  const secret = 'ONUGC4TFMQQHO2LUNAQGCIDQNBXW4ZJO';
  const known = { known_hosts: 'server.example {server:ssh_host_ed25519_key}\n', keys: [] };
  const prompts = [
    { ask: [{ prompt: 'Password: ', answer: 'open sesame' }] },
    { ask: [{ prompt: 'Code: ', totp: secret }] },
  ];
  const server = { users: { alice: { prompts } } };
  const first = { 'client/prompt#1': 'open sesame' };

  test('stands in the terminal in its own words, with answers to pick from', () => {
    const { question } = asked({ client: known, server });
    expect(question).toMatchObject({
      name: 'prompt',
      address: 'client/prompt#1',
      prompt: { text: 'Password: ', echo: false },
      code: null,
      picks: [
        { text: 'open sesame', right: true },
        { text: 'letmein', right: false },
      ],
    });
    expect(question.terminal.lines.at(-1)).toBe('(alice@server.example) Password: ');
  });

  test('for a code shows how it is computed, and the code lets in', () => {
    const clock = '2026-01-01T00:00:00Z';
    const { question } = asked({ client: known, server, clock, answers: first });
    const code = question.code?.code ?? '';
    expect(question.code).toMatchObject({ secret, timeStep: 30, counter: 58907520 });
    expect(question.picks).toEqual([
      { text: code, right: true },
      { text: '000000', right: false },
    ]);
    const number = Number.parseInt(question.code?.taken ?? '', 16) & 0x7f_ff_ff_ff;
    expect(String(number).slice(-6)).toBe(code);
    const answers = (second: string) => ({ ...first, 'client/prompt#2': second });
    const end = (second: string) =>
      run({ client: known, server, clock, answers: answers(second) }).end.kind;
    expect(end(code)).toBe('established');
    // Refused, the client begins anew, and asks the person again.
    expect(end('000000')).toBe('waiting');
  });

  test.each([
    ['2026-01-01T00:00:31Z', 'established'],
    ['2026-01-01T00:02:00Z', 'waiting'],
  ])('takes the code of midnight at %s: %s', (clock, kind) => {
    const midnight = asked({
      ...{ client: known, server, answers: first, clock: '2026-01-01T00:00:00Z' },
    }).question.code?.code;
    const answers = { ...first, 'client/prompt#2': midnight ?? '' };
    expect(run({ client: known, server, clock, answers }).end.kind).toBe(kind);
  });
});
