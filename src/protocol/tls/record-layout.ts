/** Records, and the two other things that travel in them: RFC 8446 §5 and §6. */
import type { Bytes } from '../../codec/bytes.ts';
import { struct } from '../../codec/struct.ts';
import type { Codec } from '../../codec/tape.ts';
import { constant, uint8 } from '../../codec/types.ts';
import { named } from '../../codec/vectors.ts';
import { alertByCode, alertMeanings, alertName } from './alerts.ts';

export const ALERT_LEVEL = { warning: 1, fatal: 2 } as const;

const levels: Readonly<Record<number, string>> = { 1: '1 warning', 2: '2 fatal' };

const Level = named(uint8, (level) => levels[level] ?? `${level}`);
const Description = named(uint8, alertName);

export interface Alert {
  readonly level: number;
  /** AlertDescription. */
  readonly description: number;
}

/** Its description says itself what it means. */
export const Alert: Codec<Alert> = {
  walk(tape, value) {
    const source = 'RFC 8446 §6';
    const about = 'fatal or not: in TLS 1.3 the description alone decides';
    const level = tape.field('level', about, source, Level, value?.level);
    const name = alertByCode(value?.description ?? tape.peek() ?? -1);
    const means = name ? alertMeanings[name] : 'an alert that is not known here';
    const description = tape.field('description', means, source, Description, value?.description);
    return { level, description };
  },
};

export const ChangeCipherSpec = struct('RFC 8446 §5', {
  type: [
    constant(uint8, 1),
    'always 1; says nothing in TLS 1.3, and is there for devices that expect TLS 1.2',
  ],
});

/** type, legacy_record_version and length. RFC 8446 §5.1 */
export const RECORD_HEAD = 5;
/** Most bytes of plaintext in a record. RFC 8446 §5.1 */
export const MAX_PLAINTEXT = 2 ** 14;
/** Most bytes of an encrypted record. RFC 8446 §5.2 */
export const MAX_CIPHERTEXT = MAX_PLAINTEXT + 256;

interface InnerPlaintext {
  readonly content: Bytes;
  /** ContentType, never 0. */
  readonly type: number;
  /** How many zeros follow. */
  readonly zeros: number;
}

/** The content of a TLSInnerPlaintext: zeros at the end are padding, the byte before them is the type. RFC 8446 §5.4 */
export function innerPlaintextIn(bytes: Bytes): InnerPlaintext | null {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  const type = bytes[end - 1];
  if (type === undefined) return null;
  return { content: bytes.subarray(0, end - 1), type, zeros: bytes.length - end };
}

/** `content ‖ type ‖ zeros`. */
export function innerPlaintextOf({ content, type, zeros }: InnerPlaintext): Bytes {
  const bytes = new Uint8Array(content.length + 1 + zeros);
  bytes.set(content);
  bytes[content.length] = type;
  return bytes;
}
