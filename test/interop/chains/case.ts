/** A chain of certificates with nothing, or one thing, wrong, and what most of them are made of. */
import type { ChainReason } from '../../../src/protocol/tls/certificates/chain-reasons.ts';
import type { Made, OpenSslCa, Wanted } from './openssl-ca.ts';

export const HOST = 'www.example.com';

export interface Built {
  /** The certificate in question first. */
  readonly chain: readonly Made[];
  readonly roots: readonly Made[];
}

export interface Case {
  readonly name: string;
  build(ca: OpenSslCa, usual: Usual): Promise<Built> | Built;
  /** Null where it is trusted. */
  readonly reason: ChainReason | null;
  /** Days from now; 1 unless told. */
  readonly day?: number;
  /** What is asked for; HOST unless told. */
  readonly ask?: string | null;
  readonly purpose?: 'server' | 'client';
  /** In seconds since 1970, in the place of `day`. */
  readonly at?: number;
  /** More arguments for `openssl verify`. */
  readonly more?: readonly string[];
  /** The number of OpenSSL's error, where it is not the reason's; 0 where OpenSSL accepts the chain. */
  readonly openssl?: number;
}

/** A root, an authority below it and its keys, which many cases begin with. */
export interface Usual {
  readonly root: Made;
  readonly middle: Made;
  readonly leaf: Made;
}

export const CA = 'basicConstraints=critical,CA:TRUE';

export const SIGNS = 'keyUsage=critical,keyCertSign,cRLSign';

export const SKI = 'subjectKeyIdentifier=hash';

export const AKI = 'authorityKeyIdentifier=keyid:always';

export const SAN = `subjectAltName=DNS:${HOST}`;

export const rootLines = [CA, SIGNS, SKI];

export const middleLines = [CA, SIGNS, SKI, AKI];

export const leafLines = [
  'basicConstraints=critical,CA:FALSE',
  'keyUsage=critical,digitalSignature',
  'extendedKeyUsage=serverAuth',
  SAN,
  SKI,
  AKI,
];

/** The usual lines of a leaf, with others in the place of those of the same name. */
export const leafWith = (...changed: readonly string[]): string[] => lined(leafLines, changed);

export const middleWith = (...changed: readonly string[]): string[] => lined(middleLines, changed);

const nameOf = (line: string): string => line.slice(0, line.indexOf('='));

function lined(lines: readonly string[], changed: readonly string[]): string[] {
  const names = changed.map(nameOf);
  return [...lines.filter((line) => !names.includes(nameOf(line))), ...changed].filter(
    (line) => !line.endsWith('=none') || line.includes('KeyIdentifier'), // OpenSSL adds those unless told
  );
}

export const makeRoot = (ca: OpenSslCa, wanted: Partial<Wanted> = {}): Promise<Made> =>
  ca.make({ subject: '/CN=Test Root', extensions: rootLines, days: 400, ...wanted });

export const makeMiddle = (ca: OpenSslCa, by: Made, wanted: Partial<Wanted> = {}): Promise<Made> =>
  ca.make({ subject: '/CN=Test Authority', extensions: middleLines, days: 200, by, ...wanted });

export const makeLeaf = (ca: OpenSslCa, by: Made, wanted: Partial<Wanted> = {}): Promise<Made> =>
  ca.make({ subject: '/CN=a server', extensions: leafLines, days: 100, by, ...wanted });

export const leafCase = (
  name: string,
  lines: readonly string[],
  reason: ChainReason | null,
): Case => ({
  name,
  reason,
  build: async (ca, { root, middle }) => ({
    chain: [await makeLeaf(ca, middle, { extensions: leafWith(...lines) }), middle],
    roots: [root],
  }),
});

/** A case in which the authority in the middle says something else. */
export const middleCase = (
  name: string,
  lines: readonly string[],
  reason: ChainReason | null,
): Case => ({
  name,
  reason,
  build: async (ca, { root }) => {
    const middle = await makeMiddle(ca, root, { extensions: middleWith(...lines) });
    return { chain: [await makeLeaf(ca, middle), middle], roots: [root] };
  },
});

export const rootCase = (
  name: string,
  extensions: readonly string[],
  reason: ChainReason | null,
): Case => ({
  name,
  reason,
  build: async (ca) => {
    const root = await makeRoot(ca, { extensions });
    const middle = await makeMiddle(ca, root, {
      extensions: middleWith('authorityKeyIdentifier=none'),
    });
    return { chain: [await makeLeaf(ca, middle), middle], roots: [root] };
  },
});
