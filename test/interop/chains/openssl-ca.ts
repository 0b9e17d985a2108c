/** Certificates made by OpenSSL, in files, and OpenSSL's verdict on chains of them. */
import { readFileSync } from 'node:fs';
import type { Folder } from '../peers/place.ts';
import { must, run } from '../peers/process.ts';

const keyArguments = {
  ed25519: ['-algorithm', 'ed25519'],
  p256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  p521: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
} as const;
export type KeyKind = keyof typeof keyArguments;

export interface Made {
  /** The path of the certificate in PEM, and that of its private key. */
  readonly file: string;
  readonly key: string;
}

/** What OpenSSL is to say of a key. */
export interface Wanted {
  readonly subject: string;
  /** A kind of key; or whose key it is. */
  readonly key?: KeyKind | { readonly of: Made };
  /** Whether it gets a key of its own, and not the one that others of this name have. */
  readonly ownKey?: boolean;
  /** Who signs; itself where nobody is named. */
  readonly by?: Made;
  /** Lines of an extension section; none: version 1. */
  readonly extensions?: readonly string[];
  readonly days?: number;
  readonly serial?: number;
  /** More arguments, such as a digest. */
  readonly more?: readonly string[];
}

export interface OpenSslQuestion {
  readonly chain: readonly string[];
  readonly roots: readonly string[];
  /** In seconds since 1970. */
  readonly at: number;
  readonly name: string | null;
  readonly isAddress: boolean;
  readonly purpose: 'server' | 'client';
  readonly more: readonly string[];
}

/** An authority's desk: a folder, and OpenSSL. */
export class OpenSslCa {
  readonly #folder: Folder;
  /** By kind and name. */
  readonly #keys = new Map<string, Promise<string>>();
  #count = 0;

  constructor(folder: Folder) {
    this.#folder = folder;
  }

  #keyOf(kind: KeyKind, subject: string): Promise<string> {
    const key = this.#keys.get(kind + subject) ?? this.#newKey(kind);
    this.#keys.set(kind + subject, key);
    return key;
  }

  async #newKey(kind: KeyKind): Promise<string> {
    const file = this.#folder.file(`key-${(this.#count += 1)}.pem`);
    await must('openssl', ['genpkey', ...keyArguments[kind], '-out', file]);
    await must('openssl', ['pkey', '-in', file, '-pubout', '-out', `${file}.pub`]);
    return file;
  }

  async make(wanted: Wanted): Promise<Made> {
    const { subject, key = 'p256', by, extensions = [], days = 30, serial = 1000 } = wanted;
    const made = wanted.ownKey === true && typeof key === 'string';
    const keyOf = (kind: KeyKind) => (made ? this.#newKey(kind) : this.#keyOf(kind, subject));
    const keyFile = typeof key === 'string' ? await keyOf(key) : key.of.key;
    const at = (this.#count += 1);
    const file = this.#folder.file(`certificate-${at}.pem`);
    const lines = this.#folder.write(`extensions-${at}.cnf`, `${extensions.join('\n')}\n`);
    await must('openssl', [
      ...['x509', '-new', '-subj', subject, '-days', `${days}`],
      ...['-set_serial', `${serial + at}`, '-out', file],
      ...(extensions.length > 0 ? ['-extfile', lines] : []),
      ...(by
        ? ['-CA', by.file, '-CAkey', by.key, '-force_pubkey', `${keyFile}.pub`]
        : ['-key', keyFile]),
      ...(wanted.more ?? []),
    ]);
    return { file, key: keyFile };
  }

  /** Puts a certificate of one's own making beside them. */
  write(pem: string, key: string): Made {
    return { file: this.#folder.write(`certificate-${(this.#count += 1)}.pem`, pem), key };
  }

  /** The numbers of the errors that `openssl verify` finds, the first one first; none: it accepts the chain. */
  async verify({
    chain,
    roots,
    at,
    name,
    isAddress,
    purpose,
    more,
  }: OpenSslQuestion): Promise<number[]> {
    const together = (files: readonly string[], title: string): string =>
      this.#folder.write(
        `${title}-${(this.#count += 1)}.pem`,
        files.map((file) => readFileSync(file, 'utf8')).join(''),
      );
    const [leaf = '', ...rest] = chain;
    const result = await run('openssl', [
      ...['verify', '-attime', `${at}`, '-no-CApath', '-no-CAstore'],
      ...(roots.length > 0 ? ['-CAfile', together(roots, 'roots')] : ['-no-CAfile']),
      ...(rest.length > 0 ? ['-untrusted', together(rest, 'sent')] : []),
      ...['-purpose', purpose === 'server' ? 'sslserver' : 'sslclient'],
      ...(name === null ? [] : [isAddress ? '-verify_ip' : '-verify_hostname', name]),
      ...more,
      leaf,
    ]);
    const said = result.stdout + result.stderr;
    const errors = [...said.matchAll(/^error (\d+) at \d+ depth lookup/gm)].map(([, n]) =>
      Number(n),
    );
    if ((result.code === 0) !== (errors.length === 0)) throw new Error(`openssl verify: ${said}`);
    return errors;
  }
}
