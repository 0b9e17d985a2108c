/** Which protocol a command speaks: `--protocol ssh`, as it does unless told, or `--protocol tls`. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { BadInput } from './errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

const protocols = ['ssh', 'tls'] as const;
export type Protocol = (typeof protocols)[number];

const isProtocol = (text: string | undefined): text is Protocol =>
  protocols.some((one) => one === text);

/** A command's options, by protocol. */
export type OptionsOf = Readonly<Record<Protocol, Options>>;

export interface Chosen {
  readonly protocol: Protocol;
  /** The arguments without `--protocol`. */
  readonly argv: readonly string[];
}

/**
 * Takes `--protocol` out of a command's arguments. After `most` plain arguments nothing is ours: options of a remote
 * command. Throws a BadInput that names an option that only another protocol has.
 */
export function chooseProtocol(
  argv: readonly string[],
  optionsOf: OptionsOf,
  most = Infinity,
): Chosen {
  const { tokens } = parseArgs({
    args: [...argv],
    options: { ...optionsOf.ssh, ...optionsOf.tls, protocol: { type: 'string' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const end = tokens.filter(({ kind }) => kind === 'positional')[most]?.index ?? argv.length;
  const given = tokens.flatMap((token) =>
    token.kind === 'option' && token.index < end ? [token] : [],
  );
  let protocol: Protocol = 'ssh';
  const taken = new Set<number>();
  for (const { name, value, index, inlineValue } of given) {
    if (name !== 'protocol') continue;
    if (!isProtocol(value))
      throw new BadInput(`--protocol: expected ${protocols.join(' or ')}, found "${value ?? ''}"`);
    protocol = value;
    taken.add(index);
    if (!inlineValue) taken.add(index + 1);
  }
  const other = protocol === 'ssh' ? 'tls' : 'ssh';
  const stray = given.find(
    ({ name }) =>
      Object.hasOwn(optionsOf[other], name) && !Object.hasOwn(optionsOf[protocol], name),
  );
  if (stray)
    throw new BadInput(`${stray.rawName} belongs to --protocol ${other}, not to ${protocol}`);
  return { protocol, argv: argv.filter((_argument, index) => !taken.has(index)) };
}
