/** Records as frames: what a side reports of each that it sends or takes. */
import type { Bytes } from '../../codec/bytes.ts';
import type { FrameReport } from '../trace.ts';
import type { EndingMessage, TlsContext } from './contexts.ts';
import type { TlsRecord } from './record.ts';
import type { Role } from './role.ts';

export interface FrameParts {
  readonly record: TlsRecord;
  /** Who sent it. */
  readonly from: Role;
  /** Name of what is in it. */
  readonly message: string;
  readonly value: unknown;
  /** The keys that are in force. */
  readonly keys: readonly Bytes[];
  /** Handshake messages that end in it. */
  readonly messages?: readonly EndingMessage[];
}

const noKeys: readonly Bytes[] = [];

export function frameReport(parts: FrameParts): FrameReport {
  const { record, from, message, value, keys, messages = [] } = parts;
  const { sequence, wire, inner, suite, type } = record;
  const context: TlsContext = {
    kind: 'tls',
    from,
    contentType: type,
    suite: suite && { name: suite.name, source: suite.source, tagLength: suite.aead.tagLength },
    messages,
  };
  const [only, more] = messages;
  const report = {
    ...{ message, sequence, wire, packet: inner, context, value },
    keys: suite ? keys : noKeys,
  };
  return only && !more ? { ...report, payload: only.bytes } : report;
}

/**
 * Names of the messages that end in a record; of one that only begins or goes on there, that it is a part.
 *
 * @param begun - name of the message of which only a part is there; null where there is none
 */
export function namesOf(messages: readonly EndingMessage[], begun: string | null): string {
  const names = messages.map(({ name }) => name);
  if (begun !== null) names.push(`${begun} (part)`);
  return names.join(', ');
}

/** The value of the only message, or a list of those of several. */
export const valueOf = (values: readonly unknown[]): unknown =>
  values.length === 1 ? values[0] : values.length === 0 ? null : values;
