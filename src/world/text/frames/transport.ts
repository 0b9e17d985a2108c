/** Words for the messages of the transport layer, RFC 4253, and for what stands before them. */
import type { TransportValues } from '../../../protocol/ssh/messages/transport.ts';
import { numberIn, quoted } from '../more-prose.ts';
import { short, textIn } from '../prose.ts';
import { described, type FrameEntry } from './entry.ts';

export const transportFrames: { readonly [M in keyof TransportValues]: FrameEntry } = {
  SSH_MSG_DISCONNECT: {
    verb: 'hang up',
    term: (value) => `reason ${numberIn(value, 'reason_code')}`,
    send: (side, _other, value) => [
      `The ${side} says that it hangs up`,
      `It gives a reason: ${described(value)}. This is its last message.`,
    ],
    receive: (side, other, value) => [
      `The ${other} hangs up`,
      `It gives a reason: ${described(value)}. Nothing more will come.`,
    ],
  },
  SSH_MSG_IGNORE: {
    send: (side) => [
      `The ${side} sends something to throw away`,
      'It means nothing. To who listens, it hides how much is really said.',
    ],
    receive: (side) => [`The ${side} throws a message away`, 'It was sent to be ignored.'],
  },
  SSH_MSG_UNIMPLEMENTED: {
    verb: 'answer',
    term: (value) => `packet ${numberIn(value, 'packet_sequence_number')}`,
    send: (side, other) => [
      `The ${side} says that it did not understand`,
      `It names the packet of the ${other} by its number, and goes on.`,
    ],
    receive: (side, other) => [
      `The ${side} was not understood`,
      `The ${other} does not know one of its messages, and names it by its number.`,
    ],
  },
  SSH_MSG_DEBUG: {
    send: (side, _other, value) => [
      `The ${side} sends a note`,
      `It may help to find faults, and changes nothing: ${quoted(textIn(value, 'message_text'), 90)}.`,
    ],
    receive: (side, other, value) => [
      `The ${side} gets a note from the ${other}`,
      `It may help to find faults, and changes nothing: ${quoted(textIn(value, 'message_text'), 90)}.`,
    ],
  },
  SSH_MSG_SERVICE_REQUEST: {
    verb: 'request',
    term: (value) => short(textIn(value, 'service_name'), 40),
    send: (side) => [
      `The ${side} wants to log in`,
      'It asks for the service that does this, now that what it says is encrypted.',
    ],
    receive: (side, other) => [
      `The ${other} wants to log in`,
      `It asks for a service. Whether the ${side} has it, the answer will say.`,
    ],
  },
  SSH_MSG_SERVICE_ACCEPT: {
    verb: 'accept',
    term: (value) => short(textIn(value, 'service_name'), 40),
    send: (side, other) => [
      `The ${side} is ready for the login`,
      `The service may begin. Nobody has said yet who the ${other}’s user is.`,
    ],
    receive: (side, other) => [
      `The ${other} is ready for the login`,
      `The ${side} may now say who wants in.`,
    ],
  },
  SSH_MSG_EXT_INFO: {
    send: (side) => [
      `The ${side} says what else it can do`,
      'Extensions by name, such as the kinds of signature that it takes from users.',
    ],
    receive: (side, other) => [
      `The ${side} learns what else the ${other} can do`,
      'It keeps what it knows, and passes over the rest.',
    ],
  },
  SSH_MSG_KEXINIT: {
    send: (side) => [
      `The ${side} lists what it can do`,
      'Methods for the secret, kinds of host key, ciphers and more, best first; and 16 random bytes that make this exchange unlike any other.',
    ],
    receive: (side, other) => [
      `The ${side} has the ${other}’s list`,
      'It keeps every byte of it: both lists go into the hash that is signed.',
    ],
  },
  SSH_MSG_NEWKEYS: {
    verb: 'announce',
    send: (side) => [
      `The ${side} announces its new keys`,
      'It is the last message under the old rules: all that this side sends after it uses the new keys.',
    ],
    receive: (side, other) => [
      `The ${other} has gone over to the new keys`,
      `From the next packet on, the ${side} must open what comes with them.`,
    ],
  },
};

export const identification: FrameEntry = {
  verb: 'say hello',
  send: (side) => [
    `The ${side} says who it is`,
    'One line of plain text: the protocol’s version, and the program’s name. Anyone on the way can read it.',
  ],
  receive: (side, other) => [
    `The ${side} reads the ${other}’s line`,
    'It says which protocol and which program. Nothing yet shows that it is true.',
  ],
};

export const lineBefore: FrameEntry = {
  send: (side, _other, value) => [
    `The ${side} sends a line before its hello`,
    `A server may send lines of text first: ${said(value)}. They are not part of the protocol.`,
  ],
  receive: (side, _other, value) => [
    `The ${side} reads a line before the hello`,
    `It says ${said(value)}. Such lines are for people, and the client passes over them.`,
  ],
};

export const kexInit: FrameEntry = {
  send: (side, other) => [
    `The ${side} sends its public value`,
    `It is made for this exchange only. The ${other} needs it to compute the same secret. Who only listens sees it, and not the private value that it was made from.`,
  ],
  receive: (side, other) => [
    `The ${side} has the ${other}’s public value`,
    `Together with a private value of its own, the ${side} can compute the secret from it.`,
  ],
};

export const kexReply: FrameEntry = {
  verb: 'answer',
  send: (side) => [
    `The ${side} answers, and signs`,
    'Three things in one message: its host key, its public value, and its signature over the hash of what both have said.',
  ],
  receive: (side, other) => [
    `The ${side} has the ${other}’s answer`,
    'It holds a host key, a public value and a signature. None of them has been checked yet.',
  ],
};

export const guessed: FrameEntry = {
  send: (side) => [
    `The ${side} sends a packet on a guess`,
    'It does not wait to learn which method is agreed. If the guess is right, this saves a round trip.',
  ],
  receive: (side) => [
    `The ${side} passes over the guessed packet`,
    'It belongs to a method that was not agreed on, so it does not count.',
  ],
};

export const unknown: FrameEntry = {
  send: (side) => [
    `The ${side} sends a message unknown here`,
    'No part of the protocol that is in use here gives this number a meaning.',
  ],
  receive: (side) => [
    `The ${side} gets a message that it does not know`,
    'No part of the protocol that is in use here gives this number a meaning.',
  ],
};

const said = (value: unknown): string =>
  typeof value === 'string' ? quoted(value, 70) : 'anything they like';
