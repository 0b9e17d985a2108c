/** Names, and limits to names. */
import type { ChainReason } from '../../../src/protocol/tls/certificates/chain-reasons.ts';
import { HOST, leafWith, middleWith, makeMiddle, makeLeaf, leafCase, type Case } from './case.ts';

/** A case with a name asked for, and the names in the certificate. */
const nameCase = (ask: string, names: string, reason: ChainReason | null): Case => ({
  ...leafCase(`${ask}, of ${names}`, [`subjectAltName=${names}`], reason),
  ask,
});

export const nameCases: readonly Case[] = [
  nameCase(HOST, 'DNS:other.example.com,DNS:www.example.com', null),
  nameCase('WWW.Example.COM', 'DNS:www.eXample.com', null),
  nameCase(HOST, 'DNS:other.example.com', 'name-mismatch'),
  nameCase(HOST, 'DNS:example.com', 'name-mismatch'),
  nameCase('example.com', 'DNS:www.example.com', 'name-mismatch'),
  nameCase('www.example.com.', 'DNS:www.example.com', 'name-mismatch'),
  nameCase(HOST, 'DNS:*.example.com', null),
  nameCase('a.b.example.com', 'DNS:*.example.com', 'name-mismatch'),
  nameCase('example.com', 'DNS:*.example.com', 'name-mismatch'),
  nameCase('www.example.com', 'DNS:*.com', 'name-mismatch'),
  nameCase('example.com', 'DNS:*.com', 'name-mismatch'),
  nameCase(HOST, 'DNS:*', 'name-mismatch'),
  nameCase(HOST, 'DNS:www.*.com', 'name-mismatch'),
  nameCase(HOST, 'DNS:*.*.com', 'name-mismatch'),
  nameCase('xn--mller-kva.example.com', 'DNS:*.example.com', null),
  nameCase('a_b.example.com', 'DNS:*.example.com', 'name-mismatch'),
  nameCase('a_b.example.com', 'DNS:a_b.example.com', null),
  nameCase('127.0.0.1', 'IP:127.0.0.1', null),
  nameCase('127.0.0.1', 'IP:127.0.0.2,DNS:127.0.0.1', 'address-mismatch'),
  nameCase('::1', 'IP:::1', null),
  nameCase('2001:db8::1', 'IP:2001:db8:0:0::1,IP:::1', null),
  nameCase('2001:db8::1', 'IP:::1', 'address-mismatch'),
  nameCase(HOST, 'email:www@example.com,DNS:a.example', 'name-mismatch'),
  {
    name: 'no subject, and critical names',
    reason: null,
    build: async (ca, { root, middle }) => {
      const extensions = leafWith(`subjectAltName=critical,DNS:${HOST}`);
      return {
        chain: [await makeLeaf(ca, middle, { subject: '/', extensions }), middle],
        roots: [root],
      };
    },
  },
  {
    ...leafCase('a name in the subject that is not among the names', [], 'name-mismatch'),
    ask: 'a server',
  },
  // Here RFC 9525 is followed, and not OpenSSL: match-name.ts says why.
  {
    name: 'a name of a host in the subject, and no names',
    reason: 'name-mismatch',
    openssl: 0,
    build: async (ca, { root, middle }) => {
      const extensions = leafWith('subjectAltName=none');
      const leaf = await makeLeaf(ca, middle, { subject: `/CN=${HOST}`, extensions });
      return { chain: [leaf, middle], roots: [root] };
    },
  },
  // Of OpenSSL, a name that begins with a dot asks for any host in a domain; it is no name of a host.
  { ...nameCase('.example.com', 'DNS:www.example.com', 'name-mismatch'), openssl: 0 },
  { ...nameCase(HOST, 'DNS:w*.example.com', 'name-mismatch'), openssl: 0 },
  { ...nameCase(HOST, 'DNS:*w.example.com', 'name-mismatch'), openssl: 0 },
];

const limited = (limits: string, names: string, reason: ChainReason | null, ask = HOST): Case => ({
  name: `names ${names} below an authority with ${limits}`,
  reason,
  ask,
  build: async (ca, { root }) => {
    const middle = await makeMiddle(ca, root, {
      extensions: middleWith(`nameConstraints=critical,${limits}`),
    });
    const extensions = leafWith(`subjectAltName=${names}`);
    return { chain: [await makeLeaf(ca, middle, { extensions }), middle], roots: [root] };
  },
});

export const constraintCases: readonly Case[] = [
  limited('permitted;DNS:example.com', `DNS:${HOST}`, null),
  limited('permitted;DNS:.example.com', `DNS:${HOST}`, null),
  limited('permitted;DNS:example.org', `DNS:${HOST}`, 'name-not-permitted'),
  limited('permitted;DNS:ample.com', `DNS:${HOST}`, 'name-not-permitted'),
  limited('permitted;DNS:example.org,permitted;DNS:Example.com', `DNS:${HOST}`, null),
  limited('excluded;DNS:example.com', `DNS:${HOST}`, 'name-excluded'),
  limited('excluded;DNS:example.org', `DNS:${HOST}`, null),
  limited('permitted;IP:127.0.0.0/255.0.0.0', 'IP:127.0.0.1', null, '127.0.0.1'),
  limited('permitted;IP:10.0.0.0/255.0.0.0', 'IP:127.0.0.1', 'name-not-permitted', '127.0.0.1'),
  limited('excluded;IP:127.0.0.0/255.0.0.0', 'IP:127.0.0.1', 'name-excluded', '127.0.0.1'),
  limited('permitted;IP:10.0.0.0/255.0.0.0', `DNS:${HOST}`, null),
  ...(
    [
      ['email:example.com', 'a@example.com', null],
      ['email:example.com', 'a@www.example.com', 'name-not-permitted'],
      ['email:.example.com', 'a@www.Example.com', null],
      ['email:.example.com', 'a@example.com', 'name-not-permitted'],
      ['email:a@example.com', 'a@EXAMPLE.com', null],
      ['email:a@example.com', 'A@example.com', 'name-not-permitted'],
      ['URI:.example.com', 'URI:https://www.example.com/path', null],
      ['URI:www.example.com', 'URI:https://www.example.com:443', null],
      ['URI:example.com', 'URI:https://www.example.com/', 'name-not-permitted'],
    ] as const
  ).map(([limit, name, reason]) =>
    limited(
      `permitted;${limit}`,
      `DNS:${HOST},${limit.startsWith('email') ? `email:${name}` : name}`,
      reason,
    ),
  ),
  {
    ...limited('permitted;URI:example.com', `DNS:${HOST},URI:mailto`, 'unknown-constraint'),
    openssl: 53,
  },
];
