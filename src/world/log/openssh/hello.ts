/** What is printed while connecting, and until both identification lines are known. */
import { IDENTIFICATION } from '../../openssh.ts';
import type { IdentityFile, NamedKey, Server } from '../terms.ts';

export const helloLog = {
  // Connecting

  started: () => [`${IDENTIFICATION.slice('SSH-2.0-'.length)}, ${OPENSSL}`],

  connecting: ({ host, address, port }: Server) => [
    ...(host === address
      ? [`debug2: resolve_canonicalize: hostname ${host} is address`]
      : [
          `debug2: resolving "${host}" port ${port}`,
          `debug3: resolve_host: lookup ${host}:${port}`,
        ]),
    'debug3: ssh_connect_direct: entering',
    `debug1: Connecting to ${host} [${address}] port ${port}.`,
    'debug3: set_sock_tos: set socket 3 IP_TOS 0x10',
  ],

  connected: () => ['debug1: Connection established.'],

  'identity-file': ({ path, key, certificate = null }: IdentityFile) => [
    `debug1: identity file ${path} type ${numberOf(key)}`,
    `debug1: identity file ${path}-cert type ${numberOf(certificate)}`,
  ],

  // Identification

  'identification-sent': ({ identification }: { identification: string }) => [
    `debug1: Local version string ${identification}`,
  ],

  /** A line that the server sent before its identification; `index` counts from 0. */
  'line-before-identification': ({ index, line }: { index: number; line: string }) => [
    `debug1: kex_exchange_identification: banner line ${index}: ${line}`,
  ],

  'identification-received': ({ identification }: { identification: string }) => {
    const [, protocol = '', software = ''] = /^SSH-([^-]*)-(.*)$/s.exec(identification) ?? [];
    return [
      `debug1: Remote protocol version ${protocol}, remote software version ${software}`,
      software.startsWith('OpenSSH')
        ? `debug1: compat_banner: match: ${software} pat OpenSSH* compat 0x04000000`
        : `debug1: compat_banner: no match: ${software}`,
      'debug2: fd 3 setting O_NONBLOCK',
    ];
  },

  authenticating: ({ host, port, user }: { host: string; port: number; user: string }) => [
    `debug1: Authenticating to ${host}:${port} as '${user}'`,
  ],
};

const OPENSSL = 'OpenSSL 3.0.19 27 Jan 2026';

const keyTypeNumbers: Readonly<Record<string, number>> = {
  'ssh-rsa': 0,
  'ecdsa-sha2-nistp256': 2,
  'ecdsa-sha2-nistp384': 2,
  'ecdsa-sha2-nistp521': 2,
  'ssh-ed25519': 3,
  'ssh-rsa-cert-v01@openssh.com': 4,
  'ecdsa-sha2-nistp256-cert-v01@openssh.com': 6,
  'ecdsa-sha2-nistp384-cert-v01@openssh.com': 6,
  'ecdsa-sha2-nistp521-cert-v01@openssh.com': 6,
  'ssh-ed25519-cert-v01@openssh.com': 7,
};

const numberOf = (key: NamedKey | null): number =>
  key === null ? -1 : (keyTypeNumbers[key.type] ?? -1);
