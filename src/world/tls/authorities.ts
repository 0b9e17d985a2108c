/** The authorities of a scenario: their keys and certificates, made from the seed, and files in which they stand. */
import { bytesToBig, type Bytes } from '../../codec/bytes.ts';
import type { Extension } from '../../protocol/tls/certificates/extension.ts';
import { extensions, makeCertificate } from '../../protocol/tls/certificates/make-certificate.ts';
import { plainName } from '../../protocol/tls/certificates/names.ts';
import { keyType, type KeyTypeName } from '../../protocol/tls/key-types.ts';
import { schemes } from '../../protocol/tls/signatures.ts';
import { certificateFile } from '../files/pem.ts';
import type { Io } from '../../protocol/trace.ts';
import { ScenarioError } from '../scenario.ts';
import { fillAuthority, type AuthorityForm, type TlsScenario } from './scenario.ts';

/** A key of somebody who can be named in a certificate. */
export interface Named {
  readonly subject: string;
  readonly keyType: KeyTypeName;
  readonly privateKey: Bytes;
  readonly publicKeyInfo: Bytes;
}

export interface Authority extends Named {
  readonly certificate: Bytes;
  /** The name of the authority that signs its certificate; null where it signs that itself. */
  readonly issuer: string | null;
}

/** How a key signs certificates. */
const signsBy: Readonly<Record<KeyTypeName, string>> = {
  ed25519: 'ed25519',
  secp256r1: 'ecdsa_secp256r1_sha256',
  secp384r1: 'ecdsa_secp384r1_sha384',
  rsa: 'rsa_pkcs1_sha256',
};

const SERIAL = 8;

/** What a certificate says beside whose key it is. */
export interface Saying extends Pick<AuthorityForm, 'not_before' | 'not_after'> {
  readonly key_usage: readonly string[];
  /** Behind those of every certificate. */
  readonly extensions: readonly Extension[];
}

export class Authorities {
  readonly #scenario: TlsScenario;
  readonly #draw: Io['draw'];
  readonly #made = new Map<string, Authority>();
  /** Those that are being made: none may vouch for itself by way of others. */
  readonly #making = new Set<string>();
  /** Private keys that are somebody's: none is given twice while there are others. */
  readonly taken: Bytes[] = [];

  /** @param draw - gives random bytes that nobody in the run has */
  constructor(scenario: TlsScenario, draw: Io['draw']) {
    this.#scenario = scenario;
    this.#draw = draw;
  }

  /** The authority of a name; one that the scenario does not tell of signs its own certificate. Throws a ScenarioError. */
  get(name: string): Authority {
    const known = this.#made.get(name);
    if (known) return known;
    const { authorities } = this.#scenario;
    const form = authorities[name] ?? fillAuthority(name, {});
    if (this.#making.has(name)) {
      const message = 'expected an authority that does not vouch for itself by way of others';
      throw new ScenarioError([{ path: `authorities.${name}.issuer`, message }]);
    }
    this.#making.add(name);
    const issuer = form.issuer === null ? null : this.get(form.issuer);
    const type = keyType(form.key_type);
    const random = this.#draw(`private key of the authority ${name}`, type.randomLength);
    const privateKey = type.fromRandom?.make(random, this.taken) ?? random;
    this.taken.push(privateKey);
    const publicKeyInfo = type.publicKeyInfo(privateKey);
    const own = { subject: form.subject, keyType: form.key_type, privateKey, publicKeyInfo };
    const basic = form.ca ? extensions.authority(form.path_length) : extensions.noAuthority();
    const certificate = this.sign(name, { ...form, extensions: [basic] }, own, issuer ?? own);
    const made = { ...own, certificate, issuer: form.issuer };
    this.#made.set(name, made);
    return made;
  }

  /** The authorities on the way up from one, itself first, without the last, which signs for itself. */
  below(name: string | null): string[] {
    if (name === null) return [];
    const { issuer } = this.get(name);
    return issuer === null ? [] : [name, ...this.below(issuer)];
  }

  /** A certificate for a key. @param label - by whose name its serial number is drawn */
  sign(label: string, said: Saying, subject: Named, issuer: Named): Bytes {
    const scheme = schemes.get(signsBy[issuer.keyType]);
    if (!scheme) throw new Error(`no signatures by ${issuer.keyType}`); // there is one for each kind
    return makeCertificate(
      {
        serialNumber: serialIn(this.#draw(`serial number of the certificate of ${label}`, SERIAL)),
        issuer: plainName([['id-at-commonName', issuer.subject]]),
        subject: plainName([['id-at-commonName', subject.subject]]),
        notBefore: said.not_before,
        notAfter: said.not_after,
        publicKeyInfo: subject.publicKeyInfo,
        extensions: [
          ...said.extensions,
          ...(said.key_usage.length > 0 ? [extensions.keyUsage(...said.key_usage)] : []),
          extensions.subjectKey(subject.publicKeyInfo),
          extensions.authorityKey(issuer.publicKeyInfo),
        ],
      },
      scheme,
      issuer.privateKey,
    );
  }

  /** Puts certificates, as PEM, in the place of `{ca:NAME}`. */
  expand(text: string): string {
    return text.replace(/\{ca:([^{}\n]+)\}/g, (_whole, name: string) =>
      certificateFile(this.get(name).certificate).trimEnd(),
    );
  }
}

/** Positive, and never with a zero in front. RFC 5280 §4.1.2.2. */
const serialIn = (random: Bytes): bigint =>
  bytesToBig(random.map((byte, at) => (at === 0 ? (byte & 0x7f) | 0x40 : byte)));
