import { describe, expect, test } from 'vitest';

import { nextAuthMethod } from '../../src/world/log/auth-methods.ts';
import {
  CHANNEL,
  CLIENT_HOST_KEY_ALGORITHMS,
  keyOptionsMessage,
  paddingLength,
  PASSWORD_PADDING,
  PREFERRED_AUTH_METHODS,
  preferKnownHostKeys,
  SERVER_EXT_INFO,
  windowAdjustment,
} from '../../src/world/openssh.ts';

describe('the order of host key algorithms', () => {
  const prefer = (...types: string[]): string[] =>
    preferKnownHostKeys(CLIENT_HOST_KEY_ALGORITHMS, types);

  test('stays for an unknown host, and where a key of the best type is known', () => {
    expect(prefer()).toEqual(CLIENT_HOST_KEY_ALGORITHMS);
    expect(prefer('ssh-ed25519')).toEqual(CLIENT_HOST_KEY_ALGORITHMS);
    expect(prefer('ssh-rsa', 'ssh-ed25519')).toEqual(CLIENT_HOST_KEY_ALGORITHMS);
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

describe('the padding rule gives the sizes that OpenSSH sent', () => {
  /** `packet_length` and all that it counts. */
  const aead = (payload: number): number => 4 + 1 + payload + paddingLength(1 + payload, 8);
  const ctr = (payload: number, multiple = 0): number =>
    5 + payload + paddingLength(5 + payload, 16, multiple);

  const ext = Object.entries(SERVER_EXT_INFO).flat();
  const extInfo = 1 + 4 + ext.reduce((sum, text) => sum + 4 + text.length, 0);
  const debug = 1 + 1 + 4 + keyOptionsMessage('/home/alice/.ssh/authorized_keys', 1).length + 4;

  test('packet by packet, aes256-ctr with hmac-sha2-256', () => {
    expect([extInfo, debug]).toEqual([287, 118]);
    expect([17, 287, 36, 24, 112, 71, 280, 1, 34, 84, 118, 27, 9, 5].map((n) => ctr(n))).toEqual([
      32, 304, 48, 48, 128, 80, 304, 16, 48, 96, 128, 48, 32, 16,
    ]);
  });

  test('a password does not show its length', () => {
    expect(paddingLength(5 + 50, 16, PASSWORD_PADDING)).toBe(73);
    expect(paddingLength(5 + 58, 16, PASSWORD_PADDING)).toBe(65);
    expect(ctr(50, PASSWORD_PADDING)).toBe(ctr(58, PASSWORD_PADDING));
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
  const { initialWindow } = CHANNEL.client;
  const after = (packets: number): number => {
    const used = packets * CHANNEL.dataChunk;
    return windowAdjustment(initialWindow - used, used);
  };
  expect([1, 2, 3, 4].map(after)).toEqual([0, 0, 0, 131_072]);
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
