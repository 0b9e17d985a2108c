/**
 * What `ssh -vvv` of OpenSSH 9.2 prints at moments that no login in test/golden/logs has. The first
 * three were seen in a real one; the ends in failure are put together from the program's own words,
 * and were not. See `opensshClientLog`.
 */
import { keyName, type NamedKey, type Server, hostName } from './terms.ts';

export const opensshRareLog = {
  /** With StrictHostKeyChecking=yes. */
  'host-key-not-known': (unknown: Server & { key: NamedKey }) => [
    `No ${keyName(unknown.key)} host key is known for ${hostName(unknown)} ` +
      'and you have requested strict checking.',
  ],

  /** In a later key exchange. */
  'host-key-same': (key: NamedKey) => [
    `debug2: verify_host_key: server host key ${keyName(key)} ${key.fingerprint} ` +
      'matches cached key',
  ],

  /** Before the request is sent. */
  'shell-requested': () => ['debug2: channel 0: request shell confirm 1'],

  'mac-wrong': (server: Server) => [
    'Corrupted MAC on input.',
    ...fatal(server, 'message authentication code incorrect'),
  ],

  'host-signature-wrong': (server: Server) => fatal(server, 'incorrect signature'),

  /** The server went away without a word, after the login. */
  'connection-closed': ({ host }: Server) => [`Connection to ${host} closed by remote host.`],
};

const fatal = ({ address, port }: Server, reason: string): string[] => [
  `ssh_dispatch_run_fatal: Connection to ${address} port ${port}: ${reason}`,
];
