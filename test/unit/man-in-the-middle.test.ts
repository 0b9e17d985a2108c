/** Somebody between the ends: what that one gets, and what not, and who notices. */
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../src/protocol/ssh/fingerprint.ts';
import { valuesOf } from '../../src/world/describe.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { simulate, type Run } from '../../src/world/simulate.ts';
import { transcript } from '../../src/world/make-transcript.ts';

const attack = { kind: 'man-in-the-middle' };
const byPassword = {
  attack,
  client: { keys: [], passwords: ['hunter2'] },
  server: { users: { alice: { password: 'hunter2' } } },
};
const known_hosts = 'server.example {server:ssh_host_ed25519_key}\n';
const run = (scenario: object): Run => simulate(parseScenario(scenario));

/** What a party knows in the end, by symbol. */
const knows = (of: Run, party: 'client' | 'server' | 'attacker' | 'eavesdropper') =>
  new Set(valuesOf(of).flatMap((value) => (value.known[party] === null ? [] : [value.symbol])));

const stepsOf = (of: Run, side: string, role: string): string[] =>
  of.recorder.steps.flatMap((step) =>
    step.side === side && step.role === role && step.kind === 'engine' ? [step.key] : [],
  );

const resultOf = (of: Run, side: string, key: string) =>
  of.recorder.steps.find((step) => step.side === side && step.key === key)?.result;

describe('at first contact, with a yes', () => {
  const withPassword = run(byPassword);
  const withKey = run({ attack });

  test('a password is read, and used at the server', () => {
    expect(withPassword.end.kind).toBe('established');
    expect(knows(withPassword, 'attacker')).toContain('pw');
    expect(knows(withPassword, 'eavesdropper')).not.toContain('pw');
    expect(stepsOf(withPassword, 'attacker', 'client')).toContain('logged-in');
    expect(resultOf(withPassword, 'server', 'checked-password')).toBe('accepted');
  });

  test('what the command prints comes from the server, by way of the attacker', () => {
    const printed = (from: string) =>
      withPassword.recorder.frames.flatMap(({ message, value, from: sender }) =>
        message === 'SSH_MSG_CHANNEL_DATA' && sender === from ? [JSON.stringify(value)] : [],
      );
    expect(printed('server')).toHaveLength(1);
    expect(printed('attacker')).toEqual(printed('server'));
  });

  test('the two sessions have nothing in common', () => {
    const hashes = new Set(
      withPassword.recorder.values.filter(({ symbol }) => symbol === 'H').map(({ hex }) => hex),
    );
    expect(hashes.size).toBe(2);
    const secrets = valuesOf(withPassword).filter(({ symbol }) => symbol === 'K');
    expect(secrets.every(({ known }) => known.attacker !== null)).toBe(true);
    expect(secrets.some(({ known }) => known.client !== null && known.server !== null)).toBe(false);
  });

  test('a wrong password is asked for again, and the right one still works', () => {
    const again = run({ ...byPassword, client: { keys: [], passwords: ['hunter1', 'hunter2'] } });
    expect(again.end.kind).toBe('established');
    const checks = again.recorder.steps.filter(({ key }) => key === 'checked-password');
    expect(checks.map(({ side, result }) => `${side} ${result}`)).toEqual([
      'server refused',
      'attacker refused',
      'server accepted',
      'attacker accepted',
    ]);
  });

  test('wrong passwords alone let nobody in, neither here nor there', () => {
    const passwords = ['hunter1', 'hunter3', 'hunter4'];
    const { end } = run({ ...byPassword, client: { keys: [], passwords } });
    expect(end.fault).toMatchObject({ side: 'client', fault: { kind: 'login-refused' } });
  });

  test('a signature is of no use at the server', () => {
    expect(withKey.end.kind).toBe('established');
    expect(resultOf(withKey, 'attacker', 'checked-user-signature')).toBe('valid');
    expect(resultOf(withKey, 'server', 'checked-user-signature')).toBe('invalid');
    expect(stepsOf(withKey, 'attacker', 'client')).not.toContain('logged-in');
    expect(stepsOf(withKey, 'server', 'server')).not.toContain('ran-command');
    expect(knows(withKey, 'attacker')).not.toContain('d_U');
  });

  test('without OpenSSH’s binding to the host key it is of no use either: it covers the session', () => {
    const plain = run({ attack, server: { extensions: { 'server-sig-algs': 'ssh-ed25519' } } });
    expect(resultOf(plain, 'server', 'checked-user-signature')).toBe('invalid');
  });

  test('several commands are passed on, each with its own answer', () => {
    const commands = ['whoami', 'uname -r', 'false'];
    const many = run({ ...byPassword, client: { ...byPassword.client, commands } });
    expect(many.end.kind).toBe('established');
    const ran = stepsOf(many, 'server', 'server').filter((key) => key === 'ran-command');
    expect(ran).toHaveLength(commands.length);
  });
});

test('with a no nothing is sent, and the server is never called', () => {
  const refused = run({ ...byPassword, answers: { 'client/confirm-host-key#1': 'no' } });
  expect(refused.end).toMatchObject({
    kind: 'refused',
    fault: { fault: { kind: 'host-key-not-accepted' } },
  });
  expect(refused.recorder.frames.some(({ to, from }) => to === 'server' || from === 'server')).toBe(
    false,
  );
});

test('the true fingerprint does not fit the key that is shown: it is asked again, and a no ends it', () => {
  const truth = run({}).recorder.values.find(({ symbol }) => symbol === 'K_S');
  const answer = fingerprint(truth?.bytes ?? new Uint8Array());
  const pasted = run({ ...byPassword, answers: { 'client/confirm-host-key#1': answer } });
  expect(pasted.end).toMatchObject({ fault: { fault: { kind: 'host-key-not-accepted' } } });
  expect(pasted.answers.asked).toHaveLength(2);
  expect(knows(pasted, 'attacker')).not.toContain('user');
});

test('who knows the host notices at once', () => {
  const { end } = run({ ...byPassword, client: { ...byPassword.client, known_hosts } });
  expect(end).toMatchObject({
    kind: 'refused',
    fault: { side: 'client', fault: { kind: 'host-key-changed' } },
  });
});

test('the true host key without its private half: the signature fails', () => {
  const { end } = run({ attack: { ...attack, host_key: 'true' }, client: { known_hosts } });
  expect(end).toMatchObject({
    kind: 'failed',
    fault: { side: 'client', fault: { kind: 'bad-host-signature' } },
  });
});

test('the ends draw what they draw without anybody between them', () => {
  const drawsOf = (of: Run) => new Map(of.recorder.draws.map(({ label, bytes }) => [label, bytes]));
  const [alone, between] = [drawsOf(run({})), drawsOf(run({ attack }))];
  for (const label of ['client ephemeral x25519 private key', "user's private key id_ed25519"])
    expect(between.get(label)).toEqual(alone.get(label));
});

test('its frames go from and to it, and its states are told', () => {
  const { frames, steps } = transcript(run(byPassword));
  expect(new Set(frames.map(({ from, to }) => `${from} ${to}`))).toEqual(
    new Set(['client attacker', 'attacker client', 'attacker server', 'server attacker']),
  );
  expect(steps.at(-1)?.state.attacker?.toServer.transport).toBe('closed');
  expect(transcript(run({})).steps.at(-1)?.state.attacker).toBeNull();
});

test('its words fit, and the overview stays short', () => {
  for (const scenario of [byPassword, { attack }]) {
    const { steps } = transcript(run(scenario));
    for (const { title, text } of steps) {
      expect(title.length).toBeLessThanOrEqual(60);
      expect(text.length).toBeLessThanOrEqual(180);
    }
    expect(steps.filter(({ level }) => level === 'overview').length).toBeLessThanOrEqual(10);
  }
});

test('a server that would ask prompts is posed as without them', () => {
  const scenario = catalog.find(({ name }) => name === 'one-time-code')?.scenario;
  const answers = { 'client/confirm-host-key#1': 'yes' };
  const client = { ...scenario?.client, known_hosts: '' };
  const of = run({ ...scenario, attack, answers, client });
  expect(of.end.fault?.fault.kind).toBe('login-refused');
});
