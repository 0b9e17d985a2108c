/** Everything that crosses a plain connection: lines that are typed, text that is shown, and commands of Telnet. */
import { fromUtf8, utf8, type Bytes } from '../../codec/bytes.ts';
import { struct } from '../../codec/struct.ts';
import type { Codec } from '../../codec/tape.ts';
import { constant, leaf, rest, uint8 } from '../../codec/types.ts';
import { named } from '../../codec/vectors.ts';
import { CR, commandName, IAC, LF, optionName, SB, verbs } from './telnet.ts';

const SOURCE = 'RFC 854';

/** A byte 255 in text is sent twice, so that it is not taken for the start of a command. RFC 854. */
function doubled(bytes: Bytes): Bytes {
  if (!bytes.includes(IAC)) return bytes;
  return Uint8Array.from(Array.from(bytes).flatMap((byte) => (byte === IAC ? [IAC, IAC] : byte)));
}
const single = (bytes: Bytes): Bytes =>
  bytes.filter((byte, at) => byte !== IAC || bytes[at + 1] !== IAC);

/** Text up to where its line ends, or to the end. */
const typed = leaf<string>(
  (tape) => {
    let length = 0;
    for (let byte = tape.peek(); byte !== undefined && byte !== CR && byte !== LF;)
      byte = tape.peek(++length);
    return fromUtf8(single(tape.take(length)));
  },
  (tape, value) => tape.put(doubled(utf8(value))),
);

/** CR LF; other programs also send CR NUL or a bare LF. */
const lineEnd: Codec<Bytes> = {
  walk(tape, value) {
    const end = rest.walk(tape, value);
    const isUsual = end.length === 2 && end[0] === CR && end[1] === LF;
    if (!isUsual) tape.remark('RFC 854 ends a line with CR LF; this is taken for one all the same');
    return end;
  },
};

export interface Line {
  readonly text: string;
  readonly end: Bytes;
}

export const LINE_END: Bytes = Uint8Array.of(CR, LF);

/** One line as it was typed. RFC 854, "The NVT printer and keyboard". */
export const LineLayout = struct(SOURCE, {
  text: [typed, 'what was typed, one byte a character, as everybody on the way can read it'],
  end: [lineEnd, 'CR LF: the Enter key'],
});

/** What the server prints. */
export const TextLayout = struct(SOURCE, {
  text: [
    leaf<string>(
      (tape) => fromUtf8(single(tape.take(tape.left))),
      (tape, value) => tape.put(doubled(utf8(value))),
    ),
    'what the screen shows; CR LF in it begins a new line',
  ],
});

const iac = [
  named(constant(uint8, IAC), commandName),
  'interpret as command: what follows is no text',
] as const;
const command = [named(uint8, commandName), 'which command'] as const;

/** WILL, WONT, DO, DONT, with the option that they are about. RFC 854, RFC 855. */
export const OptionLayout = struct(SOURCE, {
  IAC: iac,
  command: [
    named(uint8, commandName),
    'WILL and WONT tell what the sender does from now on; DO and DONT ask the other side, or agree',
    'RFC 855',
  ],
  option: [
    named(uint8, optionName),
    'which option; ECHO: who shows what is typed on the user’s screen',
    'RFC 857',
  ],
});

/** A command without an option, or one whose option has a value, which this program never asks for. */
const OtherLayout = struct(SOURCE, { IAC: iac, command });
const SubLayout = struct(SOURCE, {
  IAC: iac,
  command,
  rest: [rest, 'an option’s value, up to IAC SE; passed over here', 'RFC 855'],
});

export interface PlainContext {
  readonly kind: 'plain';
  readonly piece: 'line' | 'text' | 'command';
}

export const isPlainContext = (context: unknown): context is PlainContext =>
  typeof context === 'object' &&
  context !== null &&
  'kind' in context &&
  context.kind === 'plain' &&
  'piece' in context;

/** How a piece of a plain connection is read. */
export function layoutOf({ piece }: PlainContext, wire: Bytes): Codec<unknown> {
  if (piece === 'line') return LineLayout;
  if (piece === 'text') return TextLayout;
  const [, code = 0] = wire;
  if (code === SB) return SubLayout;
  return code >= verbs.WILL && code <= verbs.DONT ? OptionLayout : OtherLayout;
}
