/** The header fields of a message. RFC 9112 §5, RFC 9110 §5. */
import type { Codec } from '../../codec/tape.ts';
import {
  endOfLine,
  fieldColon,
  isAtLineEnd,
  lineText,
  optionalSpace,
  peekToken,
  token,
} from './grammar.ts';

export interface HttpField {
  readonly name: string;
  readonly value: string;
}

const RFC = 'RFC 9112 §5';

/** `field-name ":" OWS field-value OWS CRLF`. */
const FieldLine: Codec<HttpField> = {
  walk(tape, field) {
    const name = tape.field(
      'field-name',
      'in capital letters or small ones',
      RFC,
      token,
      field?.name,
    );
    fieldColon(tape);
    if (field?.value !== '') optionalSpace(tape);
    const isEmpty = tape.writing ? field?.value === '' : isAtLineEnd(tape);
    const value = isEmpty
      ? ''
      : tape.field('field-value', 'what the field says', 'RFC 9110 §5.5', lineText, field?.value);
    if (!tape.writing) optionalSpace(tape);
    endOfLine(tape);
    return { name, value };
  },
};

const meanings: Readonly<Record<string, string>> = {
  host: 'the host that the request is for: several may share one address',
  connection: 'whether the connection is kept for a further request',
  'content-length': 'how many bytes the body has',
  'content-type': 'what the body is',
  'transfer-encoding': 'how the body is cut into pieces for its way',
  'user-agent': 'the program that asks',
  accept: 'what the one that asks can show',
  server: 'the program that answers',
  date: 'when the answer was made',
  location: 'where to look instead',
  'set-cookie': 'what the browser shall keep, and send along from now on',
  cookie: 'what the browser was told to keep',
  authorization: 'proves who asks',
  allow: 'the methods that the page can be asked by',
};

const meaningOf = (name: string): string => {
  const key = name.toLowerCase();
  return (Object.hasOwn(meanings, key) && meanings[key]) || 'a header field';
};

/** All header fields, and the empty line behind them. */
export const Fields: Codec<readonly HttpField[]> = {
  walk(tape, fields) {
    const list: HttpField[] = [];
    for (let at = 0; tape.writing ? at < (fields?.length ?? 0) : !isAtLineEnd(tape); at++) {
      const field = fields?.[at];
      const means = meaningOf(field?.name ?? peekToken(tape));
      list.push(tape.field('field-line', means, RFC, FieldLine, field));
    }
    endOfLine(tape, 'an empty line: the end of the header');
    return list;
  },
};

/** The values of all fields of a name, whatever its capitals. */
export const valuesOf = (fields: readonly HttpField[], name: string): string[] =>
  fields
    .filter((field) => field.name.toLowerCase() === name.toLowerCase())
    .map(({ value }) => value);
