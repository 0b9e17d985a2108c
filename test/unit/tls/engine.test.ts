/** TLS client and server driven against each other, in memory: what goes well. */
import { describe, expect, test } from 'vitest';
import { concat, sameBytes, utf8, type Bytes } from '../../../src/codec/bytes.ts';
import { encode } from '../../../src/codec/tape.ts';
import { Name, plainName } from '../../../src/protocol/tls/certificates/names.ts';
import type { ClientConfig, ServerConfig } from '../../../src/protocol/tls/config.ts';
import { ClientHello } from '../../../src/protocol/tls/messages/hello.ts';
import { groups } from '../../../src/protocol/tls/groups.ts';
import type { KeyTypeName } from '../../../src/protocol/tls/key-types.ts';
import { otherRole, type Role } from '../../../src/protocol/tls/role.ts';
import { schemes } from '../../../src/protocol/tls/signatures.ts';
import { suites } from '../../../src/protocol/tls/suites.ts';
import type { ClientTicket, ServerTicket } from '../../../src/protocol/tls/tickets.ts';
import { loggedInPair } from '../support/pair.ts';
import { clientCredential, credential, rsaCredential } from './support/credentials.ts';
import { edit, flip, more, record } from './support/edit.ts';
import { withClientCertificate } from './support/ends.ts';
import { connectedPair, Pair, type PairOptions } from './support/pair.ts';

const sides = ['client', 'server'] as const;
const talk = (pair: Pair, text = 'hello'): void => {
  pair.command('client', { do: 'send', bytes: utf8(text) });
  expect(pair.output('server')).toEqual(utf8(text));
  expect(pair.output('client')).toEqual(utf8(text));
};

const stepsOf = (pair: Pair, side: Role): string[] => pair.watch[side].steps.map(({ key }) => key);
/** Bytes with no pattern in them that repeats soon. */
const bulk = (length: number): Bytes =>
  Uint8Array.from({ length }, (_, at) => (at * 2_654_435_761) >>> 24);

describe('a handshake', () => {
  test('has the messages of RFC 8446 §2, in their order', () => {
    const pair = connectedPair();
    expect(pair.watch.client.names('out')).toEqual(['ClientHello', 'ChangeCipherSpec', 'Finished']);
    expect(pair.watch.client.names('in')).toEqual([
      'ServerHello',
      'ChangeCipherSpec',
      'EncryptedExtensions',
      'Certificate',
      'CertificateVerify',
      'Finished',
    ]);
    talk(pair);
  });

  const cells = [...suites.keys()].flatMap((suite) =>
    [...groups.keys()].map((group) => ({ suite, group })),
  );
  test.each(cells)('connects with $suite and $group', ({ suite, group }) => {
    const only = { suites: [suite], groups: [group] };
    const pair = connectedPair({ client: { ...only, keyShares: [group] } });
    const { transport } = pair.client;
    expect(transport.at === 'connected' && transport.session.suite.name).toBe(suite);
    expect(transport.at === 'connected' && transport.session.group.name).toBe(group);
    for (const symbol of ['K', 'HS', 'c hs', 's hs', 'MS', 'c ap', 's ap', 'exp', 'res'])
      expect(pair.watch.client.value(symbol)).toEqual(pair.watch.server.value(symbol));
    talk(pair);
  });

  test('has the same keys and the same secret as SSH with the same draws', () => {
    const tls = connectedPair();
    const ssh = loggedInPair();
    for (const side of sides)
      for (const symbol of ['d_C', 'd_S', 'Q_C', 'Q_S', 'K'])
        if (symbol !== (side === 'client' ? 'd_S' : 'd_C'))
          expect(tls.watch[side].value(symbol)).toEqual(ssh.watch[side].value(symbol));
  });

  const keys: readonly KeyTypeName[] = ['ed25519', 'secp256r1', 'secp384r1', 'rsa'];
  const proofs = [...schemes.values()].filter(({ inCertificateVerify }) => inCertificateVerify);
  test.each(proofs)('proves both ends with $name', ({ name, keyType }) => {
    const certificates = [credential(keyType)];
    const pair = connectedPair({
      client: { certificates, signatureAlgorithms: [name] },
      server: { certificates, signatureAlgorithms: [name], clientCertificates: 'required' },
    });
    const { transport } = pair.server;
    expect(transport.at === 'connected' && transport.session.client?.scheme).toBe(name);
    expect(keys).toContain(keyType);
  });

  test('shows the certificate whose key the client can check', () => {
    const certificates = keys.map((type) => credential(type));
    const pair = connectedPair({
      client: { signatureAlgorithms: ['rsa_pss_rsae_sha384', 'ed25519'] },
      server: { certificates },
    });
    const { transport } = pair.client;
    expect(transport.at === 'connected' && transport.session.server.scheme).toBe('ed25519');
    const rsa = connectedPair({
      client: { signatureAlgorithms: ['rsa_pss_rsae_sha384'] },
      server: { certificates },
    });
    const after = rsa.client.transport;
    expect(after.at === 'connected' && after.session.server.scheme).toBe('rsa_pss_rsae_sha384');
  });

  // 64 bytes of SHA-512, 64 of salt and two more: OpenSSL too passes over the scheme. RFC 8017 §9.1.1.
  test.each([
    [1024, 'rsa_pss_rsae_sha256'],
    [1033, 'rsa_pss_rsae_sha256'],
    [1034, 'rsa_pss_rsae_sha512'],
  ])('signs with an RSA key of %i bits by %s', (bits, name) => {
    const signatureAlgorithms = ['rsa_pss_rsae_sha512', 'rsa_pss_rsae_sha256'];
    const certificates = [rsaCredential(bits)];
    const pair = connectedPair({ client: { signatureAlgorithms }, server: { certificates } });
    const { transport } = pair.client;
    expect(transport.at === 'connected' && transport.session.server.scheme).toBe(name);
  });

  test('is the same however its bytes are cut', () => {
    for (const chunk of [1, 2, 3, 7, 100]) talk(connectedPair({ ...withClientCertificate, chunk }));
  });

  test('does without ChangeCipherSpec where the client does not ask for it', () => {
    const pair = connectedPair({ client: { compatibilityMode: false } });
    expect(pair.watch.client.names('in')).not.toContain('ChangeCipherSpec');
    expect(pair.watch.server.names('in')).not.toContain('ChangeCipherSpec');
  });

  test('passes over GREASE', () => {
    const pair = connectedPair({ client: { grease: true } });
    talk(pair);
  });

  test('asks for a protocol, and gets the one that the server likes best', () => {
    const pair = connectedPair({
      client: { alpn: ['http/1.1', 'h2', 'x'] },
      server: { alpn: ['h2', 'http/1.1'] },
    });
    for (const side of sides)
      expect(pair.events[side]).toContainEqual({ kind: 'connected', alpn: 'h2', resumed: false });
  });

  test('sends no server name for an address', () => {
    const pair = connectedPair({
      client: { serverName: '127.0.0.1' },
      server: { serverNames: ['a.example'] },
    });
    const step = pair.watch.server.steps.find(({ key }) => key === 'tls-negotiated');
    expect(step?.report?.args?.serverName).toBe('');
    const seen = pair.watch.client.steps.find(({ key }) => key === 'tls-negotiated');
    expect(seen?.report?.args?.serverName).toBe('');
  });
});

describe('records', () => {
  test('hold a part of a message, or several messages', () => {
    const small = connectedPair({ server: { recordSize: 100 } });
    const names = small.watch.client.names('in');
    expect(names).toContain('Certificate (part)');
    expect(names).toContain('Certificate');
    const together = connectedPair({ server: { coalesce: true } });
    expect(together.watch.client.names('in')).toEqual([
      'ServerHello',
      'ChangeCipherSpec',
      'EncryptedExtensions, Certificate, CertificateVerify, Finished',
    ]);
    const both = connectedPair({ server: { coalesce: true, recordSize: 300, tickets: 3 } });
    expect(both.watch.client.names('in').some((name) => name.includes(', '))).toBe(true);
    expect(both.watch.client.names('in').some((name) => name.includes('(part)'))).toBe(true);
    talk(both);
  });

  test('name the earlier records of a message', () => {
    const pair = connectedPair({ server: { recordSize: 100 } });
    const frames = pair.watch.client.frames.filter(({ way }) => way === 'in');
    const last = frames.find(({ message }) => message === 'Certificate');
    const parts = frames.filter(({ message }) => message === 'Certificate (part)');
    expect(parts.length).toBeGreaterThan(1);
    expect(last?.context).toMatchObject({
      messages: [
        { name: 'Certificate', parts: parts.map(({ wire }) => ({ wire, start: 0, end: 100 })) },
      ],
    });
  });

  test('are padded to a multiple', () => {
    const pair = connectedPair({ client: { padTo: 256 }, server: { padTo: 512 } });
    const sizes = (side: Role) =>
      pair.watch[side].frames
        .filter(({ way, packet }) => way === 'out' && packet)
        .map(({ packet }) => packet?.length ?? 0);
    talk(pair);
    expect(sizes('client').every((size) => size % 256 === 0)).toBe(true);
    expect(sizes('server').every((size) => size % 512 === 0)).toBe(true);
  });

  test('carry bulk data in pieces that fit', () => {
    const pair = connectedPair({ client: { recordSize: 1000, padTo: 2 ** 14 } });
    const bytes = bulk(50_123);
    pair.command('client', { do: 'send', bytes });
    expect(sameBytes(pair.output('server'), bytes)).toBe(true);
    expect(pair.watch.client.names('out').filter((one) => one === 'ApplicationData')).toHaveLength(
      51,
    );
  });
});

describe('a HelloRetryRequest', () => {
  const retries: readonly { name: string; options: PairOptions; resumes?: boolean }[] = [
    {
      name: 'for a group',
      options: { client: { keyShares: ['secp256r1'] }, server: { groups: ['x25519'] } },
    },
    { name: 'without any key share', options: { client: { keyShares: [] } } },
    { name: 'for a cookie', options: { server: { cookie: true } } },
    { name: 'for both', options: { client: { keyShares: [] }, server: { cookie: true } } },
    {
      name: 'without compatibility',
      options: { client: { keyShares: [], compatibilityMode: false } },
    },
    { name: 'with GREASE', options: { client: { keyShares: [], grease: true } } },
    {
      name: 'with SHA-384',
      options: { client: { keyShares: [], suites: ['TLS_AES_256_GCM_SHA384'] } },
    },
  ];
  test.each(retries)('is answered: $name', ({ options }) => {
    const pair = connectedPair(options);
    expect(pair.watch.client.names('in')[0]).toBe('HelloRetryRequest');
    expect(pair.watch.server.names('in').filter((one) => one === 'ClientHello')).toHaveLength(2);
    talk(pair);
  });
});

describe('client certificates', () => {
  test('prove the client', () => {
    const pair = connectedPair(withClientCertificate);
    const { transport } = pair.server;
    expect(transport.at === 'connected' && transport.session.client?.chain).toEqual(
      clientCredential.chain,
    );
    expect(stepsOf(pair, 'server')).toContain('tls-verified-client');
    talk(pair);
  });

  test('may be missing where they are only wanted', () => {
    const pair = connectedPair({ server: { clientCertificates: 'wanted' } });
    expect(stepsOf(pair, 'client')).toContain('tls-no-client-certificate');
    expect(stepsOf(pair, 'server')).toContain('tls-client-without-certificate');
    talk(pair);
  });

  test('are asked for by the names of authorities', () => {
    const name = utf8('0\x00');
    const pair = connectedPair({
      ...withClientCertificate,
      server: { clientCertificates: 'required', certificateAuthorities: [name] },
    });
    const request = pair.watch.client.frames.find(
      ({ message }) => message === 'CertificateRequest',
    );
    expect(request?.value).toMatchObject({
      extensions: [{ name: 'signature_algorithms' }, { data: { authorities: [name] } }],
    });
  });
});

describe('a client with several certificates', () => {
  const others = ['a', 'b', 'c'].map((name) => credential('ed25519', name));
  const authority = (name: string) => encode(Name, plainName([['id-at-commonName', name]]));

  test.each([
    { named: [], shown: 0 },
    { named: ['b'], shown: 1 },
    { named: ['x', 'c', 'b'], shown: 1 },
    { named: ['x'], shown: 0 },
  ])('shows the one that suits the authorities $named', ({ named, shown }) => {
    const pair = connectedPair({
      client: { certificates: others },
      server: { clientCertificates: 'required', certificateAuthorities: named.map(authority) },
    });
    const { transport } = pair.server;
    expect(transport.at === 'connected' && transport.session.client?.chain).toEqual(
      others[shown]?.chain,
    );
  });
});

describe('resumption', () => {
  interface Tickets {
    readonly client: ClientTicket;
    readonly lookUp: (ticket: Bytes) => ServerTicket | null;
  }
  function ticketsFrom(
    client: Partial<ClientConfig> = {},
    server: Partial<ServerConfig> = {},
  ): Tickets {
    const pair = connectedPair({ client, server: { tickets: 2, ...server } });
    const given = pair.events.server.flatMap((one) =>
      one.kind === 'ticket-made' ? [one.ticket] : [],
    );
    const kept = pair.events.client.flatMap((one) => (one.kind === 'ticket' ? [one.ticket] : []));
    expect(kept.map(({ psk }) => psk)).toEqual(given.map(({ psk }) => psk));
    expect(kept).toHaveLength(2);
    const [ticket] = kept;
    if (!ticket) throw new Error('no ticket');
    return {
      client: ticket,
      lookUp: (name) => given.find((one) => sameBytes(one.ticket, name)) ?? null,
    };
  }
  const resumed = ({ client, lookUp }: Tickets, options: PairOptions = {}): Pair =>
    connectedPair({
      ...options,
      client: { session: { ticket: client, age: 1000 }, ...options.client },
      server: { session: lookUp, ...options.server },
    });
  const isResumed = (pair: Pair) =>
    pair.events.client.some((one) => one.kind === 'connected' && one.resumed) &&
    pair.events.server.some((one) => one.kind === 'connected' && one.resumed);

  test.each([...suites.keys()])('needs no certificate: %s', (suite) => {
    const pair = resumed(ticketsFrom({ suites: [suite] }), { client: { suites: [suite] } });
    expect(isResumed(pair)).toBe(true);
    expect(pair.watch.client.names('in')).toEqual([
      'ServerHello',
      'ChangeCipherSpec',
      'EncryptedExtensions',
      'Finished',
    ]);
    expect(pair.watch.client.value('ES')).toEqual(pair.watch.server.value('ES'));
    talk(pair);
  });

  test('works behind a HelloRetryRequest, too', () => {
    const pair = resumed(ticketsFrom(), { client: { keyShares: [] }, server: { cookie: true } });
    expect(isResumed(pair)).toBe(true);
    talk(pair);
  });

  test('gives tickets that can be resumed again', () => {
    const first = ticketsFrom();
    const pair = resumed(first, { server: { tickets: 1, session: first.lookUp } });
    expect(pair.events.client.some(({ kind }) => kind === 'ticket')).toBe(true);
  });

  test('keeps who the client was', () => {
    const tickets = ticketsFrom(withClientCertificate.client, withClientCertificate.server);
    const pair = resumed(tickets, withClientCertificate);
    const { transport } = pair.server;
    expect(isResumed(pair)).toBe(true);
    expect(transport.at === 'connected' && transport.session.client?.chain).toEqual(
      clientCredential.chain,
    );
  });

  test('is not for a client that nobody knows, where somebody has to', () => {
    const { client, lookUp } = ticketsFrom();
    const pair = new Pair({
      client: { session: { ticket: client, age: 0 } },
      server: { session: lookUp, clientCertificates: 'required' },
    }).start();
    expect(pair.fault('server')).toEqual({ kind: 'certificate-required' });
  });

  test.each([
    { why: 'the server does not know the ticket', options: { server: { session: () => null } } },
    {
      why: 'the suite has another hash',
      options: { client: { suites: ['TLS_AES_256_GCM_SHA384'] } },
    },
    {
      why: 'the suite that a HelloRetryRequest chose has another hash',
      options: { client: { suites: ['TLS_AES_256_GCM_SHA384'], keyShares: [] } },
    },
  ])('is a whole handshake where $why', ({ options }) => {
    const pair = resumed(ticketsFrom({ suites: ['TLS_AES_128_GCM_SHA256'] }), options);
    expect(isResumed(pair)).toBe(false);
    expect(pair.watch.client.names('in')).toContain('Certificate');
    talk(pair);
  });

  test.each([
    ['is too old', { age: 7_200_000 }],
    ['is of another server', { name: 'other.example' }],
  ])(
    'is not tried with a ticket that %s',
    (_why, { age = 0, name }: { age?: number; name?: string }) => {
      const tickets = ticketsFrom();
      const pair = connectedPair({
        client: { session: { ticket: tickets.client, age }, ...(name && { serverName: name }) },
        server: { session: tickets.lookUp },
      });
      expect(stepsOf(pair, 'client')).not.toContain('tls-offered-session');
      expect(isResumed(pair)).toBe(false);
    },
  );

  test('passes over a ticket that is good for no time', () => {
    const pair = connectedPair({ server: { tickets: 1, ticketLifetime: 0 } });
    expect(pair.events.client.some(({ kind }) => kind === 'ticket')).toBe(false);
  });
});

describe('early data', () => {
  const earlyData = record(23, bulk(200));
  /** Each pair counts its own messages. */
  const options = (): PairOptions => ({
    alter: { client: edit(ClientHello, more({ name: 'early_data', data: {} }), 1) },
    onWire: (from, wire, n) => (from === 'client' && n === 0 ? [wire, earlyData] : [wire]),
  });

  test.each([
    { name: 'under the keys of the handshake', more: {} },
    { name: 'before a second ClientHello', more: { client: { keyShares: [] } } },
  ])('is passed over $name', ({ more: also }) => {
    const pair = connectedPair({ ...options(), ...also });
    const step = pair.watch.server.steps.find(({ key }) => key === 'tls-skipped-early-data');
    expect(step?.report?.args).toEqual({ length: 200 });
    talk(pair);
  });

  test('that was not announced, or is too much, is none', () => {
    const unannounced = new Pair({ ...options(), alter: {} }).start();
    expect(unannounced.fault('server')).toMatchObject({ kind: 'bad-record-mac' });
    const tooMuch = new Pair({
      ...options(),
      onWire: (from, wire, n) =>
        from === 'client' && n === 0
          ? [wire, record(23, bulk(16_000)), record(23, bulk(16_000))]
          : [wire],
    }).start();
    expect(tooMuch.fault('server')).toMatchObject({ kind: 'bad-record-mac' });
  });
});

test('behind a HelloRetryRequest there is no early data: a record that does not open is a fault', () => {
  let records = 0;
  const pair = new Pair({
    client: { keyShares: [] },
    alter: { client: edit(ClientHello, more({ name: 'early_data', data: {} }), 1) },
    onWire: (from, wire) =>
      from === 'client' && wire[0] === 23 && records++ === 0 ? [flip(wire, 10)] : [wire],
  }).start();
  expect(records).toBe(1);
  expect(pair.fault('server')).toMatchObject({ kind: 'bad-record-mac', sequence: 0 });
});

describe('key updates', () => {
  test.each(sides)('of the %s change its keys, and the other ones where it asks', (side) => {
    const pair = connectedPair();
    const sent = (role: Role) => pair.watch[role].names('out').filter((one) => one === 'KeyUpdate');
    pair.command(side, { do: 'update-keys', request: false });
    expect([sent(side).length, sent(otherRole(side)).length]).toEqual([1, 0]);
    talk(pair, 'one');
    pair.command(side, { do: 'update-keys', request: true });
    expect([sent(side).length, sent(otherRole(side)).length]).toEqual([2, 1]);
    pair.command('client', { do: 'send', bytes: utf8('two') });
    expect(pair.output('client')).toEqual(utf8('onetwo'));
    const first = side === 'client' ? 'c ap' : 's ap';
    expect(pair.watch.client.value(`${first} 2`)).toEqual(pair.watch.server.value(`${first} 2`));
  });

  test('are not answered behind a close_notify', () => {
    const pair = connectedPair({ leaveOpen: 'server/respond#1' });
    pair.command('client', { do: 'send', bytes: utf8('hello') });
    pair.command('client', { do: 'close' });
    pair.command('server', { do: 'update-keys', request: true });
    pair.command('client', { do: 'update-keys', request: false });
    expect(pair.watch.client.names('in')).toContain('KeyUpdate');
    expect(pair.watch.client.names('out').at(-1)).toBe('Alert');
    pair.answer('server', 'server/respond#1', {
      name: 'respond',
      answer: { response: utf8('late'), close: false },
    });
    expect(pair.output('client')).toEqual(utf8('late'));
  });
});

describe('the end', () => {
  test.each(sides)('comes from the %s with a close_notify each way', (side) => {
    const pair = connectedPair();
    pair.command(side, { do: 'close' });
    expect([pair.fault('client'), pair.fault('server')]).toEqual([null, null]);
    for (const each of sides) {
      expect(pair.watch[each].names('out').filter((one) => one === 'Alert')).toHaveLength(1);
      expect(pair.events[each].map(({ kind }) => kind)).toContain('peer-closed');
    }
  });

  test('may be said by both at once', () => {
    const pair = connectedPair();
    const held: Bytes[] = [];
    for (const side of sides) {
      const command = { kind: 'command', command: { do: 'close' } } as const;
      held.push(...pair[side].receive(command).send);
    }
    const [fromClient, fromServer] = held;
    expect(held).toHaveLength(2);
    if (!fromClient || !fromServer) return;
    pair.input('server', { kind: 'bytes', bytes: fromClient });
    pair.input('client', { kind: 'bytes', bytes: fromServer });
    expect([pair.fault('client'), pair.fault('server')]).toEqual([null, null]);
  });

  test('comes with the response where the server closes', () => {
    const pair = connectedPair({
      reply: (question) =>
        question.name === 'respond'
          ? { name: question.name, answer: { response: utf8('bye'), close: true } }
          : null,
    });
    pair.command('client', { do: 'send', bytes: utf8('hello') });
    expect(pair.output('client')).toEqual(utf8('bye'));
    expect([pair.fault('client'), pair.fault('server')]).toEqual([null, null]);
  });

  test('lets the other side still send after a close_notify', () => {
    const pair = connectedPair({ leaveOpen: 'server/respond#1' });
    pair.command('client', { do: 'send', bytes: utf8('hello') });
    pair.command('client', { do: 'close' });
    expect(pair.states).toEqual(['connected', 'closing', 'connected', 'answering']);
    pair.answer('server', 'server/respond#1', {
      name: 'respond',
      answer: { response: utf8('late'), close: false },
    });
    expect(pair.output('client')).toEqual(utf8('late'));
    expect([pair.fault('client'), pair.fault('server')]).toEqual([null, null]);
  });

  test('without a close_notify is in order for a server that has answered all', () => {
    const pair = connectedPair();
    talk(pair);
    pair.input('server', { kind: 'end' });
    expect(pair.fault('server')).toBeNull();
    expect(stepsOf(pair, 'server')).toContain('tls-left-without-notify');
  });

  test('without a close_notify may have cut off what came to a client', () => {
    const pair = connectedPair();
    pair.input('client', { kind: 'end' });
    expect(pair.fault('client')).toMatchObject({ kind: 'connection-lost', state: 'connected' });
  });

  test('without a close_notify is in order for a client that has said that it ends', () => {
    const pair = connectedPair({
      onWire: (from, wire, n) => (from === 'server' && n > 5 ? [] : [wire]),
    });
    pair.command('client', { do: 'close' }).input('client', { kind: 'end' });
    expect(pair.fault('client')).toBeNull();
  });
});

describe('a server that waits for more', () => {
  test('sees all that came since its last response', () => {
    const requests: string[] = [];
    const pair = connectedPair({
      reply: (question) => {
        if (question.name !== 'respond') return null;
        const text = new TextDecoder().decode(question.ask.request);
        requests.push(text);
        const response = text.endsWith('.') ? utf8('ok') : null;
        return { name: question.name, answer: { response, close: false } };
      },
    });
    for (const part of ['a', 'b', 'c.', 'd.'])
      pair.command('client', { do: 'send', bytes: utf8(part) });
    expect(requests).toEqual(['a', 'ab', 'abc.', 'd.']);
    expect(pair.output('client')).toEqual(concat(utf8('ok'), utf8('ok')));
  });
});

describe('questions', () => {
  test.each(['client/check-server-certificate#1', 'server/check-client-certificate#1'])(
    'keep %s open while more bytes come',
    (address) => {
      const pair = new Pair({ ...withClientCertificate, leaveOpen: address }).start();
      const side = address.startsWith('client') ? 'client' : 'server';
      expect(pair[side].transport.at).toBe('check-certificate');
      const name = side === 'client' ? 'check-server-certificate' : 'check-client-certificate';
      pair.answer(side, address, { name, answer: { checks: [], trusted: true, reason: null } });
      expect(pair.states).toEqual(['connected', 'open', 'connected', 'open']);
    },
  );

  test('may take a chain that nobody vouches for, and say so', () => {
    const pair = connectedPair({
      reply: ({ name }) =>
        name === 'check-server-certificate'
          ? { name, answer: { checks: [], trusted: false, reason: 'self-signed', tolerated: true } }
          : null,
    });
    const { transport } = pair.client;
    expect(transport.at === 'connected' && transport.session.server.trusted).toBe(false);
  });
});
