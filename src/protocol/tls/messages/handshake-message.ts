/** One handshake message: its type, its length, then a layout. RFC 8446 §4. */
import { struct, type Layout, type ValueOf } from '../../../codec/struct.ts';
import type { Codec } from '../../../codec/tape.ts';
import { constant, uint8 } from '../../../codec/types.ts';
import { named } from '../../../codec/vectors.ts';
import { handshakeTypeName } from '../names.ts';

export type Role = 'client' | 'server';

export interface HandshakeMessage<T> extends Codec<T> {
  /** As the RFC's structure is called: `ClientHello`. */
  readonly name: string;
  /** HandshakeType. */
  readonly type: number;
  readonly source: string;
  /** The role that may send it. */
  readonly from: Role | 'both';
}

/** A message as a codec: type and length are fields like any other. */
export function handshakeMessageOf<T>(
  name: string,
  type: number,
  source: string,
  body: Codec<T>,
  from: Role | 'both',
): HandshakeMessage<T> {
  const msgType = constant(named(uint8, handshakeTypeName), type);
  return {
    name,
    type,
    source,
    from,
    walk(tape, value) {
      tape.field('msg_type', 'which handshake message this is', 'RFC 8446 §4', msgType, type);
      return tape.lengthPrefixed('RFC 8446 §4', () => body.walk(tape, value), 3);
    },
  };
}

/** A message whose body is a table of fields. */
export const handshakeMessage = <const L extends Layout>(
  name: string,
  type: number,
  source: string,
  layout: L,
  from: Role | 'both',
): HandshakeMessage<ValueOf<L>> =>
  handshakeMessageOf(name, type, source, struct(source, layout), from);
