/** Messages 1 to 29 of the transport layer: RFC 4253, and RFC 8308's extension negotiation. */
import { boolean, bytes, nameList, string, text, uint32 } from '../../../codec/types.ts';
import { struct } from '../../../codec/struct.ts';
import type { Codec } from '../../../codec/tape.ts';
import { message, messageOf, type ValuesOf } from './message.ts';

export const SSH_MSG_DISCONNECT = message('SSH_MSG_DISCONNECT', 1, 'RFC 4253 §11.1', {
  reason_code: [uint32, 'why, as a number that programs understand'],
  description: [text, 'why, in words for people'],
  language_tag: [text, 'the language of the words; nearly always empty'],
});

export const SSH_MSG_IGNORE = message('SSH_MSG_IGNORE', 2, 'RFC 4253 §11.2', {
  data: [string, 'anything: the receiver throws it away. It hides how much is really said'],
});

export const SSH_MSG_UNIMPLEMENTED = message('SSH_MSG_UNIMPLEMENTED', 3, 'RFC 4253 §11.4', {
  packet_sequence_number: [uint32, 'which of your packets I did not understand'],
});

export const SSH_MSG_DEBUG = message('SSH_MSG_DEBUG', 4, 'RFC 4253 §11.3', {
  always_display: [boolean, 'whether people should see it in any case'],
  message_text: [text, 'a note that helps to find faults'],
  language_tag: [text, 'the language of the note; nearly always empty'],
});

export const SSH_MSG_SERVICE_REQUEST = message(
  'SSH_MSG_SERVICE_REQUEST',
  5,
  'RFC 4253 §10',
  { service_name: [text, 'what the client wants next: ssh-userauth, to log in'] },
  'client',
);

export const SSH_MSG_SERVICE_ACCEPT = message(
  'SSH_MSG_SERVICE_ACCEPT',
  6,
  'RFC 4253 §10',
  { service_name: [text, 'the service that may now begin'] },
  'server',
);

export interface Extension {
  readonly extension_name: string;
  readonly extension_value: Uint8Array;
}

const extension = struct('RFC 8308 §2.3', {
  extension_name: [text, 'which extension, such as server-sig-algs'],
  extension_value: [string, 'what it says; the extension defines its form'],
});

/** A count, and then that many extensions. A count that lies runs into the end, and allocates nothing. */
const extensions: Codec<{ extensions: readonly Extension[] }> = {
  walk(tape, value) {
    const source = 'RFC 8308 §2.3';
    const given = value?.extensions ?? [];
    const count = tape.field(
      'nr_extensions',
      'how many extensions follow',
      source,
      uint32,
      given.length,
    );
    const list: Extension[] = [];
    for (let n = 0; n < count; n++) {
      list.push(
        tape.field(
          `extension ${n + 1}`,
          'one extension: a name and a value',
          source,
          extension,
          given[n],
        ),
      );
    }
    return { extensions: list };
  },
};

export const SSH_MSG_EXT_INFO = messageOf('SSH_MSG_EXT_INFO', 7, 'RFC 8308 §2.3', extensions);

export const SSH_MSG_KEXINIT = message('SSH_MSG_KEXINIT', 20, 'RFC 4253 §7.1', {
  cookie: [bytes(16), 'random, so that neither side alone can fix the session id'],
  kex_algorithms: [nameList, 'key exchange methods, best first; also markers such as ext-info-c'],
  server_host_key_algorithms: [
    nameList,
    'kinds of host key and signature by which the server may prove itself',
  ],
  encryption_algorithms_client_to_server: [nameList, 'ciphers for what the client sends'],
  encryption_algorithms_server_to_client: [nameList, 'ciphers for what the server sends'],
  mac_algorithms_client_to_server: [
    nameList,
    'integrity checks for what the client sends, where the cipher has none',
  ],
  mac_algorithms_server_to_client: [
    nameList,
    'integrity checks for what the server sends, where the cipher has none',
  ],
  compression_algorithms_client_to_server: [nameList, 'compression of what the client sends'],
  compression_algorithms_server_to_client: [nameList, 'compression of what the server sends'],
  languages_client_to_server: [
    nameList,
    'languages of messages for people; always empty in practice',
  ],
  languages_server_to_client: [
    nameList,
    'languages of messages for people; always empty in practice',
  ],
  first_kex_packet_follows: [
    boolean,
    'TRUE when the sender has guessed the method and sends its first packet at once',
  ],
  reserved: [uint32, 'zero, kept for later'],
});

export const SSH_MSG_NEWKEYS = message('SSH_MSG_NEWKEYS', 21, 'RFC 4253 §7.3', {});

export const transportMessages = {
  SSH_MSG_DISCONNECT,
  SSH_MSG_IGNORE,
  SSH_MSG_UNIMPLEMENTED,
  SSH_MSG_DEBUG,
  SSH_MSG_SERVICE_REQUEST,
  SSH_MSG_SERVICE_ACCEPT,
  SSH_MSG_EXT_INFO,
  SSH_MSG_KEXINIT,
  SSH_MSG_NEWKEYS,
};

export type TransportValues = ValuesOf<typeof transportMessages>;
export type KexInit = TransportValues['SSH_MSG_KEXINIT'];

/** RFC 4253 §11.1. */
export const disconnectReasons = {
  SSH_DISCONNECT_HOST_NOT_ALLOWED_TO_CONNECT: 1,
  SSH_DISCONNECT_PROTOCOL_ERROR: 2,
  SSH_DISCONNECT_KEY_EXCHANGE_FAILED: 3,
  SSH_DISCONNECT_MAC_ERROR: 5,
  SSH_DISCONNECT_SERVICE_NOT_AVAILABLE: 7,
  SSH_DISCONNECT_PROTOCOL_VERSION_NOT_SUPPORTED: 8,
  SSH_DISCONNECT_HOST_KEY_NOT_VERIFIABLE: 9,
  SSH_DISCONNECT_CONNECTION_LOST: 10,
  SSH_DISCONNECT_BY_APPLICATION: 11,
  SSH_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE: 14,
} as const;
export type DisconnectReason = keyof typeof disconnectReasons;
