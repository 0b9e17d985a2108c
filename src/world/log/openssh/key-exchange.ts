/** What is printed from the first message of a key exchange to the new keys. */
import { rekeyBlocks } from '../../openssh.ts';
import {
  addressName,
  hostName,
  keyName,
  shortName,
  type KnownHosts,
  type NamedKey,
  type Server,
} from '../terms.ts';
import { putHostPort, readKnownHosts } from './known-hosts.ts';

export const keyExchangeLog = {
  // Key exchange. OpenSSH says ECDH for every method that has two messages.

  /**
   * A Diffie-Hellman value passed its check: the client's own, before it is sent, and the server's,
   * after its host key was agreed to.
   * @param bits How many bits of the value are 1.
   * @param size How many bits the group's prime has.
   */
  'dh-value-checked': ({ bits, size }: { bits: number; size: number }) => [
    `debug2: bits set: ${bits}/${size}`,
  ],

  'kex-init-sent': () => ['debug1: expecting SSH2_MSG_KEX_ECDH_REPLY'],

  'kex-reply-received': ({ hostKey }: { hostKey: NamedKey }) => [
    'debug1: SSH2_MSG_KEX_ECDH_REPLY received',
    `debug1: Server host key: ${hostKey.type} ${hostKey.fingerprint}`,
  ],

  // The host key

  /** The look-up of the key that the server sent. */
  'host-key-looked-up': (known: KnownHosts) => {
    if (known.port === 22) return readKnownHosts(known);
    return [
      putHostPort(known.address, known.port),
      putHostPort(known.host, known.port),
      ...readKnownHosts(known),
      ...(known.found.length > 0
        ? []
        : ['debug1: checking without port identifier', ...readKnownHosts(known)]),
    ];
  },

  'host-key-known': (known: Server & { key: NamedKey; file: string; line: number }) => [
    `debug1: Host '${hostName(known)}' is known and matches the ${keyName(known.key)} host key.`,
    `debug1: Found key in ${known.file}:${known.line}`,
  ],

  /** The host is unknown, and so is its key under any other name. */
  'host-key-unknown': (unknown: Server & { key: NamedKey; file: string; exists: boolean }) => [
    `debug3: hostkeys_find_by_key_hostfile: trying user hostfile "${unknown.file}"`,
    unknown.exists
      ? `debug3: hostkeys_foreach: reading file "${unknown.file}"`
      : `debug1: hostkeys_find_by_key_hostfile: hostkeys file ${unknown.file} does not exist`,
    `The authenticity of host '${hostName(unknown)} (${addressName(unknown)})' ` +
      "can't be established.",
    `${keyName(unknown.key)} key fingerprint is ${unknown.key.fingerprint}.`,
    'This key is not known by any other names.',
  ],

  /** The question, with each answer that the person gave; anything unclear is asked again. */
  'host-key-asked': ({ answers }: { answers: readonly [string, ...string[]] }) =>
    answers.map((answer, i) => (i === 0 ? CONFIRM_HOST_KEY : CONFIRM_AGAIN) + answer),

  'host-key-added': (added: Server & { key: NamedKey }) => [
    `Warning: Permanently added '${hostName(added)}' (${keyName(added.key)}) ` +
      'to the list of known hosts.',
  ],

  'host-key-changed': (changed: ChangedKey) => [
    ...changedKeyWarning(changed),
    `Host key for ${hostName(changed)} has changed and you have requested strict checking.`,
  ],

  /** With StrictHostKeyChecking=no. */
  'host-key-changed-accepted': (changed: ChangedKey) => [
    ...changedKeyWarning(changed),
    'Password authentication is disabled to avoid man-in-the-middle attacks.',
    'Keyboard-interactive authentication is disabled to avoid man-in-the-middle attacks.',
  ],

  'host-key-refused': () => ['Host key verification failed.'],

  // New keys. `packets` counts those of this direction since the last new keys, NEWKEYS included;
  // it is null without strict key exchange. `blockSize` is the cipher's, 8 for chacha20.

  'newkeys-sent': ({ packets, blockSize }: { packets: number | null; blockSize: number }) => [
    ...(packets === null
      ? []
      : [`debug1: ssh_packet_send2_wrapped: resetting send seqnr ${packets}`]),
    'debug2: ssh_set_newkeys: mode 1',
    `debug1: rekey out after ${rekeyBlocks(blockSize)} blocks`,
    'debug1: SSH2_MSG_NEWKEYS sent',
    'debug1: expecting SSH2_MSG_NEWKEYS',
  ],

  'newkeys-received': ({ packets, blockSize }: { packets: number | null; blockSize: number }) => [
    ...(packets === null ? [] : [`debug1: ssh_packet_read_poll2: resetting read seqnr ${packets}`]),
    'debug1: SSH2_MSG_NEWKEYS received',
    'debug2: ssh_set_newkeys: mode 0',
    `debug1: rekey in after ${rekeyBlocks(blockSize)} blocks`,
  ],
};

const CONFIRM_HOST_KEY = 'Are you sure you want to continue connecting (yes/no/[fingerprint])? ';
const CONFIRM_AGAIN = "Please type 'yes', 'no' or the fingerprint: ";

type ChangedKey = Server & { key: NamedKey; file: string; line: number; knownType: string };

const changedKeyWarning = (changed: ChangedKey): string[] => [
  '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@',
  '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @',
  '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@',
  'IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!',
  'Someone could be eavesdropping on you right now (man-in-the-middle attack)!',
  'It is also possible that a host key has just been changed.',
  `The fingerprint for the ${keyName(changed.key)} key sent by the remote host is`,
  `${changed.key.fingerprint}.`,
  'Please contact your system administrator.',
  `Add correct host key in ${changed.file} to get rid of this message.`,
  `Offending ${shortName(changed.knownType)} key in ${changed.file}:${changed.line}`,
  '  remove with:',
  `  ssh-keygen -f "${changed.file}" -R "${hostName(changed)}"`,
];
