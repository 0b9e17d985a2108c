/** The way in: from a stream of bytes to records, each of which is reported, and to what they hold. RFC 8446 §5.1. */
import type { Bytes } from '../../codec/bytes.ts';
import { decode, type DecodeFault, type Decoded } from '../../codec/tape.ts';
import type { Io } from '../trace.ts';
import type { Fault } from './fault.ts';
import { frameReport, namesOf, valueOf, type FrameParts } from './frame-report.ts';
import { HandshakeReader, MAX_MESSAGE } from './handshake-reader.ts';
import { handshakeMessageIn } from './messages/handshake.ts';
import { CONTENT } from './names.ts';
import type { Protection } from './protection.ts';
import { RecordReader, type Reading, type TlsRecord } from './record.ts';
import { Alert } from './record-layout.ts';
import { otherRole, type Role } from './role.ts';

/** A handshake message that came. */
export interface CameMessage {
  readonly name: string;
  readonly bytes: Bytes;
  /** Undefined where nobody knows its type. */
  readonly decoded: Decoded<unknown> | undefined;
  /** Whether more of the handshake stands behind it in its record, if only a part. */
  readonly hasMore: boolean;
}

export type Came =
  | { readonly kind: 'more' }
  | { readonly kind: 'fault'; readonly fault: Fault }
  /** Early data that is passed over: so many bytes. */
  | { readonly kind: 'skipped'; readonly length: number }
  | { readonly kind: 'handshake'; readonly message: CameMessage }
  | { readonly kind: 'alert'; readonly description: number }
  | { readonly kind: 'ChangeCipherSpec' }
  | { readonly kind: 'ApplicationData'; readonly content: Bytes };

const fault = (found: Fault): Came => ({ kind: 'fault', fault: found });

export function malformed(message: string, { kind, ...where }: DecodeFault): Fault {
  return { kind: 'malformed-message', message, problem: kind, ...where };
}

export class Incoming {
  readonly #io: Io;
  readonly #role: () => Role;
  readonly #reader = new RecordReader();
  readonly #messages = new HandshakeReader();
  /** Messages of the record before, that wait for their turn. */
  readonly #pending: CameMessage[] = [];
  #keys: readonly Bytes[] = [];

  constructor(io: Io, role: () => Role) {
    this.#io = io;
    this.#role = role;
  }

  /** Bytes that are there but make no whole record yet. */
  get unread(): number {
    return this.#reader.unread;
  }

  push(bytes: Bytes): void {
    this.#reader.push(bytes);
  }

  /** From here on under these keys; see `RecordReader.protect`. */
  protect(protection: Protection, keys: readonly Bytes[], plainAlerts: boolean): void {
    this.#reader.protect(protection, plainAlerts);
    this.#keys = keys;
  }

  /** Passes over the records of early data that is not wanted, where any may come. */
  skipEarlyData(mayCome: boolean): void {
    this.#reader.skipEarlyData(mayCome);
  }

  /** The next message, or what else a record holds. Of records with only a part of a message there may be very many. */
  next(): Came {
    for (;;) {
      const message = this.#pending.shift();
      if (message) return { kind: 'handshake', message };
      const came = this.#read(this.#reader.next());
      if (came) return came;
    }
  }

  /** Null where nothing has come to its end. */
  #read(reading: Reading): Came | null {
    switch (reading.kind) {
      case 'more':
        return reading;
      case 'record':
        return this.#record(reading.record);
      case 'skipped':
        this.#received(reading.record, 'ApplicationData', null);
        return { kind: 'skipped', length: reading.record.content.length };
      default:
        if (reading.unopened) this.#received(reading.unopened, 'ApplicationData', null);
        return fault(reading.fault);
    }
  }

  #received(
    record: TlsRecord,
    message: string,
    value: unknown,
    messages: FrameParts['messages'] = [],
  ): void {
    const from = otherRole(this.#role());
    this.#io.received(frameReport({ record, from, message, value, keys: this.#keys, messages }));
  }

  #record(record: TlsRecord): Came | null {
    const { type, content } = record;
    if (type === CONTENT.handshake) return this.#handshake(record);
    if (type === CONTENT.alert) {
      const decoded = decode(Alert, content);
      this.#received(record, 'Alert', decoded.ok ? decoded.value : null);
      if (!decoded.ok) return fault(malformed('Alert', decoded.fault));
      return { kind: 'alert', description: decoded.value.description };
    }
    const isData = type === CONTENT.application_data;
    const name = isData ? 'ApplicationData' : 'ChangeCipherSpec';
    this.#received(record, name, isData ? content : null);
    const { begun } = this.#messages;
    if (begun !== null) return fault({ kind: 'interrupted-message', message: begun, by: name });
    if (isData) return { kind: 'ApplicationData', content };
    if (content.length !== 1 || content[0] !== 1)
      return fault({ kind: 'bad-change-cipher-spec', length: content.length });
    return { kind: 'ChangeCipherSpec' };
  }

  /** Leaves the messages that end in the record for `next`. */
  #handshake(record: TlsRecord): Came | null {
    const messages = this.#messages.take(record.content, record.wire);
    const { begun, claimed } = this.#messages;
    const came = messages.map(({ name, bytes }, at): CameMessage => {
      const message = handshakeMessageIn(bytes);
      const hasMore = at < messages.length - 1 || begun !== null;
      return { name, bytes, decoded: message && decode(message, bytes), hasMore };
    });
    this.#pending.push(...came);
    const values = came.map(({ decoded }) => (decoded?.ok ? decoded.value : null));
    this.#received(record, namesOf(messages, begun), valueOf(values), messages);
    if (claimed <= MAX_MESSAGE) return null;
    const message = begun ?? '';
    return fault({ kind: 'message-too-long', message, length: claimed, most: MAX_MESSAGE });
  }
}
