/** What is printed from the first message of a key exchange to the new keys. */
import { rekeyBlocks } from '../openssh-habits.ts';
import {
  addressName,
  hostName,
  keyName,
  shortName,
  type KnownHosts,
  type NamedKey,
  type OtherName,
  type Server,
} from '../terms.ts';
import { namesFound, putHostPort, readKnownHosts, searchedNames } from './known-hosts.ts';

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

  'kex-reply-certified': (said: {
    certificate: NamedKey;
    authority: NamedKey;
    serial: bigint;
    id: string;
    period: string;
    names: readonly string[];
  }) => [
    'debug1: SSH2_MSG_KEX_ECDH_REPLY received',
    `debug1: Server host certificate: ${said.certificate.type} ${said.certificate.fingerprint}, ` +
      `serial ${said.serial} ID "${said.id}" CA ${said.authority.type} ` +
      `${said.authority.fingerprint} valid ${said.period}`,
    ...said.names.map((name) => `debug2: Server host certificate hostname: ${name}`),
  ],

  // The host key

  /** The look-up of the key that the server sent. */
  'host-key-looked-up': (known: KnownHosts) => {
    if (known.port === 22) return readKnownHosts(known);
    return [
      putHostPort(known.address, known.port),
      putHostPort(known.host, known.port),
      ...readKnownHosts(known),
      ...(known.without
        ? ['debug1: checking without port identifier', ...readKnownHosts(known.without)]
        : []),
    ];
  },

  'host-key-known': (known: Server & { key: NamedKey; file: string; line: number }) => [
    `debug1: Host '${hostName(known)}' is known and matches the ${keyName(known.key)} host key.`,
    `debug1: Found key in ${known.file}:${known.line}`,
  ],

  /** The authority is known; whether the certificate is good is checked next. */
  'host-authority-known': (known: Server & { key: NamedKey; file: string; line: number }) => [
    `debug1: Host '${hostName(known)}' is known and matches the ${keyName(known.key)} host certificate.`,
    `debug1: Found CA key in ${known.file}:${known.line}`,
  ],

  'host-certificate-dropped': () => ['debug1: No matching CA found. Retry with plain key'],

  /** Once more, by the name without its port. */
  'host-key-without-port': (known: KnownHosts) => [
    'debug1: checking without port identifier',
    ...readKnownHosts(known),
  ],

  /** The host is unknown; its key may stand in the file under other names. */
  'host-key-unknown': (
    unknown: Server & {
      key: NamedKey;
      file: string;
      exists: boolean;
      others: readonly OtherName[];
    },
  ) => [
    `debug3: hostkeys_find_by_key_hostfile: trying user hostfile "${unknown.file}"`,
    unknown.exists
      ? `debug3: hostkeys_foreach: reading file "${unknown.file}"`
      : `debug1: hostkeys_find_by_key_hostfile: hostkeys file ${unknown.file} does not exist`,
    ...searchedNames(unknown.file, unknown.others),
    `The authenticity of host '${hostName(unknown)} (${addressName(unknown)})' ` +
      "can't be established.",
    `${keyName(unknown.key)} key fingerprint is ${unknown.key.fingerprint}.`,
    ...namesFound(unknown.file, unknown.others),
  ],

  /** The question, with each answer that the person gave; anything unclear is asked again. */
  'host-key-asked': ({ answers }: { answers: readonly [string, ...string[]] }) =>
    answers.map((answer, i) => (i === 0 ? CONFIRM_HOST_KEY : CONFIRM_AGAIN) + answer),

  'host-key-added': (added: Server & { key: NamedKey }) => [
    `Warning: Permanently added '${hostName(added)}' (${keyName(added.key)}) ` +
      'to the list of known hosts.',
  ],

  'host-key-changed': (
    changed: Server & {
      key: NamedKey;
      file: string;
      line: number;
      knownType: string;
      tolerated: boolean;
    },
  ) => [
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
    ...(changed.tolerated
      ? PASSWORDS_OFF
      : [`Host key for ${hostName(changed)} has changed and you have requested strict checking.`]),
  ],

  /** A line with the marker @revoked has the key that came. */
  'host-key-revoked': (revoked: Server & { key: NamedKey; tolerated: boolean }) => [
    '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@',
    '@       WARNING: REVOKED HOST KEY DETECTED!               @',
    '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@',
    `The ${keyName(revoked.key)} host key for ${hostName(revoked)} is marked as revoked.`,
    'This could mean that a stolen key is being used to',
    'impersonate this host.',
    ...(revoked.tolerated
      ? PASSWORDS_OFF
      : [
          `${keyName(revoked.key)} host key for ${hostName(revoked)} was revoked ` +
            'and you have requested strict checking.',
        ]),
  ],

  /** The host is new on its port, but not without one. */
  'host-key-known-without-port': () => ['debug1: found matching key w/out port'],

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

/** With StrictHostKeyChecking=no a key that is wrong is put up with, but told no secrets. */
const PASSWORDS_OFF = ['Password', 'Keyboard-interactive'].map(
  (method) => `${method} authentication is disabled to avoid man-in-the-middle attacks.`,
);

const CONFIRM_HOST_KEY = 'Are you sure you want to continue connecting (yes/no/[fingerprint])? ';
const CONFIRM_AGAIN = "Please type 'yes', 'no' or the fingerprint: ";
