/** Words for the messages of the connection protocol, RFC 4254: the whole connection, and its channels. */
import type { ConnectionValues } from '../../../protocol/ssh/messages/connection.ts';
import { bytes, lengthIn, numberIn, quoted } from '../more-prose.ts';
import { count, short, textIn } from '../prose.ts';
import { described, type FrameEntry, type Said } from './entry.ts';

export const connectionFrames: { readonly [M in keyof ConnectionValues]: FrameEntry } = {
  SSH_MSG_GLOBAL_REQUEST: {
    term: (value) => short(textIn(value, 'request_name'), 60),
    send: (side, _other, value) => globalRequests(textIn(value, 'request_name')).send(side),
    receive: (side, other, value) =>
      globalRequests(textIn(value, 'request_name')).receive(side, other),
  },
  SSH_MSG_REQUEST_SUCCESS: {
    verb: 'answer',
    send: (side) => [
      `The ${side} does what it was asked`,
      'The answer to a request about the whole connection: yes.',
    ],
    receive: (side, other) => [
      `The ${other} did what it was asked`,
      `The answer to the ${side}’s request about the whole connection: yes.`,
    ],
  },
  SSH_MSG_REQUEST_FAILURE: {
    verb: 'answer',
    send: (side) => [
      `The ${side} does not do what it was asked`,
      'The answer to a request about the whole connection: no.',
    ],
    receive: (side, other) => [
      `The ${other} does not do what it was asked`,
      `The answer to the ${side}’s request about the whole connection: no.`,
    ],
  },
  SSH_MSG_CHANNEL_OPEN: {
    verb: 'open',
    term: (value) =>
      `${short(textIn(value, 'channel_type'), 40)}, initial_window_size ${count(numberIn(value, 'initial_window_size'))}`,
    send: (side, other) => [
      `The ${side} asks for a channel`,
      `It gives it a number, and says how much the ${other} may send before it must wait.`,
    ],
    receive: (side, other) => [
      `The ${other} asks for a channel`,
      `The ${side} can open it, or say no with a reason.`,
    ],
  },
  SSH_MSG_CHANNEL_OPEN_CONFIRMATION: {
    verb: 'open',
    term: (value) => `initial_window_size ${count(numberIn(value, 'initial_window_size'))}`,
    send: (side) => [
      `The ${side} opens the channel`,
      'It adds its own number for the channel, and how much it takes at first.',
    ],
    receive: (side, other) => [
      `The ${side} has its channel`,
      `The ${other} has opened it, and says how much it takes at first.`,
    ],
  },
  SSH_MSG_CHANNEL_OPEN_FAILURE: {
    verb: 'refuse',
    term: (value) => `reason ${numberIn(value, 'reason_code')}`,
    send: (side, _other, value) => [
      `The ${side} opens no channel`,
      `It gives a reason: ${described(value)}.`,
    ],
    receive: (side, other, value) => [
      `The ${side} gets no channel`,
      `The ${other} gives a reason: ${described(value)}.`,
    ],
  },
  SSH_MSG_CHANNEL_WINDOW_ADJUST: {
    verb: 'make room',
    term: (value) => `bytes_to_add ${count(numberIn(value, 'bytes_to_add'))}`,
    send: (side, other, value) => [
      `The ${side} makes room`,
      `The ${other} may send ${bytes(numberIn(value, 'bytes_to_add'))} more on this channel.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} may send more`,
      `There is room for ${bytes(numberIn(value, 'bytes_to_add'))} more on this channel.`,
    ],
  },
  SSH_MSG_CHANNEL_DATA: {
    send: (side, _other, value) => [
      side === 'server'
        ? 'The server sends what the command prints'
        : 'The client sends input for the command',
      `${bytes(lengthIn(value, 'data'))} of it, encrypted. This is what all the rest is for.`,
    ],
    receive: (side, _other, value) => [
      side === 'client'
        ? 'The client gets what the command prints'
        : 'The server gets input for the command',
      `${bytes(lengthIn(value, 'data'))}, just as they were on the other side.`,
    ],
  },
  SSH_MSG_CHANNEL_EXTENDED_DATA: {
    term: (value) => `data_type_code ${numberIn(value, 'data_type_code')}`,
    send: (side, _other, value) => [
      `The ${side} sends what went to standard error`,
      `${bytes(lengthIn(value, 'data'))}, kept apart from the command’s ordinary output.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} gets what went to standard error`,
      `${bytes(lengthIn(value, 'data'))}, kept apart from the command’s ordinary output.`,
    ],
  },
  SSH_MSG_CHANNEL_EOF: {
    verb: 'finish',
    send: (side, other) => [
      `The ${side} has no more data`,
      `It will send no more on this channel. The ${other} still may.`,
    ],
    receive: (side, other) => [
      `The ${other} has no more data`,
      `Nothing more will come on this channel. The ${side} may still send.`,
    ],
  },
  SSH_MSG_CHANNEL_CLOSE: {
    verb: 'close',
    send: (side) => [
      `The ${side} closes the channel`,
      'Once both have said so, it is gone. The connection stays.',
    ],
    receive: (side, other) => [
      `The ${other} closes the channel`,
      `Once the ${side} has said so too, it is gone. The connection stays.`,
    ],
  },
  SSH_MSG_CHANNEL_REQUEST: {
    verb: 'request',
    term: (value) => short(textIn(value, 'request_type'), 60),
    send: (side, other, value) => channelRequest(value).send(side, other, value),
    receive: (side, other, value) => channelRequest(value).receive(side, other, value),
  },
  SSH_MSG_CHANNEL_SUCCESS: {
    verb: 'answer',
    send: (side) => [
      `The ${side} does what the channel was asked`,
      'The answer to the last request on this channel: yes.',
    ],
    receive: (side, other) => [
      `The ${other} does what was asked`,
      `The answer to the ${side}’s request on this channel: yes.`,
    ],
  },
  SSH_MSG_CHANNEL_FAILURE: {
    verb: 'refuse',
    send: (side) => [
      `The ${side} does not do what it was asked`,
      'The answer to the last request on this channel: no.',
    ],
    receive: (side, other) => [
      `The ${other} does not do what was asked`,
      `The answer to the ${side}’s request on this channel: no.`,
    ],
  },
};

// --- requests about the connection and about channels ------------------------------------------------------------

function globalRequests(name: string): {
  readonly send: (side: string) => Said;
  readonly receive: (side: string, other: string) => Said;
} {
  if (name === 'hostkeys-00@openssh.com') {
    return {
      send: (side) => [
        `The ${side} names all its host keys`,
        'So that the client can learn them for later. This message does not prove that the server holds them all.',
      ],
      receive: (side, other) => [
        `The ${side} hears of all the ${other}’s host keys`,
        'It could ask for proof of each, and then add them to known_hosts.',
      ],
    };
  }
  if (name === 'no-more-sessions@openssh.com') {
    return {
      send: (side) => [
        `The ${side} will open no more sessions`,
        'Should somebody take over the client later, a server that knows this request opens no other.',
      ],
      receive: (side, other) => [
        `The ${other} will open no more sessions`,
        `The ${side} may hang up if it is asked for another one.`,
      ],
    };
  }
  return {
    send: (side) => [
      `The ${side} asks something of the connection`,
      `It is about no channel in particular: ${quoted(name, 60)}.`,
    ],
    receive: (side) => [
      `The ${side} is asked something`,
      `It is about no channel in particular: ${quoted(name, 60)}.`,
    ],
  };
}

const channelRequests: Readonly<Record<string, Pick<FrameEntry, 'send' | 'receive'>>> = {
  exec: {
    send: (side, _other, value) => [
      `The ${side} asks to run a command`,
      `It is ${quoted(textIn(value, 'command'), 70)}, and crosses encrypted like all the rest.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} is asked to run a command`,
      `It is ${quoted(textIn(value, 'command'), 70)}, for the user who has logged in.`,
    ],
  },
  shell: {
    send: (side) => [
      `The ${side} asks for a shell`,
      'The user’s own, to type one command after another.',
    ],
    receive: (side) => [
      `The ${side} is asked for a shell`,
      'The user’s own, to take one command after another.',
    ],
  },
  'pty-req': {
    send: (side, _other, value) => [
      `The ${side} asks for a terminal`,
      `Its size is ${numberIn(value, 'width_characters')} columns and ${numberIn(value, 'height_rows')} rows, its kind ${quoted(textIn(value, 'terminal'), 30)}.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} is asked for a terminal`,
      `Of ${numberIn(value, 'width_characters')} columns and ${numberIn(value, 'height_rows')} rows, kind ${quoted(textIn(value, 'terminal'), 30)}.`,
    ],
  },
  env: {
    send: (side, _other, value) => [
      `The ${side} hands over a variable`,
      `${quoted(textIn(value, 'variable_name'), 40)} should have the value ${quoted(textIn(value, 'variable_value'), 60)}.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} is handed a variable`,
      `${quoted(textIn(value, 'variable_name'), 40)} should have the value ${quoted(textIn(value, 'variable_value'), 60)}.`,
    ],
  },
  'exit-status': {
    send: (side, _other, value) => [
      `The ${side} says how the command ended`,
      `With status ${numberIn(value, 'exit_status')}. By custom, 0 is success.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} learns how the command ended`,
      `With status ${numberIn(value, 'exit_status')}. By custom, 0 is success.`,
    ],
  },
  'exit-signal': {
    send: (side, _other, value) => [
      `The ${side} says that a signal ended the command`,
      `It was ${quoted(textIn(value, 'signal_name'), 30)}.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} learns that a signal ended the command`,
      `It was ${quoted(textIn(value, 'signal_name'), 30)}.`,
    ],
  },
};

function channelRequest(value: unknown): Pick<FrameEntry, 'send' | 'receive'> {
  const type = textIn(value, 'request_type');
  const known = Object.hasOwn(channelRequests, type) ? channelRequests[type] : undefined;
  return (
    known ?? {
      send: (side) => [
        `The ${side} asks something of the channel`,
        `Not every program knows this request: ${quoted(type, 60)}.`,
      ],
      receive: (side) => [
        `The ${side} is asked something of the channel`,
        `Not every program knows this request: ${quoted(type, 60)}.`,
      ],
    }
  );
}
