/**
 * The traces of RFC 8448, replayed: our client and our server, each with the private key and the messages of its side
 * of the trace, take what the other side said, and compute every secret, key, IV and Finished that is printed there.
 */
import { describe, expect, test } from 'vitest';
import { toHex, type Bytes } from '../../../src/codec/bytes.ts';
import { CONTENT } from '../../../src/protocol/tls/names.ts';
import type { Role } from '../../../src/protocol/tls/messages/handshake-message.ts';
import { contentsOf } from './rfc8448/contents.ts';
import { clientOf, serverOf, type Player } from './rfc8448/replay.ts';
import type { Trace, ValueName } from './rfc8448/trace.ts';
import { traces } from './rfc8448/traces.ts';

/** Our symbols for what is printed. */
const symbols: Readonly<Record<ValueName, string>> = {
  'shared secret': 'K',
  early: 'ES',
  'derived for handshake': 'dES',
  handshake: 'HS',
  'c hs traffic': 'c hs',
  's hs traffic': 's hs',
  'derived for master': 'dHS',
  master: 'MS',
  'c ap traffic': 'c ap',
  's ap traffic': 's ap',
  'exp master': 'exp',
  'res master': 'res',
  resumption: 'PSK',
  'server finished key': 'fk s',
  'client finished key': 'fk c',
  'server handshake key': 's hs key',
  'server handshake iv': 's hs iv',
  'client handshake key': 'c hs key',
  'client handshake iv': 'c hs iv',
  'server application key': 's ap key',
  'server application iv': 's ap iv',
  'client application key': 'c ap key',
  'client application iv': 'c ap iv',
};

/** The same for transcript hashes, by the last message in them. */
const hashSymbols: Readonly<Record<string, string>> = {
  ServerHello: 'H(CH…SH)',
  Certificate: 'H(CH…CT_S)',
  CertificateVerify: 'H(CH…CV_S)',
  'server Finished': 'H(CH…F_S)',
  'client Certificate': 'H(CH…CT_C)',
  'client Finished': 'H(CH…F_C)',
};

const make = { client: clientOf, server: serverOf } as const;

/** Plays one side of a trace to its end. */
function play(trace: Trace, role: Role): Player {
  const player = make[role](trace);
  player.command({ do: 'start' });
  for (const { from, type, content, wire } of contentsOf(trace)) {
    if (from !== role) player.hear(wire);
    else if (type === CONTENT.application_data) player.command({ do: 'send', bytes: content });
    else if (type === CONTENT.alert) player.command({ do: 'close' });
  }
  return player;
}

const hexOf = (values: Iterable<readonly [string, Bytes]>) =>
  Object.fromEntries([...values].map(([name, bytes]) => [name, toHex(bytes)]));

describe.each(traces)('RFC 8448 §$section, $title', (trace) => {
  describe.each(['client', 'server'] as const)('our %s', (role) => {
    const player = play(trace, role);

    test('comes to the end of the trace, with nothing left to say', () => {
      expect(player.state).toBe('closed: null');
      expect(player.unsaid).toEqual([]);
    });

    test('sends the very records that are printed', () => {
      const own = trace.records.filter(({ from }) => from === role);
      expect(player.sent.map(toHex)).toEqual(own.map(({ wire }) => toHex(wire)));
    });

    test('has every secret, key and IV that is printed', () => {
      // Our server gives nonces of its own to its tickets, and so keys of their own.
      const printed = Object.entries(trace.values).filter(
        ([name]) => role === 'client' || name !== 'resumption',
      );
      const names = printed.map(([name]) => name as ValueName); // keys of the trace's values
      const found = names.map((name) => [name, player.watch.value(symbols[name])] as const);
      expect(hexOf(found)).toEqual(hexOf(printed));
      expect(names.length).toBeGreaterThanOrEqual(18);
    });

    test('has every transcript hash that is printed', () => {
      const found = Object.keys(trace.transcriptHashes).map(
        (name) => [name, player.watch.value(hashSymbols[name] ?? name)] as const,
      );
      expect(hexOf(found)).toEqual(hexOf(Object.entries(trace.transcriptHashes)));
    });

    test('computes the Finished of both sides', () => {
      const finished = contentsOf(trace).flatMap(({ messages }) =>
        messages.flatMap(({ name, bytes }) => (name === 'Finished' ? [bytes.subarray(4)] : [])),
      );
      const found = [player.watch.value('vd s'), player.watch.value('vd c')];
      expect(found.map(toHex)).toEqual(finished.map(toHex));
    });
  });

  test('our client verifies the signature of the server, and our server that of a client', () => {
    const results = (role: Role, key: string) =>
      play(trace, role).watch.steps.flatMap((step) =>
        step.key === key ? step.report?.result : [],
      );
    expect(results('client', 'tls-verified-server')).toEqual(['valid']);
    expect(results('server', 'tls-verified-client')).toEqual(
      trace.clientSignature ? ['valid'] : [],
    );
  });

  test('what is printed apart from its record is what the record holds', () => {
    const contents = contentsOf(trace);
    const held = contents.flatMap(({ from, messages }) =>
      messages.map(({ name, bytes }) => `${from} ${name} ${toHex(bytes)}`),
    );
    for (const { from, name, bytes } of trace.messages)
      expect(held).toContain(`${from} ${name} ${toHex(bytes)}`);
    expect(
      contents.map(({ holds, messages, type }) =>
        type === CONTENT.handshake ? messages.map(({ name }) => name).join(', ') : holds,
      ),
    ).toEqual(trace.records.map(({ holds }) => holds));
    const data = contents.filter(({ type }) => type === CONTENT.application_data);
    for (const { content } of data) expect(content).toEqual(trace.applicationData);
  });
});
