import { describe, expect, test } from 'vitest';

import { ciphers } from '../../src/protocol/ssh/ciphers.ts';
import { MAX_PACKET } from '../../src/protocol/ssh/channels.ts';
import { macs } from '../../src/protocol/ssh/macs.ts';
import { PacketWriter } from '../../src/protocol/ssh/packet.ts';
import { protect } from '../../src/protocol/ssh/protection.ts';
import { nextAuthMethod } from '../../src/world/log/auth-methods.ts';
import {
  mayReorderHostKeys,
  PLAIN_HOST_KEY_ALGORITHMS,
  preferKnownHostKeys,
} from '../../src/world/host-key-order.ts';
import { CLIENT_HOST_KEY_ALGORITHMS, SERVER_EXT_INFO } from '../../src/world/openssh.ts';
import { PREFERRED_AUTH_METHODS } from '../../src/world/log/openssh-habits.ts';
import { keyNote } from '../../src/world/files/key-notes.ts';
import { noOptions } from '../../src/world/files/key-options.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { scenario as bulk } from '../../src/world/scenarios/bulk.ts';
import { simulate } from '../../src/world/simulate.ts';

describe('the order of host key algorithms', () => {
  const prefer = (...types: string[]): string[] =>
    preferKnownHostKeys(CLIENT_HOST_KEY_ALGORITHMS, types);

  test('stays for an unknown host, and where a key of the best type is known', () => {
    expect(prefer()).toEqual(CLIENT_HOST_KEY_ALGORITHMS);
    expect(prefer('ssh-ed25519')).toEqual(CLIENT_HOST_KEY_ALGORITHMS);
    expect(prefer('ssh-rsa', 'ssh-ed25519')).toEqual(CLIENT_HOST_KEY_ALGORITHMS);
  });

  test('is changed in no list that somebody configured', () => {
    expect(mayReorderHostKeys(CLIENT_HOST_KEY_ALGORITHMS)).toBe(true);
    expect(mayReorderHostKeys(PLAIN_HOST_KEY_ALGORITHMS)).toBe(true);
    expect(mayReorderHostKeys(PLAIN_HOST_KEY_ALGORITHMS.toReversed())).toBe(false);
    expect(mayReorderHostKeys(['rsa-sha2-512'])).toBe(false);
    expect(preferKnownHostKeys(PLAIN_HOST_KEY_ALGORITHMS, ['ssh-rsa']).slice(0, 3)).toEqual([
      'rsa-sha2-512',
      'rsa-sha2-256',
      'ssh-ed25519',
    ]);
  });

  test('brings known types to the front, as ssh -vvv showed', () => {
    const order = prefer('ssh-rsa', 'ecdsa-sha2-nistp256');
    expect(order.slice(0, 8)).toEqual([
      'ecdsa-sha2-nistp256-cert-v01@openssh.com',
      'rsa-sha2-512-cert-v01@openssh.com',
      'rsa-sha2-256-cert-v01@openssh.com',
      'ecdsa-sha2-nistp256',
      'rsa-sha2-512',
      'rsa-sha2-256',
      'ssh-ed25519-cert-v01@openssh.com',
      'ecdsa-sha2-nistp384-cert-v01@openssh.com',
    ]);
    expect(order.toSorted()).toEqual(CLIENT_HOST_KEY_ALGORITHMS.toSorted());
  });

  test('knows the names of security keys', () => {
    expect(prefer('sk-ssh-ed25519@openssh.com').slice(0, 2)).toEqual([
      'sk-ssh-ed25519-cert-v01@openssh.com',
      'sk-ssh-ed25519@openssh.com',
    ]);
  });

  test('prefers every certificate where a certificate authority is known', () => {
    const order = prefer('@cert-authority', 'ssh-rsa');
    expect(order.slice(0, 8).every((name) => name.includes('-cert-v01@'))).toBe(true);
    expect(order.slice(8, 10)).toEqual(['rsa-sha2-512', 'rsa-sha2-256']);
  });
});

/** A packet as `PacketWriter` makes it under a cipher: `packet_length` and all that it counts. */
function packetOf(payload: number, cipherName: string, macName: string | null, multiple = 0) {
  const cipher = ciphers.get(cipherName);
  const mac = macName === null ? null : macs.get(macName);
  if (!cipher || mac === undefined) throw new Error(`no ${cipherName}, or no ${macName}`);
  const writer = new PacketWriter((length) => new Uint8Array(length));
  const keys = {
    iv: new Uint8Array(cipher.ivLength),
    encryption: new Uint8Array(cipher.keyLength),
    integrity: new Uint8Array(mac?.keyLength ?? 0),
  };
  writer.protect(protect(cipher, mac, keys), true);
  return writer.write(new Uint8Array(payload), multiple).packet;
}

describe('packets have the sizes that OpenSSH sent', () => {
  const aead = (payload: number): number =>
    packetOf(payload, 'chacha20-poly1305@openssh.com', null).length;
  const underCtr = (payload: number, multiple = 0) =>
    packetOf(payload, 'aes256-ctr', 'hmac-sha2-256', multiple);
  const ctr = (payload: number): number => underCtr(payload).length;

  const ext = Object.entries(SERVER_EXT_INFO).flat();
  const extInfo = 1 + 4 + ext.reduce((sum, text) => sum + 4 + text.length, 0);
  const keyOptions =
    keyNote({ kind: 'accepted', options: noOptions }, '/home/alice/.ssh/authorized_keys:1', '') ??
    '';
  const debug = 1 + 1 + 4 + keyOptions.length + 4;

  test('packet by packet, aes256-ctr with hmac-sha2-256', () => {
    expect([extInfo, debug]).toEqual([287, 118]);
    expect([17, 287, 36, 24, 112, 71, 280, 1, 34, 84, 118, 27, 9, 5].map((n) => ctr(n))).toEqual([
      32, 304, 48, 48, 128, 80, 304, 16, 48, 96, 128, 48, 32, 16,
    ]);
  });

  test('a password does not show its length', () => {
    // The fifth byte is padding_length; OpenSSH pads what holds a password to a multiple of 64.
    expect(underCtr(50, 64)[4]).toBe(73);
    expect(underCtr(58, 64)[4]).toBe(65);
    expect(underCtr(50, 64)).toHaveLength(underCtr(58, 64).length);
  });

  test('in sum, as ssh counted a login over chacha20-poly1305', () => {
    const total = (payloads: number[]): number => payloads.reduce((sum, n) => sum + aead(n), 0);
    // KEXINIT, KEX_ECDH_INIT and NEWKEYS, then under keys.
    const sent = 1560 + 48 + 16 + total([17, 36, 112, 280, 24, 34, 27, 5, 5, 33]);
    const received =
      600 + 192 + 16 + total([extInfo, 17, 24, 71, 1, 84, debug, debug, 17, 9, 5, 21, 25, 5, 5]);
    expect([sent, received]).toEqual([2320, 1812]);
  });
});

test('steady output is acknowledged every fourth packet', () => {
  const { frames } = simulate(parseScenario(bulk.scenario)).recorder;
  const taken = frames
    .filter(({ receivedAt }) => receivedAt !== null)
    .toSorted((a, b) => (a.receivedAt ?? 0) - (b.receivedAt ?? 0));
  const dataAt = taken.filter(({ message }) => message === 'SSH_MSG_CHANNEL_DATA');
  const adjusts = frames.filter(
    ({ message, from }) => message === 'SSH_MSG_CHANNEL_WINDOW_ADJUST' && from === 'client',
  );
  const acknowledged = adjusts.map(({ value, sentAt }) => [
    value,
    dataAt.filter(({ receivedAt }) => (receivedAt ?? 0) < sentAt).length,
  ]);
  const expected = Array.from({ length: 15 }, (_, at) => [
    { recipient_channel: 0, bytes_to_add: 4 * MAX_PACKET },
    4 * (at + 1),
  ]);
  expect(acknowledged).toEqual(expected);
});

test('the next method of authentication, with the slip of the real one', () => {
  const preferred = PREFERRED_AUTH_METHODS.join(',');
  const offered = ['publickey', 'password'];
  const first = nextAuthMethod(preferred, offered);
  expect(first).toEqual({ name: 'publickey', remaining: 'keyboard-interactive,password' });
  const second = nextAuthMethod(first?.remaining ?? '', offered);
  expect(second).toEqual({ name: 'password', remaining: ',password' });
  expect(nextAuthMethod(second?.remaining ?? '', offered)).toBeNull();
  expect(nextAuthMethod(preferred, ['keyboard-interactive'])?.remaining).toBe('password');
});
