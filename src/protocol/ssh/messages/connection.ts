/** Messages 80 to 127 of the connection protocol, RFC 4254. */
import { boolean, rest, string, text, uint32 } from '../../../codec/types.ts';
import { branch, repeat, type Layout } from '../../../codec/struct.ts';
import { blob } from '../../../codec/types.ts';
import { PublicKeyBlob } from '../public-key.ts';
import { message, messageOf, type ValuesOf } from './message.ts';

const unknownRequest = {
  request_data: [rest, 'what this request adds; its form is not known here'],
} as const satisfies Layout;

const hostKeys = repeat(
  'hostkey',
  'a host key that the server has, so that the client can learn it for later',
  'OpenSSH PROTOCOL §2.5',
  blob(PublicKeyBlob),
);

export const SSH_MSG_GLOBAL_REQUEST = messageOf(
  'SSH_MSG_GLOBAL_REQUEST',
  80,
  'RFC 4254 §4',
  branch(
    'RFC 4254 §4',
    {
      request_name: [text, 'what is asked for the connection as a whole'],
      want_reply: [boolean, 'whether the sender waits for an answer'],
    },
    'request_name',
    {
      'hostkeys-00@openssh.com': { hostkeys: [hostKeys, 'all host keys of the server'] },
      'no-more-sessions@openssh.com': {},
    },
    unknownRequest,
  ),
);

export const SSH_MSG_REQUEST_SUCCESS = message('SSH_MSG_REQUEST_SUCCESS', 81, 'RFC 4254 §4', {
  response_data: [rest, 'what the request asked for; empty for most'],
});
export const SSH_MSG_REQUEST_FAILURE = message('SSH_MSG_REQUEST_FAILURE', 82, 'RFC 4254 §4', {});

export const SSH_MSG_CHANNEL_OPEN = message('SSH_MSG_CHANNEL_OPEN', 90, 'RFC 4254 §5.1', {
  channel_type: [text, 'what the channel is for: session, to run a command or a shell'],
  sender_channel: [uint32, 'the number by which the sender knows it'],
  initial_window_size: [uint32, 'how many bytes the other side may send before it must wait'],
  maximum_packet_size: [uint32, 'the most bytes that one data message may carry'],
  channel_data: [rest, 'what this type of channel adds; nothing for a session'],
});

const toChannel = [uint32, 'the number by which the receiver knows the channel'] as const;

export const SSH_MSG_CHANNEL_OPEN_CONFIRMATION = message(
  'SSH_MSG_CHANNEL_OPEN_CONFIRMATION',
  91,
  'RFC 4254 §5.1',
  {
    recipient_channel: toChannel,
    sender_channel: [uint32, 'the number by which the sender knows it'],
    initial_window_size: [uint32, 'how many bytes the other side may send before it must wait'],
    maximum_packet_size: [uint32, 'the most bytes that one data message may carry'],
    channel_data: [rest, 'what this type of channel adds; nothing for a session'],
  },
);

export const SSH_MSG_CHANNEL_OPEN_FAILURE = message(
  'SSH_MSG_CHANNEL_OPEN_FAILURE',
  92,
  'RFC 4254 §5.1',
  {
    recipient_channel: toChannel,
    reason_code: [uint32, 'why not, as a number'],
    description: [text, 'why not, in words'],
    language_tag: [text, 'the language of the words; nearly always empty'],
  },
);

export const SSH_MSG_CHANNEL_WINDOW_ADJUST = message(
  'SSH_MSG_CHANNEL_WINDOW_ADJUST',
  93,
  'RFC 4254 §5.2',
  {
    recipient_channel: toChannel,
    bytes_to_add: [uint32, 'how many more bytes the other side may send'],
  },
);

export const SSH_MSG_CHANNEL_DATA = message('SSH_MSG_CHANNEL_DATA', 94, 'RFC 4254 §5.2', {
  recipient_channel: toChannel,
  data: [string, 'what the program says: what all of this is for'],
});

export const SSH_MSG_CHANNEL_EXTENDED_DATA = message(
  'SSH_MSG_CHANNEL_EXTENDED_DATA',
  95,
  'RFC 4254 §5.2',
  {
    recipient_channel: toChannel,
    data_type_code: [uint32, 'which stream: 1 is standard error'],
    data: [string, 'what the program says on that stream'],
  },
);

export const SSH_MSG_CHANNEL_EOF = message('SSH_MSG_CHANNEL_EOF', 96, 'RFC 4254 §5.3', {
  recipient_channel: toChannel,
});
export const SSH_MSG_CHANNEL_CLOSE = message('SSH_MSG_CHANNEL_CLOSE', 97, 'RFC 4254 §5.3', {
  recipient_channel: toChannel,
});

export const SSH_MSG_CHANNEL_REQUEST = messageOf(
  'SSH_MSG_CHANNEL_REQUEST',
  98,
  'RFC 4254 §5.4',
  branch(
    'RFC 4254 §5.4',
    {
      recipient_channel: toChannel,
      request_type: [text, 'what is asked for this channel'],
      want_reply: [boolean, 'whether the sender waits for an answer'],
    },
    'request_type',
    {
      exec: { command: [text, 'the command line to run', 'RFC 4254 §6.5'] },
      shell: {},
      'pty-req': {
        terminal: [text, 'kind of terminal, such as xterm', 'RFC 4254 §6.2'],
        width_characters: [uint32, 'columns', 'RFC 4254 §6.2'],
        height_rows: [uint32, 'rows', 'RFC 4254 §6.2'],
        width_pixels: [uint32, 'width in pixels', 'RFC 4254 §6.2'],
        height_pixels: [uint32, 'height in pixels', 'RFC 4254 §6.2'],
        terminal_modes: [string, 'how the terminal behaves, encoded', 'RFC 4254 §8'],
      },
      env: {
        variable_name: [text, 'name of an environment variable', 'RFC 4254 §6.4'],
        variable_value: [text, 'its value', 'RFC 4254 §6.4'],
      },
      'exit-status': {
        exit_status: [uint32, 'how the command ended: 0 is success', 'RFC 4254 §6.10'],
      },
      'exit-signal': {
        signal_name: [text, 'the signal that ended the command', 'RFC 4254 §6.10'],
        core_dumped: [boolean, 'whether it left a memory image', 'RFC 4254 §6.10'],
        error_message: [text, 'why, in words', 'RFC 4254 §6.10'],
        language_tag: [text, 'the language of the words', 'RFC 4254 §6.10'],
      },
    },
    unknownRequest,
  ),
);

export const SSH_MSG_CHANNEL_SUCCESS = message('SSH_MSG_CHANNEL_SUCCESS', 99, 'RFC 4254 §5.4', {
  recipient_channel: toChannel,
});
export const SSH_MSG_CHANNEL_FAILURE = message('SSH_MSG_CHANNEL_FAILURE', 100, 'RFC 4254 §5.4', {
  recipient_channel: toChannel,
});

export const connectionMessages = {
  SSH_MSG_GLOBAL_REQUEST,
  SSH_MSG_REQUEST_SUCCESS,
  SSH_MSG_REQUEST_FAILURE,
  SSH_MSG_CHANNEL_OPEN,
  SSH_MSG_CHANNEL_OPEN_CONFIRMATION,
  SSH_MSG_CHANNEL_OPEN_FAILURE,
  SSH_MSG_CHANNEL_WINDOW_ADJUST,
  SSH_MSG_CHANNEL_DATA,
  SSH_MSG_CHANNEL_EXTENDED_DATA,
  SSH_MSG_CHANNEL_EOF,
  SSH_MSG_CHANNEL_CLOSE,
  SSH_MSG_CHANNEL_REQUEST,
  SSH_MSG_CHANNEL_SUCCESS,
  SSH_MSG_CHANNEL_FAILURE,
};
export type ConnectionValues = ValuesOf<typeof connectionMessages>;
export type ChannelRequest = ConnectionValues['SSH_MSG_CHANNEL_REQUEST'];
