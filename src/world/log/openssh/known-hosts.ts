/** What is printed where `known_hosts` is read. */
import { hostName, shortName, type KnownHosts, type OtherName, type ReadLine } from '../terms.ts';

/** The lines of one look-up in a file. */
export function readKnownHosts({ file, exists, read, host, port }: KnownHosts): string[] {
  if (!exists) return [`debug1: load_hostkeys: fopen ${file}: No such file or directory`];
  const loaded = read.filter(({ is }) => is === 'key').length;
  return [
    ...read.flatMap((line) => lineRead(file, line)),
    ...(loaded === 0
      ? []
      : [`debug3: load_hostkeys_file: loaded ${loaded} keys from ${hostName({ host, port })}`]),
  ];
}

const kinds = { '@cert-authority': 'ca ', '@revoked': 'revoked ' } as const;

function lineRead(file: string, read: ReadLine): string[] {
  if (read.is !== 'key') {
    const isInvalid = read.is !== 'unknown marker';
    const invalid = `debug1: ${file}:${read.line}: parse error in hostkeys file`;
    return [...passedOver(file, read), ...(isInvalid ? [invalid] : [])];
  }
  const kind = read.marker === null ? '' : kinds[read.marker];
  return [
    `debug3: record_hostkey: found ${kind}key type ${shortName(read.type)} in file ${file}:${read.line}`,
  ];
}

/** Every look-up says the same of such a line. */
function passedOver(file: string, read: Exclude<ReadLine, { is: 'key' }>): string[] {
  const at = `${file}:${read.line}`;
  switch (read.is) {
    case 'unknown marker':
      return [`hostkeys_foreach_file: invalid marker at ${at}`];
    case 'bad salt':
      return [
        `debug2: extract_salt: ${read.why}`,
        `debug2: hostkeys_foreach_file: ${at}: bad host hash "${read.hosts.slice(0, 32)}"`,
      ];
    case 'no key':
      return read.isCut ? [`debug2: ${at}: truncated before key type`] : [];
  }
}

/** The line before a look-up by a name with a port. */
export function putHostPort(name: string, port: number): string {
  return `debug3: put_host_port: [${name}]:${port}`;
}

/** The search for a key under other names. */
export const searchedNames = (file: string, others: readonly OtherName[]): string[] =>
  others.flatMap((other) =>
    other.is === 'name'
      ? [`debug1: hostkeys_find_by_key_cb: found matching key in ${tilde(file)}:${other.line}`]
      : passedOver(file, other),
  );

/** As many names as OpenSSH lists. */
const MOST_NAMES = 8;

/** What the question says of other names. */
export function namesFound(file: string, others: readonly OtherName[]): string[] {
  const names = others.flatMap((other) => (other.is === 'name' ? [other] : []));
  if (names.length === 0) return ['This key is not known by any other names.'];
  const omitted = names.length - MOST_NAMES;
  return [
    'This host key is known by the following other names/addresses:',
    ...names
      .slice(0, MOST_NAMES)
      .map(
        ({ line, hosts }) =>
          `    ${tilde(file)}:${line}: ${hosts.startsWith('|1|') ? '[hashed name]' : hosts}`,
      ),
    ...(omitted > 0 ? [`    (${omitted} additional names omitted)`] : []),
  ];
}

/** A file in somebody's home, as its owner writes it. */
const tilde = (file: string): string => file.replace(/^\/home\/[^/]+\//, '~/');
