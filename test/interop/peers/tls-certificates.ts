/** Throw-away certificates, made by openssl. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Folder } from './place.ts';
import { must } from './process.ts';

/** Kinds of keys, each with the arguments by which `openssl genpkey` makes one. */
const keyArguments = {
  ed25519: ['-algorithm', 'ed25519'],
  'p-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'p-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
} as const satisfies Record<string, readonly string[]>;

export type KeyKind = keyof typeof keyArguments;

/** A certificate and its private key, as PEM files. */
export interface Certified {
  readonly key: string;
  /** The certificate alone. */
  readonly certificate: string;
  /** The certificate, and behind it those of the authorities below the root. */
  readonly chain: string;
}

export interface CertificateOptions {
  readonly kind: KeyKind;
  /** Who signs it; itself unless told. */
  readonly by?: Certified;
  /** The digest that it is signed with; openssl's own choice unless told. */
  readonly digest?: 'sha256' | 'sha384' | 'sha512';
  /** Further lines of its extensions, as openssl's configuration has them. */
  readonly extensions?: readonly string[];
  /** From when until when it is valid, such as `20200101000000Z`; from now on for 30 days unless told. */
  readonly dates?: readonly [from: string, until: string];
}

/** Makes a key and a certificate of it; the name becomes its common name. */
export async function makeCertificate(
  folder: Folder,
  name: string,
  options: CertificateOptions,
): Promise<Certified> {
  const [key, request, certificate, extensions] = ['key', 'csr', 'crt', 'ext'].map((ending) =>
    folder.file(`${name}.${ending}.pem`),
  ) as [string, string, string, string]; // four endings, four names
  await must('openssl', ['genpkey', ...keyArguments[options.kind], '-out', key]);
  await must('openssl', ['req', '-new', '-key', key, '-subj', `/CN=${name}`, '-out', request]);
  writeFileSync(extensions, (options.extensions ?? []).map((line) => `${line}\n`).join(''));
  const files = { key, request, certificate, extensions };
  await (options.dates ? signDated(folder, files, options) : sign(files, options));
  const own = readFileSync(certificate, 'utf8');
  const above = options.by ? belowRoot(options.by) : '';
  const chain = folder.write(`${name}.chain.pem`, `${own}${above}`);
  return { key, certificate, chain };
}

type Files = Readonly<Record<'key' | 'request' | 'certificate' | 'extensions', string>>;

/** What of an issuer's chain goes along: nothing of a root. */
const belowRoot = (issuer: Certified): string => {
  const text = readFileSync(issuer.chain, 'utf8');
  return isRoot.has(issuer.certificate) ? '' : text;
};
const isRoot = new Set<string>();

async function sign(files: Files, { by, digest }: CertificateOptions): Promise<void> {
  const issuer = by ? ['-CA', by.certificate, '-CAkey', by.key] : ['-signkey', files.key];
  if (!by) isRoot.add(files.certificate);
  await must('openssl', [
    ...['x509', '-req', '-in', files.request, ...issuer, '-days', '30'],
    ...['-set_serial', `0x${randomBytes(8).toString('hex')}`, '-extfile', files.extensions],
    ...(digest === undefined ? [] : [`-${digest}`]),
    ...['-out', files.certificate],
  ]);
}

/** Before version 3.4 only `openssl ca` takes dates, and it wants books to be kept. */
async function signDated(
  folder: Folder,
  files: Files,
  { by, dates: [from, until] = ['', ''] }: CertificateOptions,
): Promise<void> {
  const books = folder.file(`books-${randomBytes(4).toString('hex')}`);
  mkdirSync(books);
  writeFileSync(join(books, 'index.txt'), '');
  const config = join(books, 'openssl.cnf');
  writeFileSync(
    config,
    [
      ...[
        '[ca]',
        'default_ca = books',
        '[books]',
        `database = ${books}/index.txt`,
        `serial = ${books}/serial`,
      ],
      ...[`new_certs_dir = ${books}`, 'policy = any', 'default_md = default'],
      ...['[any]', 'commonName = supplied', ''],
    ].join('\n'),
  );
  const issuer = by
    ? ['-cert', by.certificate, '-keyfile', by.key]
    : ['-selfsign', '-keyfile', files.key];
  await must('openssl', [
    ...['ca', '-batch', '-notext', '-rand_serial', '-config', config, '-in', files.request],
    ...[...issuer, '-startdate', from, '-enddate', until, '-extfile', files.extensions],
    ...['-out', files.certificate],
  ]);
}

export const authorityExtensions = [
  'basicConstraints = critical, CA:TRUE',
  'keyUsage = critical, keyCertSign, cRLSign',
  'subjectKeyIdentifier = hash',
];

/** What a server's certificate says: it is for this machine, under these names. */
export const serverExtensions = (...names: readonly string[]): string[] => [
  'basicConstraints = critical, CA:FALSE',
  'keyUsage = critical, digitalSignature',
  'extendedKeyUsage = serverAuth',
  `subjectAltName = ${names.join(', ')}`,
];

export const clientExtensions = [
  'basicConstraints = critical, CA:FALSE',
  'keyUsage = critical, digitalSignature',
  'extendedKeyUsage = clientAuth',
];

/** The names by which the tests reach a server. */
export const HERE = ['DNS:localhost', 'IP:127.0.0.1'] as const;
