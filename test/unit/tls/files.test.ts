/** The files of TLS runs. */
import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { assertTiled } from '../../../src/codec/field.ts';
import { tlsFiles } from '../../../src/player/worker/tls-files.ts';
import { parseTlsScenario } from '../../../src/world/parse-tls-scenario.ts';
import { simulateTls } from '../../../src/world/tls.ts';

const ran = (scenario: object) =>
  simulateTls(parseTlsScenario({ protocol: 'tls-1.3', ...scenario }));
const mutual = {
  client: { certificate: { key_type: 'rsa' } },
  server: { client_certificates: 'required', certificate: { key_type: 'rsa' } },
};

test.each([
  ['a first contact', {}, ['client ~/ca.pem', 'server /etc/ssl/server.pem']],
  [
    'with client certificates',
    mutual,
    [
      'client ~/ca.pem',
      'client ~/client.pem',
      'server /etc/ssl/server.pem',
      'server /etc/ssl/client-ca.pem',
    ],
  ],
  [
    'a client that checks nothing',
    { client: { checks_certificate: false } },
    ['server /etc/ssl/server.pem'],
  ],
])('%s', (_name, scenario, expected) => {
  expect(tlsFiles(ran(scenario)).map(({ side, path }) => `${side} ${path}`)).toEqual(expected);
});

describe.each([
  ['a first contact', {}],
  ['with client certificates', mutual],
])('in the files of %s', (_name, scenario) => {
  const run = ran(scenario);
  const files = tlsFiles(run);
  const own = files.filter(({ kind }) => kind === 'certificates');

  test('every certificate is what Node reads in its lines, opened to the last byte', () => {
    for (const { certificates, versions } of files) {
      for (const { lines, bytes, fields, subject } of certificates) {
        const text = versions[0]?.lines.slice(lines[0] - 1, lines[1]).map((line) => line.text);
        const theirs = new X509Certificate(text?.join('\n') ?? '');
        expect(theirs.raw.equals(bytes)).toBe(true);
        expect(theirs.subject).toBe(subject);
        assertTiled(fields, 0, bytes.length);
      }
    }
  });

  test('what an end shows is what crossed the wire', () => {
    for (const { certificates } of own) {
      const [leaf] = certificates;
      expect(leaf?.value).not.toBeNull();
      expect(run.recorder.values.find(({ id }) => id === leaf?.value)?.hex).toBe(
        Buffer.from(leaf?.bytes ?? []).toString('hex'),
      );
    }
  });

  test('each has the checks of the run, and each check of the run is of one', () => {
    const [first] = own;
    const made = run.recorder.steps.flatMap(({ key }, at) =>
      key === 'tls-checked-certificate' ? [at] : [],
    );
    const told = new Set(
      files.flatMap(({ certificates }) => certificates.flatMap(({ checks }) => checks)),
    );
    expect(first?.certificates[0]?.checks.length).toBeGreaterThan(5);
    expect([...told].toSorted((a, b) => a - b)).toEqual(made);
  });

  test('no file has a private key', () => {
    const text = files.flatMap(({ versions }) => versions.map((version) => version.text)).join('');
    expect(text).not.toContain('PRIVATE');
  });
});

test('a file is read at the step that looks into it', () => {
  const run = ran({});
  const [ca, server] = tlsFiles(run);
  const keys = (reads: readonly number[] = []) => reads.map((at) => run.recorder.steps[at]?.key);
  expect(keys(ca?.reads)).toEqual(['tls-checked-certificate']);
  expect(keys(server?.reads)).toEqual(['tls-chose-certificate']);
});

test('an empty file of authorities has no line', () => {
  const [ca] = tlsFiles(ran({ client: { trusted: '' } }));
  expect([ca?.versions[0]?.lines, ca?.certificates]).toEqual([[], []]);
});
