/** Runs with certificates: whose word counts, for whom, and what is left where it does not. */
import { describe, expect, test } from 'vitest';

import { toHex } from '../../src/codec/bytes.ts';
import { fingerprint } from '../../src/protocol/ssh/fingerprint.ts';
import { logLines } from '../../src/world/log/lines.ts';
import { serverLogLines } from '../../src/world/log/server/lines.ts';
import { filesOf } from '../../src/world/files/run-files.ts';
import { transcript } from '../../src/world/make-transcript.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { ScenarioError } from '../../src/world/scenario.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import type { Run } from '../../src/world/simulate.ts';
import { certificateOf } from './support/certificates.ts';
import { keyPair } from './support/ends.ts';
import { run } from './support/logins.ts';

const named = (name: string): object => {
  const found = catalog.find((one) => one.name === name);
  if (!found) throw new Error(`no scenario ${name}`);
  return found.scenario;
};

/** The checks of a run with what came of each, and the fault at its end. */
const checksOf = ({ recorder }: Run): string[] =>
  recorder.steps
    .filter(({ key }) => key === 'checked-certificate')
    .map(({ args, result }) => `${String(args['check'])} ${result}`);
const faultOf = ({ end }: Run): object | undefined => end.fault?.fault;

const host = (certificate: unknown, client: object = {}, server: object = {}) => ({
  client: { known_hosts: '@cert-authority *.example {ca:authority}\n', ...client },
  server: { host_keys: [{ name: 'host', certificate }], ...server },
});
const user = (certificate: object, line = 'cert-authority', more: object = {}) => ({
  client: {
    known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
    keys: [{ certificate: { ca: 'authority', ...certificate } }],
    ...more,
  },
  server: {
    users: { alice: { authorized_keys: `${line} {ca:authority}\n` } },
    auth_methods: ['publickey'],
  },
});

describe('the certificate of a host', () => {
  test('is checked in OpenSSH’s order, and its blob is what the hash and the login cover', () => {
    const good = run(host({ ca: 'authority' }));
    expect(good.end.kind).toBe('established');
    expect(checksOf(good)).toEqual([
      ...['signature valid', 'authority accepted', 'kind accepted', 'period accepted'],
      ...['names accepted', 'options accepted'],
    ]);
    const [blob] = good.recorder.values.filter(({ label }) => label.startsWith('host certificate'));
    const H = good.recorder.derivations.find(({ to }) => to.symbol === 'H');
    expect(toHex(H?.preimage?.bytes ?? new Uint8Array())).toContain(blob?.hex);
    const reply = good.recorder.frames.find(({ message }) => message.endsWith('ECDH_REPLY'));
    expect(reply?.value).toMatchObject({ K_S: blob?.bytes });
  });

  test.each([
    [{ principals: [] }, null],
    [{ principals: ['SERVER.example'] }, 'name-not-listed'],
    [{ principals: ['*.example'] }, 'name-not-listed'],
    [{ valid_after: '2026-01-02T00:00:00Z' }, 'not-yet-valid'],
    [{ valid_before: '2026-01-01T00:00:00Z' }, 'expired'],
    [{ type: 'user' }, 'wrong-kind'],
    [{ critical_options: { 'source-address': '10.0.0.0/8' } }, 'critical-options'],
    [{ extensions: { 'a@example.com': 'b' } }, null],
    [{ ca: 'another authority' }, 'unknown-authority'],
  ])('with %j, where nobody is asked: %s', (said, because) => {
    const strict = { strict_host_key_checking: 'yes' };
    const result = run(host({ ca: 'authority', ...said }, strict));
    expect(faultOf(result)).toEqual(
      because === null
        ? undefined
        : {
            kind: 'host-certificate-refused',
            because,
            ...{ host: 'server.example', answer: 'StrictHostKeyChecking=yes' },
          },
    );
  });

  test('that is refused leaves its key, which may be asked about, written down and known', () => {
    const expired = { ca: 'authority', valid_before: '2025-01-01T00:00:00Z' };
    const asked = run(host(expired));
    const { answers, end } = asked;
    expect(end.kind).toBe('established');
    const [{ question }] = answers.asked as [Run['answers']['asked'][number]];
    if (question.name !== 'confirm-host-key') throw new Error('nobody was asked');
    const [plain] = asked.recorder.values.filter(({ symbol }) => symbol === 'K_S');
    expect(toHex(question.ask.hostKey)).toBe(plain?.hex);
    expect(answers.knownHosts()).toMatch(/\nserver\.example ssh-ed25519 \S+\n$/);
    expect(run(host(expired, { known_hosts: answers.knownHosts() })).end.kind).toBe('established');
    const no = run({ ...host(expired), answers: { 'client/confirm-host-key#1': 'no' } });
    expect(faultOf(no)).toMatchObject({ kind: 'host-certificate-refused', answer: 'no' });
    const typed = fingerprint(question.ask.hostKey);
    const pasted = run({ ...host(expired), answers: { 'client/confirm-host-key#1': typed } });
    expect(pasted.end.kind).toBe('established');
  });

  test.each([
    ['the authority', '@cert-authority * {ca:authority}\n@revoked * {ca:authority}\n'],
    ['the key in it', '@cert-authority * {ca:authority}\n@revoked * {server:host}\n'],
  ])('is of no use once %s is revoked', (_name, known_hosts) => {
    expect(faultOf(run(host({ ca: 'authority' }, { known_hosts })))).toMatchObject({
      ...{ kind: 'host-key-revoked', line: 2 },
    });
  });

  test('is looked for before a plain key, and found under the name without a port', () => {
    const known = run(host({ ca: 'authority' }, {}, { port: 2222 }));
    expect(known.end.kind).toBe('established');
    expect(checksOf(known)).toContain('authority accepted');
    const init = known.recorder.frames.find(
      ({ from, message }) => from === 'client' && message === 'SSH_MSG_KEXINIT',
    );
    const [first] = Reflect.get(init?.value ?? {}, 'server_host_key_algorithms');
    expect(first).toBe('ssh-ed25519-cert-v01@openssh.com');
  });

  test('outlives a new key exchange without being looked up again', () => {
    const rekeyed = run({
      ...host({ ca: 'authority' }, { commands: ['head -c 6000000 /dev/zero'] }),
      rekey: { by: 'client', after_bytes: 50_000 },
    });
    expect(rekeyed.end.kind).toBe('established');
    const keys = rekeyed.recorder.steps.map(({ key }) => key);
    expect(keys.filter((key) => key === 'looked-up-host-key')).toHaveLength(1);
    expect(keys.filter((key) => key === 'verified-host')).toHaveLength(2);
  });

  test.each(['ssh-rsa', 'ecdsa-sha2-nistp521'])('serves a host key of type %s too', (type) => {
    const scenario = host({ ca: 'ssh-rsa the authority' });
    const made = run({
      client: { known_hosts: '@cert-authority * {ca:ssh-rsa the authority}\n' },
      server: { host_keys: [{ ...scenario.server.host_keys[0], type }] },
    });
    expect(made.end.kind).toBe('established');
    expect(checksOf(made)[0]).toBe('signature valid');
  });

  test('is of no use to a man in the middle, who shows a key of his own', () => {
    const attacked = run({ ...host({ ca: 'authority' }), attack: 'man-in-the-middle' });
    const ofClient = attacked.recorder.steps.filter(({ side }) => side === 'client');
    expect(ofClient.filter(({ key }) => key === 'checked-certificate')).toEqual([]);
    expect(attacked.answers.asked).toHaveLength(1);
  });
});

describe('the certificate of a user', () => {
  test.each([
    [{}, 'cert-authority', null],
    [{ principals: [] }, 'cert-authority', null],
    [{ principals: ['ops', 'alice'] }, 'cert-authority', null],
    [{ principals: ['Alice'] }, 'cert-authority', 'name-not-listed'],
    [{ principals: ['ops'] }, 'cert-authority,principals="web,ops"', null],
    [{ principals: ['alice'] }, 'cert-authority,principals="web,ops"', 'principal-not-authorized'],
    [{ principals: [] }, 'cert-authority,principals="web"', 'principal-not-authorized'],
    [{ valid_before: '2025-12-31T00:00:00Z' }, 'cert-authority', 'expired'],
    [{ critical_options: { 'a@example.com': '' } }, 'cert-authority', 'bad-options'],
    [{ critical_options: { 'source-address': '10.0.0.0/8' } }, 'cert-authority', 'source-address'],
    [{ critical_options: { 'source-address': '198.51.100.23' } }, 'cert-authority', null],
    [{ critical_options: { 'verify-required': '' } }, 'cert-authority', null],
    [{}, 'cert-authority,from="10.*"', 'line-forbids'],
    [{}, 'cert-authority,expiry-time="20200101"', 'line-forbids'],
    [
      { critical_options: { 'force-command': 'a' } },
      'cert-authority,command="b"',
      'forced-commands',
    ],
    [{}, 'no-pty', 'unknown-authority'],
    [{ ca: 'another' }, 'cert-authority', 'unknown-authority'],
  ])('with %j and a line of %s: %s', (said, line, because) => {
    const made = run(user(said, line));
    const judged = made.recorder.steps.filter(({ key }) => key === 'judged-certificate').at(-1);
    expect(judged?.args['because'] ?? null).toBe(because);
    expect(made.end.kind).toBe(because === null ? 'established' : 'refused');
    if (because !== null) expect(faultOf(made)).toMatchObject({ kind: 'login-refused' });
  });

  test('that is a host’s is not even offered', () => {
    expect(checksOf(run(user({ type: 'host' })))).toEqual([]);
  });

  test('limits what its holder may do, together with its line', () => {
    const command = { critical_options: { 'force-command': 'whoami' } };
    const output = (made: Run) =>
      made.recorder.frames.flatMap(({ message, value }) =>
        message === 'SSH_MSG_CHANNEL_DATA' ? [String(Reflect.get(Object(value), 'data'))] : [],
      );
    const alice = String(new TextEncoder().encode('alice\n'));
    expect(output(run(user(command)))).toContain(alice);
    expect(output(run(user(command, 'cert-authority,command="whoami"')))).toContain(alice);
  });

  test('and its plain key count as one, where two proofs by key are asked for', () => {
    const scenario = user({});
    const made = run({
      ...scenario,
      server: {
        ...scenario.server,
        users: {
          alice: { authorized_keys: '{client:id_ed25519}\ncert-authority {ca:authority}\n' },
        },
        authentication_methods: ['publickey,publickey'],
      },
    });
    expect(made.end.kind).toBe('refused');
  });

  test.each(['ssh-rsa', 'ecdsa-sha2-nistp256'])('may be of a key of type %s', (type) => {
    const [key] = user({}).client.keys;
    const made = run({
      ...user({}),
      client: { ...user({}).client, keys: [{ ...key, type }] },
    });
    expect(made.end.kind).toBe('established');
  });
});

describe('in a scenario', () => {
  const problem = (certificate: unknown): string => {
    try {
      run(host(certificate));
    } catch (error) {
      if (error instanceof ScenarioError) return error.message;
      throw error;
    }
    return '';
  };
  const { publicBlob } = keyPair('other', 'ssh-ed25519');
  const other = btoa(String.fromCharCode(...certificateOf({ publicBlob })));

  test.each([
    ['a l*ne', 'expected a line with a certificate in base64'],
    ['ssh-ed25519 AAAA', 'expected a certificate, found none that can be read'],
    [`ssh-rsa-cert-v01@openssh.com ${other}`, 'expected ssh-ed25519-cert-v01@openssh.com'],
    [`ssh-ed25519-cert-v01@openssh.com ${other}`, 'it is the certificate of another key'],
  ])('%j is no certificate: %s', (line, words) => {
    expect(problem(line)).toMatch(/^server\.host_keys\[0\]\.certificate: /);
    expect(problem(line)).toContain(words);
  });

  test.each([
    {},
    { ca: 'a', serial: -1 },
    { ca: 'a', valid_after: '1969-01-01T00:00:00Z' },
    { ca: 'a', x: 1 },
  ])('%j is refused with its path', (certificate) => {
    expect(() => parseScenario(host(certificate))).toThrow(/host_keys\[0\]\.certificate/);
  });

  test('can be given as the line that a run made, and is the same then', () => {
    const made = run(host({ ca: 'authority', serial: 5 }));
    const line = filesOf(made).find(({ path }) => path.endsWith('-cert.pub'))?.versions[0]?.text;
    const again = run(host(line?.trimEnd()));
    expect(again.end.kind).toBe('established');
    expect(again.recorder.frames.map(({ wire }) => toHex(wire))).toEqual(
      made.recorder.frames.map(({ wire }) => toHex(wire)),
    );
  });
});

test.each(['host-certificate', 'user-certificate'])(
  '%s tells its story whatever bit is changed on the way',
  (name) => {
    for (let byte = 900; byte < 4000; byte += 61) {
      const from = byte % 2 ? 'client' : 'server';
      const flipped = run({
        ...named(name),
        attack: { kind: 'flip-bit', from, byte, bit: byte % 8 },
      });
      expect(logLines(flipped)).toHaveLength(flipped.recorder.steps.length);
      expect(serverLogLines(flipped)).toHaveLength(flipped.recorder.steps.length);
      expect(transcript(flipped).steps.length).toBe(flipped.recorder.steps.length);
    }
  },
);
