/** What there is to know for explaining a record: what it holds, and which messages end in it. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Role } from './messages/handshake-message.ts';

/** A piece of a message in an earlier record. */
export interface Part {
  /** That record as it was on the wire. */
  readonly wire: Bytes;
  /** Where the piece stands in the record's content: the fragment, or the content of its TLSInnerPlaintext. */
  readonly start: number;
  readonly end: number;
}

/** A handshake message that ends in a record. */
export interface EndingMessage {
  readonly name: string;
  /** All of it, from msg_type on. */
  readonly bytes: Bytes;
  /** Its pieces in earlier records; none where it lies in this one. */
  readonly parts: readonly Part[];
}

export interface TlsContext {
  readonly kind: 'tls';
  readonly from: Role;
  /** ContentType; of an encrypted record, that inside. */
  readonly contentType: number;
  /** The suite that encrypts the record; null in the clear. */
  readonly suite: {
    readonly name: string;
    readonly source: string;
    readonly tagLength: number;
  } | null;
  readonly messages: readonly EndingMessage[];
}

/** A watcher keeps contexts without knowing them; this is how it gives them back. */
export const isTlsContext = (context: unknown): context is TlsContext =>
  typeof context === 'object' && context !== null && 'kind' in context && context.kind === 'tls';
