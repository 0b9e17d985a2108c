/** The way out: from messages and data to records, each of which is reported. RFC 8446 §5.1. */
import { concat, type Bytes } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import type { Io } from '../trace.ts';
import { alerts } from './alerts.ts';
import type { CommonConfig } from './config.ts';
import { frameReport, namesOf, valueOf } from './frame-report.ts';
import { HandshakeReader } from './handshake-reader.ts';
import { CONTENT, TLS_1_2 } from './names.ts';
import type { Protection } from './protection.ts';
import { RecordWriter } from './record.ts';
import { Alert, ALERT_LEVEL, ChangeCipherSpec, MAX_PLAINTEXT } from './record-layout.ts';
import type { Role } from './role.ts';

export class Outgoing {
  readonly #io: Io;
  readonly #config: CommonConfig;
  readonly #role: () => Role;
  readonly #writer = new RecordWriter();
  readonly #messages = new HandshakeReader();
  /** Handshake messages that shall share records. */
  #together: Bytes[] = [];
  readonly #values: unknown[] = [];
  #keys: readonly Bytes[] = [];
  #records: Bytes[] = [];
  /** Whether a close_notify has gone out: nothing may follow it. RFC 8446 §6.1. */
  #closed = false;

  /** Throws a RangeError where the configuration's record size is none. */
  constructor(io: Io, config: CommonConfig, role: () => Role) {
    const { recordSize } = config;
    if (!Number.isInteger(recordSize) || recordSize < 1 || recordSize > MAX_PLAINTEXT)
      throw new RangeError(`recordSize: expected 1 to ${MAX_PLAINTEXT}, got ${recordSize}`);
    this.#io = io;
    this.#config = config;
    this.#role = role;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** What is to be sent, one entry a record. */
  take(): Bytes[] {
    this.#flush();
    const records = this.#records;
    this.#records = [];
    return records;
  }

  /** From here on under these keys. */
  protect(protection: Protection, keys: readonly Bytes[]): void {
    this.#flush();
    this.#writer.protect(protection);
    this.#keys = keys;
  }

  /** @param version - legacy_record_version */
  handshake(bytes: Bytes, value: unknown, version: number): void {
    this.#values.push(value);
    this.#together.push(bytes);
    // A first ClientHello stands alone: its record has another version than those after it.
    if (!this.#config.coalesce || version !== TLS_1_2) this.#flush(version);
  }

  data(bytes: Bytes): void {
    this.#flush();
    const { recordSize } = this.#config;
    for (let at = 0; at < bytes.length; at += recordSize) {
      const content = bytes.slice(at, at + recordSize);
      this.#write(CONTENT.application_data, content, 'ApplicationData', content);
    }
  }

  /** Always in the clear. RFC 8446 §5. */
  changeCipherSpec(): void {
    this.#flush();
    const content = encode(ChangeCipherSpec, { type: 1 });
    const record = this.#writer.writePlain(CONTENT.change_cipher_spec, content, TLS_1_2);
    this.#records.push(record.wire);
    const message = 'ChangeCipherSpec';
    this.#io.sent(frameReport({ record, from: this.#role(), message, value: null, keys: [] }));
  }

  alert(description: number): void {
    this.#flush();
    if (this.#closed) return;
    const isClose = description === alerts.close_notify;
    const value = { level: isClose ? ALERT_LEVEL.warning : ALERT_LEVEL.fatal, description };
    this.#write(CONTENT.alert, encode(Alert, value), 'Alert', value);
    this.#closed = isClose;
  }

  #write(type: number, content: Bytes, message: string, value: unknown): void {
    const record = this.#writer.write(type, content, TLS_1_2, this.#config.padTo);
    this.#records.push(record.wire);
    this.#io.sent(frameReport({ record, from: this.#role(), message, value, keys: this.#keys }));
  }

  /** Sends the handshake messages that wait: in records of their own, unless they shall share them. */
  #flush(version = TLS_1_2): void {
    const waiting = this.#together;
    if (waiting.length === 0) return;
    this.#together = [];
    const { recordSize } = this.#config;
    let room = recordSize;
    let parts: Bytes[] = [];
    const write = () => {
      if (parts.length > 0) this.#writeHandshake(concat(...parts), version);
      parts = [];
      room = recordSize;
    };
    for (const message of waiting) {
      for (let at = 0; at < message.length;) {
        const part = message.slice(at, at + room);
        parts.push(part);
        at += part.length;
        room -= part.length;
        if (room === 0) write();
      }
    }
    write();
  }

  #writeHandshake(content: Bytes, version: number): void {
    const record = this.#writer.write(CONTENT.handshake, content, version, this.#config.padTo);
    this.#records.push(record.wire);
    const messages = this.#messages.take(content, record.wire);
    const value = valueOf(this.#values.splice(0, messages.length));
    const message = namesOf(messages, this.#messages.begun);
    const from = this.#role();
    this.#io.sent(frameReport({ record, from, message, value, keys: this.#keys, messages }));
  }
}
