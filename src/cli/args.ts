/** Reading a command's arguments, and its help. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { BadInput, codeOf } from './errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads options and plain arguments. After `most` plain arguments everything is taken as it is: options of a remote
 * command are not ours. Throws a BadInput that names the argument.
 */
export function readArgs<const O extends Options>(
  argv: readonly string[],
  options: O,
  most = Infinity,
) {
  const cut = endOfOurs(argv, options, most);
  try {
    const { values, positionals } = parseArgs({
      args: argv.slice(0, cut),
      options,
      allowPositionals: true,
    });
    return { values, positionals: [...positionals, ...argv.slice(cut)] };
  } catch (error) {
    throw new BadInput(plain(error));
  }
}

/** Where the plain argument after the last that is ours begins. */
function endOfOurs(argv: readonly string[], options: Options, most: number): number {
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const plainOnes = tokens.filter(({ kind }) => kind === 'positional');
  return plainOnes[most]?.index ?? argv.length;
}

/** Node's words, without its advice. */
function plain(error: unknown): string {
  const [text = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const [sentence = text] = text.split('. ');
  if (codeOf(error) === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return lowerFirst(sentence);
  return lowerFirst(sentence.replace(/ argument is ambiguous.?$/, ': its value is missing'));
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A whole number between two others. Throws a BadInput that names the option. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new BadInput(`${option}: expected a number from ${least} to ${most}, found "${text}"`);
}

/** A number of seconds, in milliseconds. Throws a BadInput that names the option. */
export function seconds(option: string, text: string): number {
  const number = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (number > 0) return number * 1000;
  throw new BadInput(`${option}: expected a number of seconds, found "${text}"`);
}

/** A host's name or address, an IPv6 one perhaps in brackets; null where it cannot be one, as a URL. */
export function hostIn(text: string): string | null {
  const host = text.replace(/^\[(.*)\]$/, '$1');
  return /^[^\s/\p{Cc}]{1,255}$/u.test(host) ? host : null;
}
