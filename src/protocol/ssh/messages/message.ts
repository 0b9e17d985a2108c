import type { Codec } from '../../../codec/tape.ts';
import { constant, uint8 } from '../../../codec/types.ts';
import { struct, type Layout, type ValueOf } from '../../../codec/struct.ts';

export type Role = 'client' | 'server';

/** One SSH message: its number, then a layout. */
export interface Message<T> extends Codec<T> {
  readonly name: string;
  readonly number: number;
  readonly source: string;
  /** The role that may send it. */
  readonly from: Role | 'both';
}

/** A message as a codec: the number is a field like any other. */
export function messageOf<T>(
  name: string,
  number: number,
  source: string,
  body: Codec<T>,
  from: Role | 'both' = 'both',
): Message<T> {
  const numberOf = constant(uint8, number);
  return {
    name,
    number,
    source,
    from,
    walk(tape, value) {
      tape.field('message', `the message's number: ${name}`, source, numberOf, number);
      return body.walk(tape, value);
    },
  };
}

/** A message whose body is a table of fields. */
export const message = <const L extends Layout>(
  name: string,
  number: number,
  source: string,
  layout: L,
  from: Role | 'both' = 'both',
): Message<ValueOf<L>> => messageOf(name, number, source, struct(source, layout), from);

/** The value types of a table of messages, by name. */
export type ValuesOf<M extends Readonly<Record<string, Message<unknown>>>> = {
  [N in keyof M]: M[N] extends Message<infer T> ? T : never;
};
