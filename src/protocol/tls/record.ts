/** The record protocol, RFC 8446 §5: records out of contents, and contents out of a stream of bytes. */
import type { Bytes } from '../../codec/bytes.ts';
import { ByteQueue } from '../byte-queue.ts';
import type { Fault } from './fault.ts';
import { CONTENT } from './names.ts';
import type { Protection } from './protection.ts';
import {
  innerPlaintextIn,
  innerPlaintextOf,
  MAX_CIPHERTEXT,
  MAX_PLAINTEXT,
  RECORD_HEAD,
} from './record-layout.ts';
import type { Suite } from './suites.ts';

export interface TlsRecord {
  /** Number of the record under its keys, or of the plaintext record in its direction. */
  readonly sequence: number;
  readonly wire: Bytes;
  /** ContentType of what is in it: the one inside, where it is encrypted. */
  readonly type: number;
  /** TLSInnerPlaintext; null where the record is not encrypted, or could not be opened. */
  readonly inner: Bytes | null;
  /** The suite that encrypts it; null in the clear. */
  readonly suite: Suite | null;
  readonly content: Bytes;
}

function header(type: number, version: number, length: number): Bytes {
  return Uint8Array.of(type, version >> 8, version & 0xff, length >> 8, length & 0xff);
}

function withHeader(head: Bytes, fragment: Bytes): Bytes {
  const wire = new Uint8Array(RECORD_HEAD + fragment.length);
  wire.set(head);
  wire.set(fragment, RECORD_HEAD);
  return wire;
}

/** Makes records of contents, for one direction. */
export class RecordWriter {
  #sequence = 0;
  #protection: Protection | null = null;

  /** New keys; the sequence number starts again. RFC 8446 §5.3. */
  protect(protection: Protection): void {
    this.#protection = protection;
    this.#sequence = 0;
  }

  /**
   * @param content - at most `MAX_PLAINTEXT` bytes
   * @param version - legacy_record_version; only a first ClientHello may have another one than 0x0303
   * @param padTo - the inner plaintext is padded with zeros to a multiple of it; 0 pads nothing. RFC 8446 §5.4
   */
  write(type: number, content: Bytes, version: number, padTo: number): TlsRecord {
    const sequence = this.#sequence++;
    if (!this.#protection) {
      const wire = withHeader(header(type, version, content.length), content);
      return { sequence, wire, type, inner: null, suite: null, content };
    }
    const { suite } = this.#protection;
    const least = content.length + 1;
    const padded = padTo > 0 ? Math.ceil(least / padTo) * padTo : least;
    const zeros = Math.min(padded, MAX_PLAINTEXT + 1) - least;
    const inner = innerPlaintextOf({ content, type, zeros });
    const head = header(CONTENT.application_data, version, inner.length + suite.aead.tagLength);
    const wire = withHeader(head, this.#protection.seal(sequence, head, inner));
    return { sequence, wire, type, inner, suite, content };
  }

  /** A record that stays in the clear whatever the keys: a ChangeCipherSpec. It has no number. RFC 8446 §5. */
  writePlain(type: number, content: Bytes, version: number): TlsRecord {
    const wire = withHeader(header(type, version, content.length), content);
    return { sequence: 0, wire, type, inner: null, suite: null, content };
  }
}

export type Reading =
  | { readonly kind: 'record'; readonly record: TlsRecord }
  | { readonly kind: 'more' }
  /** A record of early data that is not wanted. */
  | { readonly kind: 'skipped'; readonly record: TlsRecord }
  /** `unopened` is the record whose tag is wrong. */
  | { readonly kind: 'fault'; readonly fault: Fault; readonly unopened: TlsRecord | null };

/** Bytes of early data, encrypted, that a server passes over: one record at most, as no ticket here allows any. */
const MAX_EARLY_DATA = MAX_CIPHERTEXT;
const known: ReadonlySet<number> = new Set(Object.values(CONTENT));
/** Contents that must not be empty. RFC 8446 §5.1 and §5.4. */
const neverEmpty: readonly number[] = [CONTENT.handshake, CONTENT.alert];

/** Finds records in a stream of bytes, for one direction. */
export class RecordReader {
  readonly #queue = new ByteQueue();
  #plainSequence = 0;
  #sequence = 0;
  #protection: Protection | null = null;
  /** Whether an alert may still come in the clear. */
  #plainAlerts = false;
  /** Bytes of early data that may still come, and be passed over. */
  #toSkip = 0;

  /** Passes over records that cannot be opened, up to the first one that can; or from now on none. RFC 8446 §4.2.10. */
  skipEarlyData(mayCome: boolean): void {
    this.#toSkip = mayCome ? MAX_EARLY_DATA : 0;
  }

  /**
   * New keys; the sequence number starts again. With `plainAlerts`, alerts in the clear are taken until the first
   * encrypted record comes, as OpenSSL does: a client that refuses a ServerHello has no keys to say so with.
   */
  protect(protection: Protection, plainAlerts: boolean): void {
    this.#protection = protection;
    this.#sequence = 0;
    this.#plainAlerts = plainAlerts;
  }

  /** Bytes that are there but make no whole record yet. */
  get unread(): number {
    return this.#queue.length;
  }

  push(bytes: Bytes): void {
    this.#queue.push(bytes);
  }

  next(): Reading {
    const { bytes } = this.#queue;
    if (bytes.length < RECORD_HEAD) return { kind: 'more' };
    const [type = 0, , , high = 0, low = 0] = bytes;
    const length = high * 256 + low;
    if (!known.has(type)) return fault({ kind: 'unknown-content-type', type });
    const isProtected = this.#protection !== null && type === CONTENT.application_data;
    const most = isProtected ? MAX_CIPHERTEXT : MAX_PLAINTEXT;
    if (length > most) return fault({ kind: 'record-too-long', length, most });
    if (bytes.length < RECORD_HEAD + length) return { kind: 'more' };
    const wire = this.#queue.take(RECORD_HEAD + length);
    if (this.#protection && isProtected) return this.#open(this.#protection, wire);
    if (this.#protection && !this.#mayBePlain(type))
      return fault({ kind: 'unprotected-record', type });
    if (length === 0 && neverEmpty.includes(type)) return fault({ kind: 'empty-record', type });
    const content = wire.subarray(RECORD_HEAD);
    const isEarly = type === CONTENT.application_data && length <= this.#toSkip;
    const sequence = isEarly ? 0 : this.#plainSequence++;
    const record = { sequence, wire, type, inner: null, suite: null, content };
    return isEarly ? this.#skip(record) : { kind: 'record', record };
  }

  #skip(record: TlsRecord): Reading {
    this.#toSkip -= record.content.length;
    return { kind: 'skipped', record };
  }

  #mayBePlain(type: number): boolean {
    return type === CONTENT.change_cipher_spec || (this.#plainAlerts && type === CONTENT.alert);
  }

  #open(protection: Protection, wire: Bytes): Reading {
    const sequence = this.#sequence;
    const { suite } = protection;
    const sealed = wire.subarray(RECORD_HEAD);
    const inner = protection.open(sequence, wire.subarray(0, RECORD_HEAD), sealed);
    if (!inner) {
      const unopened = {
        sequence,
        wire,
        type: CONTENT.application_data,
        inner,
        suite,
        content: sealed,
      };
      if (sealed.length <= this.#toSkip) return this.#skip(unopened);
      return fault({ kind: 'bad-record-mac', suite: suite.name, sequence }, unopened);
    }
    this.#sequence += 1;
    this.#toSkip = 0;
    this.#plainAlerts = false;
    if (inner.length > MAX_PLAINTEXT + 1)
      return fault({ kind: 'record-too-long', length: inner.length, most: MAX_PLAINTEXT + 1 });
    const found = innerPlaintextIn(inner);
    if (!found) return fault({ kind: 'no-content-type', length: inner.length });
    const { type, content } = found;
    if (!known.has(type)) return fault({ kind: 'unknown-content-type', type });
    if (type === CONTENT.change_cipher_spec) return fault({ kind: 'protected-change-cipher-spec' });
    if (content.length === 0 && neverEmpty.includes(type))
      return fault({ kind: 'empty-record', type });
    return { kind: 'record', record: { sequence, wire, type, inner, suite, content } };
  }
}

const fault = (found: Fault, unopened: TlsRecord | null = null): Reading => ({
  kind: 'fault',
  fault: found,
  unopened,
});
