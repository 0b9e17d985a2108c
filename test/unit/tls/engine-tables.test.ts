/** The tables of the two machines, and what they promise. */
import { describe, expect, test } from 'vitest';
import type { Edge } from '../../../src/protocol/machine.ts';
import { clientService, clientTransport } from '../../../src/protocol/tls/client.ts';
import { serverService, serverTransport } from '../../../src/protocol/tls/server.ts';
import { tlsSteps } from '../../../src/protocol/tls/steps.ts';
import { VerifiedServer } from '../../../src/protocol/tls/verified-server.ts';
import { steps } from '../../../src/protocol/ssh/steps.ts';
import { connectedPair } from './support/pair.ts';

const tables = {
  'client transport': { machine: clientTransport, from: 'start', to: 'closed' },
  'server transport': { machine: serverTransport, from: 'start', to: 'closed' },
  'client service': { machine: clientService, from: 'open', to: 'ended' },
  'server service': { machine: serverService, from: 'open', to: 'ended' },
};

/** Where a walk along the edges gets. */
function reached(edges: readonly Edge[], from: string): Set<string> {
  const seen = new Set([from]);
  for (let before = 0; before < seen.size;) {
    before = seen.size;
    for (const edge of edges) if (seen.has(edge.from)) edge.to.forEach((state) => seen.add(state));
  }
  return seen;
}

describe.each(Object.entries(tables))('the table of the %s', (_name, { machine, from, to }) => {
  const { edges } = machine;

  test('reaches every state, and from each the end', () => {
    const states = new Set(edges.flatMap((edge) => [edge.from, ...edge.to]));
    expect([...reached(edges, from)].toSorted()).toEqual([...states].toSorted());
    for (const state of states) expect(reached(edges, state)).toContain(to);
  });

  test('has one edge for a state and an input, with the section that asks for it', () => {
    const keys = edges.map((edge) => `${edge.from} ${edge.input}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { source } of edges) expect(source).toMatch(/^RFC \d+ §/);
  });
});

test('the client has the states of RFC 8446 §A.1, and no way around its proofs', () => {
  const next = (at: string, input: string) =>
    clientTransport.find(at, input)?.to.filter((state) => state !== 'closed');
  expect(next('start', 'command start')).toEqual(['wait-server-hello']);
  expect(next('wait-server-hello', 'HelloRetryRequest')).toEqual(['wait-server-hello-again']);
  expect(next('wait-server-hello', 'ServerHello')).toEqual(['wait-encrypted-extensions']);
  expect(next('wait-encrypted-extensions', 'EncryptedExtensions')).toEqual([
    'wait-certificate-or-request',
    'wait-finished',
  ]);
  expect(next('wait-certificate-or-request', 'CertificateRequest')).toEqual(['wait-certificate']);
  expect(next('wait-certificate', 'Certificate')).toEqual(['check-certificate']);
  expect(next('check-certificate', 'answer check-server-certificate')).toEqual([
    'wait-certificate-verify',
  ]);
  expect(next('wait-certificate-verify', 'CertificateVerify')).toEqual(['wait-finished']);
  expect(next('wait-finished', 'Finished')).toEqual(['connected']);
  const intoFinished = clientTransport.edges.filter((edge) => edge.to.includes('connected'));
  expect(new Set(intoFinished.map((edge) => edge.from))).toEqual(
    new Set(['wait-finished', 'connected']),
  );
});

test('a connected client has the proof of its server', () => {
  const { transport } = connectedPair().client;
  expect(transport.at === 'connected' && transport.session.server).toBeInstanceOf(VerifiedServer);
});

test('the steps are in the list that all protocols share, under keys of their own', () => {
  for (const [key, spec] of Object.entries(tlsSteps)) {
    expect(key).toMatch(/^tls-[a-z-]+$/);
    expect(steps.get(key)).toBe(spec);
  }
});

test('every step that an end reports is one of them', () => {
  const pair = connectedPair({ server: { tickets: 1, clientCertificates: 'wanted' } });
  pair.command('client', { do: 'update-keys', request: true }).command('client', { do: 'close' });
  const keys = [...pair.watch.client.steps, ...pair.watch.server.steps].map(({ key }) => key);
  expect(keys.filter((key) => !Object.hasOwn(tlsSteps, key))).toEqual([]);
});
