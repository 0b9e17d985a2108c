/** Names of code points, beside those that OpenSSL has for them. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { alertByCode, alertMeanings, alertName, alerts } from '../../../src/protocol/tls/alerts.ts';
import { isGrease, isGreaseMode, isGreaseText } from '../../../src/protocol/tls/grease.ts';
import {
  contentTypeName,
  groupName,
  handshakeTypeName,
  pskModeName,
  schemeName,
  suiteName,
  versionName,
} from '../../../src/protocol/tls/names.ts';

/** RFC 8701 §2. */
const greased = [
  0x0a0a, 0x1a1a, 0x2a2a, 0x3a3a, 0x4a4a, 0x5a5a, 0x6a6a, 0x7a7a, 0x8a8a, 0x9a9a, 0xaaaa, 0xbaba,
  0xcaca, 0xdada, 0xeaea, 0xfafa,
];
const greasedModes = [0x0b, 0x2a, 0x49, 0x68, 0x87, 0xa6, 0xc5, 0xe4];

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

test('every suite that OpenSSL knows has the same name here', () => {
  const all = 'ALL:COMPLEMENTOFALL:@SECLEVEL=0';
  const printed = execFileSync('openssl', ['ciphers', '-V', '-stdname', all], { encoding: 'utf8' });
  const rows = [...printed.matchAll(/^\s*0x(..),0x(..) - (TLS_\S+) /gm)];
  expect(rows.length).toBeGreaterThan(100);
  for (const [, high = '', low = '', name] of rows) {
    const code = `${high}${low}`.toLowerCase();
    expect(suiteName(parseInt(code, 16))).toBe(`0x${code} ${name}`);
  }
});

test.each([
  [suiteName, 0x1301, '0x1301 TLS_AES_128_GCM_SHA256'],
  [suiteName, 0x00ff, '0x00ff TLS_EMPTY_RENEGOTIATION_INFO_SCSV'],
  [suiteName, 0x1306, '0x1306'],
  [groupName, 29, '0x001d x25519'],
  [groupName, 0x11ec, '0x11ec X25519MLKEM768'],
  [schemeName, 0x0807, '0x0807 ed25519'],
  [versionName, 0x0304, '0x0304 TLS 1.3'],
  [versionName, 0x7f1c, '0x7f1c'],
  [pskModeName, 1, '1 psk_dhe_ke'],
  [pskModeName, 2, '2'],
  [contentTypeName, 22, '22 handshake'],
  [handshakeTypeName, 24, '24 key_update'],
  [alertName, 48, '48 unknown_ca'],
  [alertName, 1, '1'],
])('%o of %i is %s', (nameOf, code, name) => {
  expect(nameOf(code)).toBe(name);
});

describe('GREASE', () => {
  test('is exactly the values of RFC 8701', () => {
    expect(upTo(0x10000).filter(isGrease)).toEqual(greased);
    expect(upTo(0x10000).filter(isGreaseMode)).toEqual(greasedModes);
    expect(isGreaseText('\x0a\x0a')).toBe(true);
    expect(isGreaseText('\xfa\xfa')).toBe(true);
    expect(['h2', '\x0a\x1a', '\x0a', 'ĊĊ'].some(isGreaseText)).toBe(false);
  });

  test.each([suiteName, groupName, schemeName, versionName])('is called so by %o', (nameOf) => {
    for (const code of greased) expect(nameOf(code)).toMatch(/^0x[0-9a-f]{4} GREASE$/);
  });

  test('is called so among the modes', () => {
    for (const mode of greasedModes) expect(pskModeName(mode)).toBe(`${mode} GREASE`);
  });
});

describe('alerts', () => {
  test('have a code of their own each, and a meaning', () => {
    expect(new Set(Object.values(alerts)).size).toBe(Object.keys(alerts).length);
    for (const [name, code] of Object.entries(alerts)) {
      expect(alertByCode(code)).toBe(name);
      expect(alertName(code)).toBe(`${code} ${name}`);
    }
    for (const meaning of Object.values(alertMeanings)) expect(meaning).toMatch(/^\S.*[^.]$/);
    expect(alertByCode(255)).toBeUndefined();
  });
});
