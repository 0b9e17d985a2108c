/** TLS client and server driven against each other, in memory. */
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../src/codec/bytes.ts';
import { connectedPair } from './support/pair.ts';

describe('a handshake', () => {
  test('connects both ends, and lets them talk and leave', () => {
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
    pair.command('client', { do: 'send', bytes: utf8('hello') });
    expect(pair.output('server')).toEqual(utf8('hello'));
    expect(pair.output('client')).toEqual(utf8('hello'));
    pair.command('client', { do: 'close' });
    expect([pair.fault('client'), pair.fault('server')]).toEqual([null, null]);
  });
});
