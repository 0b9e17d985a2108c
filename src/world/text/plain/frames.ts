/** What sending and receiving a piece of a plain login says to people, in English. */
import { commandName, optionName } from '../../../protocol/plain/telnet.ts';
import type { FrameWordsContext } from '../frames-en.ts';
import type { Said } from '../frames/entry.ts';
import { numberIn, quoted, size } from '../more-prose.ts';
import { textIn } from '../prose.ts';
import type { StepWords } from '../words.ts';

interface Entry {
  readonly send: Said;
  readonly receive: Said;
}

const read =
  'It came as it was sent, or as somebody on the way made it: nothing tells the two apart.';

/** By what a text or a line is for. */
const entries: Readonly<Record<string, Entry>> = {
  greeting: {
    send: ['The server says where one is', 'Plain text, before anybody has said who they are.'],
    receive: ['The client shows the server’s greeting', read],
  },
  'login prompt': {
    send: [
      'The server asks who it is',
      'There is no hello and no agreement: the first thing that crosses is a question to a person.',
    ],
    receive: [
      'The client shows the question',
      'It knows nothing of logins: it shows what comes, and sends what is typed.',
    ],
  },
  'user name': {
    send: [
      'The user’s name crosses',
      'One byte a letter, then Enter. Anyone on the way can read it.',
    ],
    receive: ['The server has a user’s name', 'Whoever typed it may be anybody.'],
  },
  'password prompt': {
    send: [
      'The server asks for the password',
      'Nothing has shown whose question this is: the client would answer anybody.',
    ],
    receive: ['The client shows the question', 'The user types the password next.'],
  },
  password: {
    send: [
      'The password crosses, as it was typed',
      'Nothing is encrypted. Whoever sees these bytes has the password, and can log in with it tomorrow.',
    ],
    receive: ['The server has the password', 'So has everybody on the way.'],
  },
  refusal: {
    send: ['The server says: wrong', 'It does not say which of the two was wrong.'],
    receive: [
      'The client shows that it was wrong',
      'The user may try again, as long as the server asks.',
    ],
  },
  'shell prompt': {
    send: ['The server waits for a command', 'The user is in.'],
    receive: ['The client shows the prompt', 'What is typed next will be run.'],
  },
  command: {
    send: [
      'A command crosses, for all to read',
      'Somebody on the way could put another one in its place.',
    ],
    receive: ['The server has a command', 'That the user typed it, nothing shows.'],
  },
  output: {
    send: [
      'What the command prints crosses',
      'It goes to the user’s screen, past everybody on the way.',
    ],
    receive: ['The client shows what the command printed', read],
  },
  'last line': {
    send: ['The user says goodbye', 'One more line, and as readable as the others.'],
    receive: ['The server has the last line', 'It ends the session.'],
  },
  logout: {
    send: ['The server says goodbye', 'The user has typed the last line.'],
    receive: ['The client shows the goodbye', 'The server closes the connection next.'],
  },
  text: {
    send: ['The server prints something', 'It goes to the user’s screen.'],
    receive: ['The client shows what came', read],
  },
};

const echo: Readonly<Record<string, Entry>> = {
  WILL: {
    send: [
      'The server says that it will do the echo',
      'So the client stops showing what is typed. The server will show nothing: the password stays off the screen.',
    ],
    receive: ['The client hears who does the echo', 'The server says that it does, from now on.'],
  },
  DO: {
    send: ['The client agrees', 'It leaves it to the server to show what is typed.'],
    receive: ['The server hears that the client agrees', 'What is typed now shows nowhere.'],
  },
  WONT: {
    send: ['The server stops doing the echo', 'The password is there; what follows may be seen.'],
    receive: ['The client hears that the echo is its own again', 'It shows again what is typed.'],
  },
  DONT: {
    send: ['The client agrees', 'It shows by itself what is typed.'],
    receive: ['The server hears that the client agrees', 'All is as it was at first.'],
  },
};

const otherOption: Entry = {
  send: ['An option is declined', 'This program knows no option but ECHO.'],
  receive: [
    'An option comes up',
    'This program knows no option but ECHO, and declines all others.',
  ],
};
const otherCommand: Entry = {
  send: ['A command of Telnet', 'It says nothing that matters here.'],
  receive: ['A command of Telnet comes', 'It says nothing that matters here, and is passed over.'],
};

export const sendWords = (message: string, context: FrameWordsContext): StepWords =>
  wordsOf(message, context, 'send');
export const receiveWords = (message: string, context: FrameWordsContext): StepWords =>
  wordsOf(message, context, 'receive');

function wordsOf(message: string, context: FrameWordsContext, act: keyof Entry): StepWords {
  const { value } = context;
  const [title, text] = entryOf(message, value)[act];
  return { title, text, verb: act, term: `${nameOf(message, value)}, ${size(context.size)}` };
}

function entryOf(message: string, value: unknown): Entry {
  const purpose = textIn(value, 'purpose');
  if (purpose !== '') return entries[purpose] ?? otherCommand;
  const known = echo[message];
  if (!known) return otherCommand;
  return numberIn(value, 'option') === ECHO ? known : otherOption;
}

const ECHO = 1;

function nameOf(message: string, value: unknown): string {
  const said = textIn(value, 'text').trim();
  if (textIn(value, 'purpose') !== '')
    return said === '' ? message : `${message} ${quoted(said, 60)}`;
  const option = numberIn(value, 'option');
  const command = commandName(numberIn(value, 'command'));
  return message in echo ? `IAC ${command} ${optionName(option)}` : `IAC ${command}`;
}
