/** What is printed where `known_hosts` is read. */
import { hostName, shortName, type KnownHosts } from '../terms.ts';

/** The lines of one look-up in a file. */
export function readKnownHosts({ file, exists, found, host, port }: KnownHosts): string[] {
  if (!exists) return [`debug1: load_hostkeys: fopen ${file}: No such file or directory`];
  if (found.length === 0) return [];
  return [
    ...found.map(
      ({ line, type }) =>
        `debug3: record_hostkey: found key type ${shortName(type)} in file ${file}:${line}`,
    ),
    `debug3: load_hostkeys_file: loaded ${found.length} keys from ${hostName({ host, port })}`,
  ];
}

/** The line before a look-up by a name with a port. */
export function putHostPort(name: string, port: number): string {
  return `debug3: put_host_port: [${name}]:${port}`;
}
