import { describe, expect, test } from 'vitest';
import { distance, matchedParts, rankOf, ranks, termOf } from '../../src/world/find/match.ts';

describe('a name fits what is typed', () => {
  test.each([
    ['K_S', 'K_S', ranks.same],
    ['ks', 'K_S', ranks.exact],
    ['kex-algorithms', 'kex_algorithms', ranks.exact],
    ['aes 256', 'aes256-gcm@openssh.com', ranks.prefix],
    ['host key', 'server_host_key_algorithms', ranks.wordPrefix],
    ['algorithms kex', 'kex_algorithms', ranks.words],
    ['25519', 'curve25519-sha256', ranks.within],
    ['the server’s', "the server's list", ranks.prefix],
    ['x', 'kex_algorithms', null],
    ['', 'cookie', null],
    ['--', 'cookie', null],
  ])('%j and %j', (typed, name, rank) => {
    expect(rankOf(termOf(typed), termOf(name))).toBe(rank);
  });
});

describe('what is marked in a title', () => {
  const marked = (title: string, typed: string) =>
    matchedParts(title, typed)
      .map(({ text, matched }) => (matched ? `[${text}]` : text))
      .join('');

  test.each([
    ['SSH_MSG_KEXINIT', 'kexinit', 'SSH_MSG_[KEXINIT]'],
    ['server_host_key_algorithms', 'host key', 'server_[host_key]_algorithms'],
    ['K_S', 'ks', '[K_S]'],
    ['They agree how to talk', 'talk agree', 'They [agree] how to [talk]'],
    ['cookie', 'nonce', 'cookie'],
    ['cookie', '', 'cookie'],
    ['cookie', '.*', 'cookie'],
    ['RFC 4253 §7.1', 'rfc 4253 7.1', '[RFC 4253 §7.1]'],
  ])('%j, typed %j', (title, typed, parts) => {
    expect(marked(title, typed)).toBe(parts);
  });
});

test.each([
  ['kexinit', 'kexinit', 0],
  ['kexinit', 'kexinti', 1],
  ['cookie', 'coookie', 1],
  ['cookie', 'cokie', 1],
  ['cookie', 'kookie', 1],
  ['cookie', 'wholly other', 3],
])('from %j to %j it is %i', (a, b, far) => {
  expect(distance(a, b, 2)).toBe(far);
});
