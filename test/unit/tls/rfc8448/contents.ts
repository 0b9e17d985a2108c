/** What is in the records of a trace, opened by Node with the keys that are printed there. */
import { createDecipheriv } from 'node:crypto';
import { readUint32 } from '../../../../src/codec/tape.ts';
import type { Bytes } from '../../../../src/codec/bytes.ts';
import type { EndingMessage } from '../../../../src/protocol/tls/contexts.ts';
import { handshakeName, handshakeSize } from '../../../../src/protocol/tls/messages/handshake.ts';
import type { Role } from '../../../../src/protocol/tls/messages/handshake-message.ts';
import { CONTENT } from '../../../../src/protocol/tls/names.ts';
import { innerPlaintextIn, RECORD_HEAD } from '../../../../src/protocol/tls/record-layout.ts';
import type { Trace, ValueName } from './trace.ts';

const TAG = 16;

export interface Content {
  readonly from: Role;
  readonly holds: string;
  readonly wire: Bytes;
  /** TLSInnerPlaintext; null in the clear. */
  readonly inner: Bytes | null;
  /** ContentType. */
  readonly type: number;
  readonly content: Bytes;
  /** The handshake messages in it. */
  readonly messages: readonly EndingMessage[];
}

export function valueIn({ section, values }: Trace, name: ValueName): Bytes {
  const value = values[name];
  if (!value) throw new Error(`RFC 8448 §${section} prints no ${name}`);
  return value;
}

/** The messages that follow each other in a content. */
function messagesIn(content: Bytes): EndingMessage[] {
  const size = handshakeSize(content);
  if (size === null || size > content.length) return [];
  const bytes = content.subarray(0, size);
  return [{ name: handshakeName(bytes), bytes, parts: [] }, ...messagesIn(content.subarray(size))];
}

/** AES-128-GCM with the IV xor the number of the record. RFC 8446 §5.2 and §5.3 */
function open(key: Bytes, iv: Bytes, sequence: number, wire: Bytes): Bytes {
  const nonce = Uint8Array.from(iv);
  new DataView(nonce.buffer).setUint32(8, (readUint32(nonce, 8) ^ sequence) >>> 0);
  const cipher = createDecipheriv('aes-128-gcm', key, nonce);
  cipher.setAAD(wire.subarray(0, RECORD_HEAD));
  cipher.setAuthTag(wire.subarray(wire.length - TAG));
  const inner = cipher.update(wire.subarray(RECORD_HEAD, wire.length - TAG));
  cipher.final();
  return new Uint8Array(inner);
}

/** All records of a trace, opened. */
export function contentsOf(trace: Trace): Content[] {
  const stage: Record<Role, 'handshake' | 'application'> = {
    client: 'handshake',
    server: 'handshake',
  };
  const sequence: Record<Role, number> = { client: 0, server: 0 };
  return trace.records.map(({ from, holds, wire }) => {
    const outer = wire[0] ?? 0;
    const plain = (type: number, inner: Bytes | null, content: Bytes): Content => {
      const messages = type === CONTENT.handshake ? messagesIn(content) : [];
      return { from, holds, wire, inner, type, content, messages };
    };
    if (outer !== CONTENT.application_data) return plain(outer, null, wire.subarray(RECORD_HEAD));
    const of = `${from} ${stage[from]}` as const;
    const keys = [valueIn(trace, `${of} key`), valueIn(trace, `${of} iv`)] as const;
    const inner = open(...keys, sequence[from]++, wire);
    const found = innerPlaintextIn(inner);
    if (!found) throw new Error(`a record of §${trace.section} holds nothing`);
    const opened = plain(found.type, inner, found.content);
    if (opened.messages.at(-1)?.name === 'Finished') {
      stage[from] = 'application';
      sequence[from] = 0;
    }
    return opened;
  });
}
