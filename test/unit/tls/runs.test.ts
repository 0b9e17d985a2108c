/** Whole runs of TLS scenarios: how each ends, what they tell, and who knows what. */
import { describe, expect, test } from 'vitest';
import { utf8, toHex } from '../../../src/codec/bytes.ts';
import { leaves } from '../../../src/codec/field.ts';
import { tell as computation } from '../../../src/player/worker/topics/computation.ts';
import { stepOf } from '../../../src/player/worker/view.ts';
import { valuesOf } from '../../../src/world/describe.ts';
import { findIndex } from '../../../src/world/find/find-index.ts';
import { knowledgeTable } from '../../../src/world/knowledge-table.ts';
import { transcript } from '../../../src/world/make-transcript.ts';
import { parseTlsScenario } from '../../../src/world/parse-tls-scenario.ts';
import { tlsCatalog } from '../../../src/world/scenarios/catalog.ts';
import { Steps } from '../../../src/world/steps.ts';
import { simulateTls, tlsWords, type TlsRun } from '../../../src/world/tls.ts';
import { explain } from '../../../src/world/why.ts';
import { levels, phases } from '../../../src/world/transcript.ts';

const runNamed = (name: string): TlsRun => {
  const found = tlsCatalog.find((one) => one.name === name);
  if (!found) throw new Error(`no scenario ${name}`);
  return simulateTls(parseTlsScenario(found.scenario));
};

const run = (scenario: object): TlsRun =>
  simulateTls(parseTlsScenario({ protocol: 'tls-1.3', ...scenario }));

function stepsOf(made: TlsRun) {
  const steps = new Steps(made);
  steps.words = tlsWords;
  return steps;
}

const messages = ({ recorder }: TlsRun): string[] =>
  recorder.frames.map(({ from, message }) => `${from} ${message}`);

describe('each named scenario ends as it says', () => {
  const endings: Readonly<Record<string, readonly [kind: string, fault?: string, side?: string]>> =
    {
      'tls-first-contact': ['established'],
      'tls-mutual': ['established'],
      'tls-resumption': ['established'],
      'tls-hello-retry': ['established'],
      'tls-password': ['established'],
      'tls-unchecked': ['established'],
      'tls-unknown-ca': ['refused', 'unknown-ca', 'client'],
      'tls-self-signed': ['refused', 'unknown-ca', 'client'],
      'tls-expired': ['refused', 'certificate-expired', 'client'],
      'tls-wrong-name': ['refused', 'certificate-refused', 'client'],
      'tls-no-common-suite': ['refused', 'no-common-algorithm', 'server'],
      'tls-man-in-the-middle': ['refused', 'unknown-ca', 'client'],
    };

  test('all are listed here', () => {
    expect(Object.keys(endings).toSorted()).toEqual(tlsCatalog.map(({ name }) => name).toSorted());
  });

  test.each(Object.entries(endings))('%s', (name, [kind, fault, side]) => {
    const { end } = runNamed(name);
    expect([end.kind, end.fault?.fault.kind, end.fault?.side]).toEqual([kind, fault, side]);
  });
});

test('an address is asked for in no hello, and yet it is what the certificate has to be for', () => {
  const { end, recorder } = run({ client: { server_name: '192.0.2.1' } });
  expect(end.fault?.fault).toEqual({
    ...{ kind: 'certificate-refused', whose: 'server' },
    ...{ reason: 'address-mismatch', name: '192.0.2.1', names: ['dNSName server.example'] },
  });
  const names = recorder.steps.flatMap(({ key, args }) =>
    key === 'tls-negotiated' ? [args['serverName']] : [],
  );
  expect(names).toEqual(['', '']);
});

test('the attacker trusts no authority: it only takes what the server shows', () => {
  const { steps } = run({
    attack: { kind: 'man-in-the-middle' },
    client: { checks_certificate: false },
  }).recorder;
  const judged = steps.filter(
    ({ key, side }) => key === 'tls-checked-chain' && side === 'attacker',
  );
  expect(judged.map(({ args }) => args['tolerated'])).toEqual([true]);
  expect(judged.map(({ result }) => result)).toEqual([undefined]);
});

test('a certificate that is taken though it is not trusted is not called accepted', () => {
  const made = transcript(runNamed('tls-unchecked'));
  const taken = made.steps.filter(({ title }) =>
    /takes a certificate that it does not trust/.test(title),
  );
  expect(taken.map(({ result }) => result)).toEqual([null]);
});

describe('no step claims what the run does not show', () => {
  const textsOf = (made: TlsRun, key: string): string[] => {
    const { steps } = transcript(made);
    return made.recorder.steps.flatMap((step, at) =>
      step.key === key ? [`${steps[at]?.title}. ${steps[at]?.text}`] : [],
    );
  };

  test('that an authority vouches, where nobody was asked or a check failed', () => {
    for (const attack of ['none', 'man-in-the-middle']) {
      const made = run({ attack, client: { checks_certificate: false, trusted: '' } });
      const texts = textsOf(made, 'tls-checked-chain');
      expect(texts).toHaveLength(attack === 'none' ? 1 : 2);
      for (const text of texts) expect(text).not.toMatch(/trusts what|authority that it trusts/);
    }
  });

  test('that one message was enough, where it took two', () => {
    const [once, twice] = ['tls-first-contact', 'tls-hello-retry'].map(runNamed);
    if (!once || !twice) throw new Error('no runs');
    expect(textsOf(once, 'tls-negotiated').join()).toMatch(/One message was enough/);
    expect(textsOf(twice, 'tls-negotiated').join()).not.toMatch(/One message was enough/);
    expect(textsOf(once, 'tls-connected').join()).toMatch(/One round trip/);
    expect(textsOf(twice, 'tls-connected').join()).toMatch(/Two round trips/);
  });

  const toldIn = (name: string): string[] =>
    transcript(runNamed(name)).steps.map(({ title, text }) => `${title}. ${text}`);

  test('that it is guessed which group will do, where the server has named it', () => {
    const [guess, named] = textsOf(runNamed('tls-hello-retry'), 'tls-made-key-share');
    expect(guess).toMatch(/It guesses/);
    expect(named).toMatch(/has named this group/);
    const told = toldIn('tls-hello-retry');
    expect(told.filter((text) => text.startsWith('The client says hello once more'))).toHaveLength(
      1,
    );
    expect(told.join('\n')).toMatch(/public value in secp256r1 and with the cookie/);
    expect(told.join('\n')).not.toMatch(/two hellos|both hellos|one message each way/i);
  });

  test.each(['tls-unchecked', 'tls-man-in-the-middle'])(
    'that the client deals with the server, where it deals with the attacker: %s',
    (name) => {
      const made = runNamed(name);
      const told = toldIn(name);
      const found = made.recorder.steps.flatMap(({ side, role }, at) => {
        const isBetween = side === 'client' || (side === 'attacker' && role === 'server');
        const text = told[at]?.replace(/the server’s (name|place)|meant for the server/g, '') ?? '';
        return isBetween && /\bthe server\b/i.test(text) ? [text] : [];
      });
      expect(found).toEqual([]);
      const atServer = made.recorder.steps.flatMap(({ side }, at) =>
        side === 'server' && /\bthe client\b/i.test(told[at] ?? '') ? [told[at]] : [],
      );
      expect(atServer.filter((text) => !text?.startsWith('The web server'))).toEqual([]);
    },
  );

  test('that a certificate which failed its checks is trusted', () => {
    const [judged] = textsOf(runNamed('tls-unchecked'), 'tls-checked-chain');
    expect(judged).toMatch(/does not trust.*failed a check, and is taken all the same/);
  });

  test.each([
    ['tls-wrong-name', 'it is for another name', /It is for dNSName \*\.example\.org/],
    ['tls-expired', 'its time is over', /is good from \d{4}-\d\d-\d\d to .*; today is 2026-01-01/],
  ])('that nobody vouches, where something else is wrong: %s', (name, because, detail) => {
    const made = runNamed(name);
    const [judged] = textsOf(made, 'tls-checked-chain');
    expect(judged).not.toMatch(/vouches/);
    expect(judged).toContain(because);
    expect(textsOf(made, 'tls-fault')[0]).toMatch(detail);
  });

  test.each(tlsCatalog.map((one) => one.name))(
    'that the alert is still to come, at the end of the overview: %s',
    (name) => {
      const { steps } = transcript(runNamed(name));
      const told = steps.filter(({ title }) => title.endsWith('says why it stops'));
      expect(told.map(({ level }) => level)).toEqual(told.map(() => 'overview'));
    },
  );

  test('that nothing is known of who comes, where a ticket says it', () => {
    const told = toldIn('tls-resumption');
    const second = told.slice(told.findLastIndex((text) => text.includes('says hello, and all')));
    expect(second[0]).toMatch(/ticket/);
    expect(second.join('\n')).not.toMatch(
      /signatures stood|before anyone has proven|shows who sent it|shown later|on a guess/,
    );
  });

  test('that all is encrypted, where a ChangeCipherSpec still goes in the clear', () => {
    const told = toldIn('tls-first-contact').join('\n');
    expect(told).not.toMatch(/last message in plain text|All that follows is encrypted/);
    expect(told).toMatch(
      /last handshake message in plain text; only a ChangeCipherSpec, which says nothing,/,
    );
  });

  test('of which certificate, in a check', () => {
    const made = runNamed('tls-first-contact');
    const { steps } = transcript(made);
    const titles = made.recorder.steps.flatMap(({ key, args }, at) =>
      key === 'tls-checked-certificate' && !['readable', 'anchor'].includes(String(args['check']))
        ? [steps[at]?.title ?? '']
        : [],
    );
    expect(titles.length).toBeGreaterThan(10);
    for (const title of titles) expect(title).toMatch(/^(server\.example|Example \w+ CA): /);
    expect(titles).toContain('server.example: critical extensions known?');
    expect(titles).toContain('server.example: does its key usage fit?');
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('that the certificate is the server’s, in how it ended', () => {
    const { outcome } = transcript(runNamed('tls-man-in-the-middle'));
    expect(outcome.fault?.message).toMatch(/the attacker’s certificate for server\.example/);
    const honest = transcript(runNamed('tls-unknown-ca')).outcome;
    expect(honest.fault?.message).toMatch(/the server’s certificate for server\.example/);
  });

  test('that the attacker’s key is the server’s', () => {
    const labels = runNamed('tls-man-in-the-middle').recorder.values.flatMap(({ label }) =>
      label.endsWith('server private certificate key') ? [label] : [],
    );
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels).toHaveLength(2);
  });

  test('that the guess was wrong, where the server only wants its cookie back', () => {
    const texts = textsOf(run({ server: { cookie: true } }), 'tls-asked-again');
    expect(texts).toHaveLength(1);
    expect(texts.join()).not.toMatch(/guess/);
  });

  test('why the client shows no certificate', () => {
    const asks = { client_certificates: 'wanted' };
    const none = textsOf(run({ server: asks }), 'tls-no-client-certificate');
    expect(none.join()).toMatch(/has none at all/);
    const other = run({
      server: { ...asks, signature_algorithms: ['ecdsa_secp256r1_sha256'] },
      client: { certificate: { key_type: 'ed25519' } },
    });
    expect(textsOf(other, 'tls-no-client-certificate').join()).toMatch(/No key/);
  });
});

describe.each(tlsCatalog)('$name', ({ scenario }) => {
  const made = simulateTls(parseTlsScenario(scenario));
  const steps = stepsOf(made);

  test('the same scenario is the same run, and so is the scenario of its transcript', () => {
    const first = transcript(made);
    const again = transcript(simulateTls(parseTlsScenario(JSON.parse(JSON.stringify(first)))));
    expect(again).toEqual(first);
  });

  test('every step has words that fit, a phase, a level and a section', () => {
    for (let at = 0; at < steps.count; at += 1) {
      const step = steps.at(at);
      expect(step.title.length, step.title).toBeLessThanOrEqual(60);
      expect(step.text.length, step.text).toBeLessThanOrEqual(200);
      expect(step.title, step.address).not.toMatch(/undefined|\[object|\.$/);
      expect(`${step.text} ${step.term}`, step.address).not.toMatch(/undefined|\[object|NaN/);
      expect(step.verb, step.address).not.toBe('');
      expect(step.term, step.address).not.toBe('');
      expect(phases).toContain(step.phase);
      expect(levels).toContain(step.level);
      if (step.kind === 'end') continue;
      expect(step.sources.join(), step.address).toMatch(/^RFC \d+/);
    }
  });

  test('the overview tells it in about eight steps', () => {
    const overview = steps.places.filter(({ level }) => level === 'overview');
    expect(overview.length).toBeGreaterThanOrEqual(2);
    expect(overview.length).toBeLessThanOrEqual(made.scenario.client.connections * 10);
  });

  test('every address is one of its own, and leads to where it belongs', () => {
    const { frames, values } = made.recorder;
    const addresses = [
      ...steps.addresses,
      ...frames.map(({ address }) => address),
      ...values.map(({ address }) => address),
    ];
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const [at, address] of steps.addresses.entries())
      expect(stepOf({ run: made, steps }, address)).toBe(at);
    for (const { address, sentAt } of frames)
      expect(stepOf({ run: made, steps }, address), address).toBe(sentAt);
  });

  test('who listens never knows a secret', () => {
    const secrets = valuesOf(made).filter(({ secret }) => secret);
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter(({ known }) => known.eavesdropper !== null)).toEqual([]);
  });

  test('who listens learns the name of the server from the first message', () => {
    const name = valuesOf(made).find(({ symbol }) => symbol === 'name');
    const hello = made.recorder.frames[0];
    expect(name?.known.eavesdropper).toBe(hello?.sentAt);
  });

  test('what is the same in every run is known to all from the first step, and so is what follows', () => {
    const of = (...symbols: readonly string[]) =>
      valuesOf(made).filter(({ symbol, secret }) => symbols.includes(symbol) && !secret);
    const attacker = made.recorder.frames.some(({ from }) => from === 'attacker') ? 0 : null;
    for (const { label, known } of of('0', 'H()'))
      expect(known, label).toEqual({ client: 0, server: 0, eavesdropper: 0, attacker });
    for (const { label, known } of of('ES', 'dES')) expect(known.eavesdropper, label).toBe(0);
  });

  test('the table of knowledge has a row for every value with a symbol', () => {
    const rows = knowledgeTable(made, steps);
    expect(rows.length).toBeGreaterThan(5);
    for (const { since } of rows) expect(since).toBeLessThan(steps.count);
  });
});

test('with a PSK the Early Secret follows from no constant', () => {
  const early = valuesOf(runNamed('tls-resumption')).filter(({ symbol }) => symbol === 'ES');
  const secret = early.filter(({ secret }) => secret);
  expect(secret.length).toBeGreaterThan(0);
  for (const { known } of secret) expect(known.eavesdropper).toBeNull();
  for (const { known } of early.filter((one) => !one.secret)) expect(known.eavesdropper).toBe(0);
});

describe.each(['tls-first-contact', 'tls-mutual', 'tls-resumption', 'tls-unchecked'])(
  'what the panels ask of %s',
  (name) => {
    const made = runNamed(name);
    const steps = stepsOf(made);
    const session = {
      ...{ run: made, steps, whole: null, loadWords: async () => {}, original: async () => null },
      upTo: () => Promise.reject(new Error('all of it shows')),
    };

    test('why each party knows each value, or why not', () => {
      for (const { id } of made.recorder.values) {
        for (const party of ['client', 'server', 'eavesdropper', 'attacker'] as const) {
          const told = explain(made, id, party);
          expect(told?.value, id).toBe(id);
          if (told?.since !== null) expect(told?.ways.length, `${id} ${party}`).toBeGreaterThan(0);
        }
      }
    });

    test('where each value came from, laid out to the last byte', async () => {
      for (const { id } of made.recorder.values) {
        const told = await computation(session, { value: id });
        expect(told?.value).toBe(id);
        for (const { preimage } of told?.ways.flatMap(({ stages }) => stages) ?? []) {
          if (preimage) expect(leaves(preimage.fields).at(-1)?.end, id).toBe(preimage.bytes.length);
        }
      }
    });

    test('what can be found in it, each at a place that opens', () => {
      for (const entry of findIndex(made, steps)) {
        for (const { address, step } of entry.places(3, { side: null, number: null }))
          expect(stepOf(session, address), address).toBe(step);
      }
    });
  },
);

describe('a first contact', () => {
  const made = runNamed('tls-first-contact');
  const known = (symbol: string) => valuesOf(made).find((value) => value.symbol === symbol)?.known;

  test('shows the certificate only under encryption', () => {
    const certificate = valuesOf(made).find(({ symbol }) => symbol === 'cert_S');
    expect(certificate?.known.client).not.toBeNull();
    expect(certificate?.known.eavesdropper).toBeNull();
    expect(certificate?.seen_encrypted.eavesdropper).not.toBeNull();
  });

  test('gives both ends the same secret, and the private keys to their owners only', () => {
    expect(known('K')).toMatchObject({ eavesdropper: null });
    expect(known('K')?.client).not.toBeNull();
    expect(known('K')?.server).not.toBeNull();
    expect(known('d_C')).toMatchObject({ server: null, eavesdropper: null });
    expect(known('k_S')).toMatchObject({ client: null, eavesdropper: null });
  });

  test('takes one round trip before the first byte of the application, beside that of TCP', () => {
    const first = made.recorder.frames.find(({ message }) => message === 'ApplicationData');
    const trip = made.scenario.link.rtt_ms;
    expect(first?.sentMs).toBeGreaterThanOrEqual(2 * trip);
    expect(first?.sentMs).toBeLessThan(2.2 * trip);
  });

  test('brings the page', () => {
    const page = utf8(made.scenario.server.pages['/'] ?? '');
    const answer = made.recorder.frames.findLast(({ message }) => message === 'ApplicationData');
    const packet = toHex(answer?.packet ?? new Uint8Array());
    expect(packet).toContain(toHex(page));
  });
});

test('with both certificates, the server knows who the client is, and who listens does not', () => {
  const made = runNamed('tls-mutual');
  const keys = valuesOf(made).filter(({ symbol }) => symbol === 'K_C');
  expect(keys[0]?.known.server).not.toBeNull();
  expect(keys[0]?.known.eavesdropper).toBeNull();
  const verified = stepsOf(made).addresses.filter((address) =>
    address.includes('server-tls-verified-client'),
  );
  expect(verified).toHaveLength(1);
});

test('the second connection needs no certificate, and has other keys', () => {
  const made = runNamed('tls-resumption');
  const sent = messages(made);
  const second = sent.lastIndexOf('client ClientHello');
  expect(sent.filter((message) => message === 'client ClientHello')).toHaveLength(2);
  expect(sent.slice(0, second)).toContain('server Certificate');
  expect(sent.slice(second)).not.toContain('server Certificate');
  const K = made.recorder.values.filter(({ symbol }) => symbol === 'K');
  expect(new Set(K.map(({ hex }) => hex)).size).toBe(2);
});

test('a wrong guess of the group costs a round trip', () => {
  const first = (made: TlsRun): number =>
    made.recorder.frames.find(({ message }) => message === 'ApplicationData')?.sentMs ?? 0;
  const more = first(runNamed('tls-hello-retry')) - first(runNamed('tls-first-contact'));
  expect(Math.round(more)).toBe(40);
});

describe('a man in the middle', () => {
  test('learns nothing where the client checks the certificate', () => {
    const made = runNamed('tls-man-in-the-middle');
    expect(made.recorder.values.some(({ symbol }) => symbol === 'pw')).toBe(false);
    expect(messages(made).some((message) => message.startsWith('server'))).toBe(false);
  });

  test('reads the password where it does not, and the server notices nothing', () => {
    const made = runNamed('tls-unchecked');
    const password = valuesOf(made).find(
      ({ symbol, owner }) => symbol === 'pw' && owner === 'client',
    );
    expect(password?.known.attacker).not.toBeNull();
    expect(password?.known.server).not.toBeNull();
    expect(password?.known.eavesdropper).toBeNull();
    const K = made.recorder.values.filter(({ symbol }) => symbol === 'K');
    expect(new Set(K.map(({ hex }) => hex)).size).toBe(2);
  });

  test('passes on what the server answers', () => {
    const made = runNamed('tls-unchecked');
    const answers = made.recorder.frames.filter(
      ({ message, from }) => message === 'ApplicationData' && from !== 'client',
    );
    const [fromServer, toClient] = [
      answers.find(({ from }) => from === 'server'),
      answers.find(({ from, to }) => from === 'attacker' && to === 'client'),
    ];
    expect(toClient?.packet).toEqual(fromServer?.packet);
  });
});

test('the password of a form is read by the server, and by nobody on the way', () => {
  const made = runNamed('tls-password');
  const password = valuesOf(made).find(({ symbol }) => symbol === 'pw');
  expect(password?.bytes).toBe(toHex(utf8('correct horse')));
  expect(password?.known).toMatchObject({ eavesdropper: null, attacker: null });
  expect(password?.known.server).not.toBeNull();
});

test('the same seed gives SSH and TLS the same key pairs of Curve25519, and so the same secret', async () => {
  const { simulate } = await import('../../../src/world/simulate.ts');
  const { parseScenario } = await import('../../../src/world/parse-scenario.ts');
  const ssh = simulate(
    parseScenario({
      client: { algorithms: { kex: ['curve25519-sha256'] } },
      server: { algorithms: { kex: ['curve25519-sha256'] } },
    }),
  );
  const tls = run({});
  for (const symbol of ['d_C', 'd_S', 'Q_C', 'Q_S', 'K']) {
    const of = ({ recorder }: Pick<TlsRun, 'recorder'>) =>
      recorder.values.find((value) => value.symbol === symbol)?.hex;
    expect(of(tls), symbol).toBe(of(ssh));
    expect(of(tls), symbol).toBeDefined();
  }
});

describe('the form of a scenario', () => {
  const problems = (scenario: object): string => {
    try {
      run(scenario);
      return 'none';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  test.each([
    [{ client: { suites: [] } }, 'client.suites: there is no such field'],
    [{ server: { certificate: { key_type: 'dsa' } } }, 'server.certificate.key_type: expected'],
    [{ client: { trusted: 'no certificate' } }, 'client.trusted: line 1: there is no certificate'],
    [{ client: { recorded: [] }, server: { recorded: [] } }, 'server.recorded: expected one'],
    [
      {
        authorities: { a: { issuer: 'b' }, b: { issuer: 'a' } },
        server: { certificate: { issuer: 'a' } },
      },
      'authorities.a.issuer: expected an authority that does not vouch for itself',
    ],
    [{ overrides: { 'client ephemeral x25519 private key': '00' } }, 'overrides["client ephemeral'],
  ])('%j is refused with its path', (scenario, message) => {
    expect(problems(scenario)).toContain(message);
  });
});

describe('every kind of key and of group runs', () => {
  test.each(['ed25519', 'secp256r1', 'rsa'])('a certificate with a key of %s', (key_type) => {
    expect(run({ server: { certificate: { key_type } } }).end).toEqual({
      kind: 'established',
      fault: null,
    });
  });

  test.each(['ed25519', 'secp256r1', 'secp384r1', 'rsa'])(
    'an authority with a key of %s',
    (key_type) => {
      const made = run({ authorities: { root: { key_type }, intermediate: { key_type } } });
      expect(made.end.kind).toBe('established');
    },
  );

  test('new keys in the middle', () => {
    const made = run({ rekey: { by: 'client', after_bytes: 10 }, client: { requests: [{}, {}] } });
    expect(messages(made)).toContain('client KeyUpdate');
    expect(made.end.kind).toBe('established');
  });
});
