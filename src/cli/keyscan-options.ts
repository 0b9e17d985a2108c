/** What `keyscan` is asked to do. */
import { keyAlgorithms } from '../protocol/ssh/public-key.ts';
import { hostIn, readArgs, seconds, wholeNumber } from './args.ts';
import { BadInput } from './errors.ts';

export interface KeyscanOptions {
  readonly host: string;
  readonly port: number;
  readonly types: readonly ScannedType[];
  readonly timeoutMs: number;
}

/** A type of key, as people name it, with the algorithms that a server can sign with it. */
export interface ScannedType {
  /** Such as `ed25519`. */
  readonly name: string;
  /** What the client offers in KEXINIT so that the server answers with such a key. */
  readonly algorithms: readonly string[];
}

const options = {
  port: { type: 'string', short: 'p', default: '22' },
  types: { type: 'string', short: 't' },
  timeout: { type: 'string', default: '5' },
} as const;

/** Throws a BadInput that names what is wrong. Connects to nothing. */
export function readKeyscanOptions(argv: readonly string[]): KeyscanOptions {
  const { values, positionals } = readArgs(argv, options);
  const [target, more] = positionals;
  if (target === undefined) throw new BadInput('keyscan: HOST is missing');
  if (more !== undefined) throw new BadInput(`keyscan: one HOST at a time, found "${more}" too`);
  const host = hostIn(target);
  // Nobody logs in, so a user's name before the host would be taken for a part of it.
  if (host === null || host.includes('@')) {
    throw new BadInput(`keyscan: expected HOST, found "${target}"`);
  }
  return {
    host,
    port: wholeNumber('-p', values.port, 1, 65535),
    types: readTypes(values.types),
    timeoutMs: seconds('--timeout', values.timeout),
  };
}

/** Each type once. Throws a BadInput that lists the types that there are. */
function readTypes(text: string | undefined): readonly ScannedType[] {
  const all = typesByName();
  const names = text === undefined ? [...all.keys()] : text.toLowerCase().split(',');
  return [...new Set(names)].map((name) => {
    const algorithms = all.get(name) ?? algorithmsOf(name);
    if (algorithms.length > 0) return { name, algorithms };
    throw new BadInput(
      `-t: there is no type of key "${name}"; there are ${[...all.keys()].join(', ')}`,
    );
  });
}

/** As ssh-keyscan names them: all sizes of a kind of key together, as `ecdsa`. */
function typesByName(): ReadonlyMap<string, readonly string[]> {
  const types = new Map<string, readonly string[]>();
  for (const { name, title, certified } of keyAlgorithms.values()) {
    if (certified) continue;
    const type = title.toLowerCase();
    types.set(type, [...(types.get(type) ?? []), name]);
  }
  return types;
}

/** Those of one type by its name in key files, such as `ssh-ed25519`. */
const algorithmsOf = (keyType: string): readonly string[] =>
  [...keyAlgorithms.values()]
    .filter((algorithm) => algorithm.keyType === keyType && !algorithm.certified)
    .map(({ name }) => name);
