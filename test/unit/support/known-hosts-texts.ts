/**
 * Files known_hosts of every form, with `{host}` for the server's key and `{other}` for another one. Real logins
 * were made with them; see real-log.ts.
 */

/** Made with Python's hmac: HMAC-SHA1 of `server.example` and `elsewhere.example`. */
const HASHED = '|1|hvfkN/qlp/zhXR3cuerq6jd2Z7g=|ENSBdko3L5CSiwQuIKBHhgx1zP0=';
const HASHED_ELSEWHERE = '|1|6dcfXufJLW3J6S/9rRe4vUlBj5g=|5pPpOXDdmKP7WUbia1dqVjcfIJE=';

export const knownHostsTexts = {
  hashed: `${HASHED_ELSEWHERE} {other}\n${HASHED} {host}\n`,
  amongMany: [
    '# hosts of the lab',
    '*.other,!*.example {other}',
    '*.example,!server.example {other} not this one',
    'SERVER.example,198.51.100.7\t{other} of old',
    '@revoked *.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICHvN4fZjRxsAZeZFpt3grXEdsBna1LEmH/bLlyMSSh7',
    '?erver.* {host} \r',
    '',
  ].join('\n'),
  withoutPort: 'server.example {host}\n[server.example]:22 {other}\n',
  otherNames: [
    'a.example,b.example {host} its other names',
    '[server.example]:2222 {host}',
    'c.example {other}',
    `${HASHED_ELSEWHERE} {host}`,
    '@revoked d.example {host}',
    ...['e', 'f', 'g', 'h', 'i', 'j', 'k'].map((name) => `${name}.example {host}`),
    '',
  ].join('\n'),
  malformed: [
    'server.example',
    'server.example # no key',
    'server.example ssh-ed25519',
    'server.example ssh-ed25519 AAAA',
    'server.example ssh-ed25519 ***',
    'other.example ssh-ed25519 AAAA',
    'server.example ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAICHvN4fZjRxsAZeZFpt3grXEdsBna1LEmH/bLlyMSSh7',
    '@nobody server.example {host}',
    '@revoked @revoked server.example {host}',
    '|1|AAAA|AAAA {host}',
    '|1| {host}',
    '|2|AAAA|AAAA {host}',
    '|1|A|AAAA {host}',
    '|1||AAAA {host}',
    `${HASHED.slice(0, -4)} {other}`,
    `${HASHED},other.example {other}`,
    '',
  ].join('\n'),
  authority: '@cert-authority *.example {other}\n@cert-authority server.example {host}\n',
  revokedWithoutPort: '@revoked server.example {host}\n',
  changed: 'server.example {other}\n',
  /** As in the scenarios of these names. */
  hashedHosts:
    '|1|e97PWIdfA29NyIv0z9WYTYCdiZw=|kC1WW+3SFI2IZyULF9Mdbg1iod8= {other}\n' +
    '|1|tqkUAx6tVNN9oo+6/B0nmJAjVGo=|IWb6O+WeZhemiF4VcCkq3/DMjW0= {host}\n',
  patterns: [
    '# hosts of the lab',
    'mail.example,192.0.2.25 {other}',
    '*.example,!server.example {other}',
    '[server.example]:2222 {other}',
    'server.example ssh-ed25519 not-a-key',
    'db?.example,serv*.example {host} the servers',
    'server.example {other}',
    '',
  ].join('\n'),
  revoked: '@revoked * {host}\nserver.example {host}\n',
};
