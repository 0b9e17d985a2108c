/** What stands on the screen where a changed host key is refused, and the administrator's note. */
import { describe, expect, test } from 'vitest';
import { toHex } from '../../src/codec/bytes.ts';
import { keygenList } from '../../src/world/files/fingerprints.ts';
import { warningAt } from '../../src/world/host-key-warning.ts';
import { logLines } from '../../src/world/log/lines.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { questionAt } from '../../src/world/question.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { simulate } from '../../src/world/simulate.ts';

const run = (scenario: object) => simulate(parseScenario({ ask: true, ...scenario }));
const changed = { known_hosts: 'server.example {other:the host key before}\n' };
const named = (name: string) => catalog.find((one) => one.name === name)?.scenario ?? {};

/** At the last step of the client. */
function warned(scenario: object) {
  const made = run(scenario);
  const step = made.recorder.steps.findLastIndex(({ side }) => side === 'client');
  const warning = warningAt(made, step);
  if (!warning) throw new Error('nothing is refused');
  return { made, step, warning };
}

/** What ssh-keygen would print of the server's own key. */
function printed({ recorder }: ReturnType<typeof run>): string {
  const key = recorder.values.find(({ symbol, owner }) => symbol === 'K_S' && owner === 'server');
  return keygenList(key?.bytes ?? new Uint8Array(), 'root@server')[0] ?? '';
}

describe('the refusal of a changed host key', () => {
  test('is told in the words of the run’s own log, without those of -v', () => {
    const { made, step, warning } = warned({ client: changed });
    const { lines } = warning.terminal;
    expect(lines[1]).toBe('@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @');
    expect(lines.at(-1)).toBe('Host key verification failed.');
    const all = logLines(made)
      .slice(0, step + 1)
      .flat();
    expect(lines).toEqual(all.slice(-lines.length));
    expect(warning.terminal.command).toBe('ssh alice@server.example uname -sr');
  });

  test('points at the fingerprint that ssh and the server’s console both show', () => {
    const { made, warning } = warned({ client: changed });
    expect(printed(made)).toContain(` ${warning.fingerprint} `);
    expect(warning.terminal.lines).toContain(`${warning.fingerprint}.`);
    expect(warning.console?.lines[0]).toBe(printed(made));
    expect(warning.keyType).toBe('ED25519');
  });

  test('stands at the look-up already, and at no step before or of the server', () => {
    const { made } = warned({ client: changed });
    const { steps } = made.recorder;
    const at = steps.flatMap((_, step) => (warningAt(made, step) ? [step] : []));
    expect(at.map((step) => steps[step]?.key)).toEqual(['looked-up-host-key', 'fault']);
    expect(warningAt(made, at[0] ?? 0)?.terminal.lines.at(-1)).toMatch(/requested strict checking/);
  });

  test('is none where the host is unknown, or no answer follows', () => {
    const made = run({ answers: { 'client/confirm-host-key#1': 'no' } });
    expect(made.recorder.steps.flatMap((_, step) => warningAt(made, step) ?? [])).toEqual([]);
  });

  test('names the host in each command as known_hosts and ssh do', () => {
    const { commands } = warned({
      client: { known_hosts: '[server.example]:2222 {other:the host key before}\n' },
      server: { port: 2222 },
    }).warning;
    expect(commands).toEqual({
      replace: "ssh-keygen -R '[server.example]:2222'",
      unchecked: 'ssh -o StrictHostKeyChecking=no -p 2222 alice@server.example',
      forget: 'rm ~/.ssh/known_hosts',
      nowhere: 'ssh -o UserKnownHostsFile=/dev/null -p 2222 alice@server.example',
    });
  });
});

describe('the administrator’s note', () => {
  test.each(['first-contact', 'reinstalled-server'])(
    'of %s has the fingerprint of the key that the server sends',
    (name) => {
      for (const seed of ['sshow', 'another']) {
        const made = run({ ...named(name), seed });
        const [, shown = ''] = printed(made).split(' ');
        expect(made.note).toContain(shown);
        expect(made.note).not.toMatch(/[{}]/);
      }
    },
  );

  test('stands beside the question about an unknown host, and beside the warning', () => {
    const note = 'Nothing has changed.';
    const asked = run({ note });
    expect(questionAt(asked, asked.recorder.steps.length - 1)?.note).toBe(note);
    expect(warned({ note, client: changed }).warning.note).toBe(note);
    expect(warned({ client: changed }).warning.note).toBeNull();
  });

  test('can name a whole key, and one that is not the server’s', () => {
    const made = run({ note: '{server:ssh_host_ed25519_key} {fingerprint:other:the old key}' });
    expect(made.note).toMatch(/^ssh-ed25519 AAAA\S+ root@server SHA256:\S{43}$/);
    expect(made.note).not.toContain(printed(made).split(' ')[1]);
  });

  test('that names a key that is not there is refused by its name', () => {
    const note = '{fingerprint:server:ssh_host_rsa_key}';
    expect(() => run({ note })).toThrow('note: there is no key {server:ssh_host_rsa_key}');
    expect(() => run({ note: 1 })).toThrow(/^note: expected string/);
  });

  test('changes no byte of the run', () => {
    const wires = (made: ReturnType<typeof run>) =>
      made.recorder.frames.map(({ wire }) => toHex(wire));
    expect(wires(run(named('first-contact')))).toEqual(wires(run({})));
    expect(wires(run(named('reinstalled-server')))).toEqual(wires(run(named('changed-host-key'))));
  });
});
