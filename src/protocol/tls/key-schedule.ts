/** From a shared secret to traffic keys: the tree of secrets of RFC 8446 §7.1, and what is made from its leaves. */
import type { Bytes } from '../../codec/bytes.ts';
import { hkdfExpand, hkdfExtract } from '../../crypto/hkdf.ts';
import type { About, Io } from '../trace.ts';
import { HkdfLabel } from './hkdf-label.ts';
import type { TrafficKeys } from './protection.ts';
import type { Role } from './role.ts';
import type { Suite } from './suites.ts';

/** The same secret on both sides of the connection, one for each direction: by the side that sends under it. */
export type BySender = Readonly<Record<Role, Bytes>>;

const none: Bytes = new Uint8Array();
const short = { client: 'c', server: 's' } as const;

/** What one HKDF-Expand-Label is for. */
interface Expansion {
  /** As the value is called in words. */
  readonly name: string;
  /** The label of the RFC, without `tls13 `. */
  readonly label: string;
  readonly context: Bytes;
  readonly length: number;
  readonly about: About;
}

/** The key schedule of one connection, under its suite. Every secret is a recorded value. */
export class KeySchedule {
  readonly suite: Suite;
  readonly #io: Io;

  constructor(io: Io, suite: Suite) {
    this.#io = io;
    this.suite = suite;
  }

  /** The Early Secret; without a PSK both inputs are zeros, and it is no secret. RFC 8446 §7.1. */
  early(psk: Bytes | null): Bytes {
    const about = { symbol: 'ES', secret: psk !== null };
    return this.#extract('early secret', this.#zeros(), psk ?? this.#zeros(), about);
  }

  /** The key of a binder's HMAC: made from a resumption PSK's Early Secret. RFC 8446 §4.2.11.2. */
  binderFinishedKey(early: Bytes): Bytes {
    const name = 'binder key';
    const about = { symbol: 'bk', secret: true };
    const binderKey = this.#deriveSecret(early, name, 'res binder', this.#hashOfNothing(), about);
    return this.#finishedKey(binderKey, 'finished key of the binder', 'fk bk');
  }

  /** The Handshake Secret, out of the Early Secret and the (EC)DHE shared secret. */
  handshake(early: Bytes, K: Bytes, resumed: boolean): Bytes {
    const salt = this.#derived(early, 'early', { symbol: 'dES', secret: resumed });
    return this.#extract('handshake secret', salt, K, { symbol: 'HS', secret: true });
  }

  /** @param transcript - hash up to the ServerHello */
  handshakeTraffic(handshake: Bytes, transcript: Bytes): BySender {
    return this.#bothWays(handshake, 'hs', 'handshake traffic secret', transcript);
  }

  /** The Master Secret. */
  master(handshake: Bytes): Bytes {
    const salt = this.#derived(handshake, 'handshake', { symbol: 'dHS', secret: true });
    return this.#extract('master secret', salt, this.#zeros(), { symbol: 'MS', secret: true });
  }

  /** @param transcript - hash up to the server's Finished */
  applicationTraffic(master: Bytes, transcript: Bytes): BySender {
    return this.#bothWays(master, 'ap', 'application traffic secret 0', transcript);
  }

  /** For protocols above, which derive keys of their own from it. RFC 8446 §7.5. */
  exporter(master: Bytes, transcript: Bytes): Bytes {
    const about = { symbol: 'exp', secret: true };
    return this.#deriveSecret(master, 'exporter master secret', 'exp master', transcript, about);
  }

  /** @param transcript - hash up to the client's Finished */
  resumption(master: Bytes, transcript: Bytes): Bytes {
    const about = { symbol: 'res', secret: true };
    return this.#deriveSecret(master, 'resumption master secret', 'res master', transcript, about);
  }

  /** The PSK of one ticket. RFC 8446 §4.6.1. */
  ticketPsk(resumption: Bytes, nonce: Bytes): Bytes {
    return this.#expand(resumption, [nonce], {
      name: 'resumption PSK',
      label: 'resumption',
      context: nonce,
      length: this.suite.hash.outputLength,
      about: { symbol: 'PSK', secret: true },
    });
  }

  /** Key and IV of one direction. RFC 8446 §7.3. */
  trafficKeys(secret: Bytes, sender: Role, stage: string, symbol: string): TrafficKeys {
    const part = (what: string, label: string, length: number): Bytes =>
      this.#expand(secret, [], {
        name: `${sender} ${stage} ${what}`,
        label,
        context: none,
        length,
        about: { symbol: `${short[sender]} ${symbol} ${label}`, secret: true },
      });
    return {
      key: part('key', 'key', this.suite.keyLength),
      iv: part('IV', 'iv', this.suite.ivLength),
    };
  }

  /** The traffic secret that follows after a KeyUpdate. RFC 8446 §7.2. */
  nextTraffic(secret: Bytes, sender: Role, count: number): Bytes {
    return this.#expand(secret, [], {
      name: `${sender} application traffic secret ${count}`,
      label: 'traffic upd',
      context: none,
      length: this.suite.hash.outputLength,
      about: { symbol: `${short[sender]} ap ${count}`, secret: true },
    });
  }

  /** @param secret - the handshake traffic secret of whoever sends the Finished */
  finishedKey(secret: Bytes, sender: Role): Bytes {
    return this.#finishedKey(secret, `${sender} finished key`, `fk ${short[sender]}`);
  }

  /** HMAC over a transcript hash: verify_data of a Finished, or a binder. RFC 8446 §4.4.4. */
  verifyData(name: string, symbol: string, key: Bytes, transcript: Bytes, owner: Role): Bytes {
    const { hash } = this.suite;
    return this.#io.compute(name, `HMAC, ${hash.name}`, [key, transcript], { symbol, owner }, () =>
      hash.hmac(key, transcript),
    );
  }

  #bothWays(secret: Bytes, stage: string, name: string, transcript: Bytes): BySender {
    const one = (role: Role): Bytes =>
      this.#deriveSecret(secret, `${role} ${name}`, `${short[role]} ${stage} traffic`, transcript, {
        symbol: `${short[role]} ${stage}`,
        secret: true,
      });
    return { client: one('client'), server: one('server') };
  }

  #derived(secret: Bytes, from: string, about: About): Bytes {
    return this.#deriveSecret(
      secret,
      `derived from the ${from} secret`,
      'derived',
      this.#hashOfNothing(),
      about,
    );
  }

  #deriveSecret(
    secret: Bytes,
    name: string,
    label: string,
    transcript: Bytes,
    about: About,
  ): Bytes {
    return this.#expand(secret, [transcript], {
      name,
      label,
      context: transcript,
      length: this.suite.hash.outputLength,
      about,
    });
  }

  #finishedKey(secret: Bytes, name: string, symbol: string): Bytes {
    return this.#expand(secret, [], {
      name,
      label: 'finished',
      context: none,
      length: this.suite.hash.outputLength,
      about: { symbol, secret: true },
    });
  }

  #extract(name: string, salt: Bytes, keyMaterial: Bytes, about: About): Bytes {
    const { hash } = this.suite;
    return this.#io.compute(name, `HKDF-Extract, ${hash.name}`, [salt, keyMaterial], about, () =>
      hkdfExtract(hash, salt, keyMaterial),
    );
  }

  /** HKDF-Expand-Label. RFC 8446 §7.1. */
  #expand(secret: Bytes, from: readonly Bytes[], wanted: Expansion): Bytes {
    const { hash } = this.suite;
    const { name, label, context, length, about } = wanted;
    const expand = {
      name: `HKDF-Expand, ${hash.name}`,
      digest: (info: Bytes) => hkdfExpand(hash.name, secret, info, length),
    };
    const value = { length, label, context };
    return this.#io.derive(name, HkdfLabel, value, [secret, ...from], expand, about);
  }

  #zeros(): Bytes {
    const { outputLength } = this.suite.hash;
    return this.#io.hold(`${outputLength} zeros`, new Uint8Array(outputLength), {
      symbol: '0',
      constant: true,
    });
  }

  #hashOfNothing(): Bytes {
    const { hash } = this.suite;
    const about = { symbol: 'H()', constant: true };
    return this.#io.compute('hash of no messages', hash.name, [], about, () => hash.digest(none));
  }
}
