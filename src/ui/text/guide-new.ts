/** Words of the page for people who meet SSH for the first time. */
import type { Place } from '../views/page/stage-link.tsx';
import { phaseQuestions } from './stage.ts';

interface Answered {
  readonly question: string;
  /** Two sentences. */
  readonly answer: string;
  readonly places: readonly { readonly place: Place; readonly title: string }[];
}

const questions: readonly Answered[] = [
  {
    question: phaseQuestions.negotiate,
    answer:
      'Each side first sends a line of plain text that names its version of SSH, and then lists of the methods that it knows. From the two lists both make the same choice: of each kind, the first method on the client’s list that the server has too.',
    places: [
      { place: { step: 'hello.server-versions-agreed' }, title: 'Two computers say hello' },
      { place: { step: 'negotiate.client-negotiated' }, title: 'They agree how to talk' },
    ],
  },
  {
    question: phaseQuestions['key-exchange'],
    answer:
      'Each side makes a private value that it never sends, and sends a public one computed from it. From its own private value and the other’s public one, both compute the same secret; whoever has only the two public ones cannot.',
    places: [
      {
        place: { step: 'key-exchange.server-computed-secret' },
        title: 'A secret agreed in the open',
      },
    ],
  },
  {
    question: phaseQuestions['server-auth'],
    answer:
      'The server signs what both have said, and the client checks the signature: it shows that whoever answered holds the private half of this host key. Whether it is the right server’s key is another question: the client looks in its file `known_hosts`, and on first contact it asks you.',
    places: [
      {
        place: { step: 'server-auth.client-asked-host-key', level: 'message' },
        title: 'First contact: you decide',
      },
      {
        place: { s: 'known-host', step: 'server-auth.client-verified-host' },
        title: 'The client checks the signature',
      },
    ],
  },
  {
    question: phaseQuestions.keys,
    answer:
      'From the secret both sides make the same keys, and each sends `SSH_MSG_NEWKEYS`: all that it sends after that is encrypted. All that came before, anyone on the way could read.',
    places: [
      { place: { s: 'known-host', step: 'keys.client-keys-in' }, title: 'Encryption starts' },
    ],
  },
  {
    question: phaseQuestions['client-auth'],
    answer:
      'Inside the tunnel the client says who wants to come in, and proves it with a signature by that user’s key, or with a password. The server decides: it compares with what it has for this user, such as the file `authorized_keys`, and may say no.',
    places: [
      { place: { s: 'known-host', step: 'client-auth.client-logged-in' }, title: 'The user is in' },
    ],
  },
  {
    question: phaseQuestions.channel,
    answer:
      'A channel: it takes a command to the server and brings back what the command prints, and there may be several side by side. Whoever listens still sees that packets pass, when, and about how long they are, but not what is in them.',
    places: [
      {
        place: { s: 'known-host', step: 'channel.client-command-ended' },
        title: 'The command has run',
      },
    ],
  },
];

export const guideNew = {
  lead: 'SSH lets you work on a computer that is somewhere else, over a network on which anyone may be listening.',
  begin: 'Begin',
  beginHint: 'at the first step of a whole login',
  lessons: 'Or take the lessons, from the very beginning',
  what: {
    title: 'What SSH is',
    text: [
      'You type `ssh alice@server.example`, and what you type next runs on the other computer. Between the two lie cables and machines that belong to strangers.',
      'SSH makes a tunnel through them. Whoever listens can tell that something passes, but cannot read it, and cannot change it without being noticed.',
      'Before there is a tunnel, the two computers have to agree on one, and everyone can hear them do it. How that can be safe is what you will see here: every byte of it, from the first line of plain text to the command that you wanted to run.',
    ],
  },
  questions: { title: 'Six questions', list: questions },
  words: {
    title: 'Words you need',
    list: [
      ['Client', 'The program that you start, and the computer on which it runs.'],
      ['Server', 'The computer on which you want to work, and the program there that lets you in.'],
      ['Handshake', 'All that the two say to each other before you are in.'],
      ['Packet', 'One piece of what they say. Each carries one message.'],
      [
        'Key pair',
        'Two values that belong together: the private half stays with its owner, the public half may be shown to anyone.',
      ],
      [
        'Signature',
        'Made with the private half over some bytes; anyone with the public half can check it.',
      ],
      ['Key exchange', 'How both come to the same secret although everyone hears what they send.'],
      ['Host key', 'The server’s key pair. It stays the same from login to login.'],
      ['Fingerprint', 'A short text made from a public key, for comparing two keys by eye.'],
      ['`known_hosts`', 'The client’s file of host keys that it has met, each with its host.'],
      ['`authorized_keys`', 'The server’s file of public keys with which a user may come in.'],
      [
        'Channel',
        'What carries a command, a terminal or a forwarded connection inside the tunnel.',
      ],
    ],
  },
  walk: {
    title: 'How to walk',
    allKeys: 'All keys',
    text: [
      'The stage shows one step at a time: above the line marked “now” is what has happened, below it what is still to come. “Overview” tells the story in a few steps; “Messages” and “Everything” tell it with more.',
      'Click the name of a frame to see its bytes, and a value’s tag to see where it came from. Nothing that you click can break anything, and the link in the address bar always leads back to what you see.',
    ],
  },
};
