/** Words of the page for people who teach SSH, or TLS beside it. */
import type { Place } from '../views/page/stage-link.tsx';

interface Asked {
  readonly title: string;
  readonly place: Place;
  readonly question: string;
  readonly answer: string;
}

const askedOfSsh: readonly Asked[] = [
  {
    title: 'They agree how to talk',
    place: { step: 'negotiate.client-negotiated' },
    question:
      'Everything so far was readable. How can two agree on a secret while a third listens?',
    answer:
      'Each sends a value that is easily computed from a private one, and from which the private one cannot be computed back.',
  },
  {
    title: 'A secret agreed in the open',
    place: { step: 'key-exchange.server-computed-secret' },
    question: 'Both ends will share a secret with somebody. With whom?',
    answer:
      'That is still open. Somebody in the middle could agree on one secret with each end; only the right host key, and its signature over this exchange, rule that out.',
  },
  {
    title: 'The client does not know this host key',
    place: { step: 'server-auth.client-looked-up-host-key', level: 'message' },
    question: 'The key is in no file. Should the client go on, refuse, or ask?',
    answer:
      'OpenSSH asks. A good answer compares the fingerprint with one that came another way; a hasty yes trusts whoever answered.',
  },
  {
    title: 'This is not the host key that the client knows',
    place: {
      s: 'changed-host-key',
      step: 'server-auth.client-looked-up-host-key',
      level: 'message',
    },
    question: 'Is this an attack?',
    answer:
      'The client cannot tell: a reinstalled server looks the same. So it hangs up before any name or password is sent.',
  },
  {
    title: 'Encryption starts',
    place: { s: 'known-host', step: 'keys.client-keys-in' },
    question: 'What does an eavesdropper still learn from here on?',
    answer: 'Who talks to whom, when, and how much: addresses, times and sizes stay visible.',
  },
  {
    title: 'Before the password',
    place: {
      s: 'password-login',
      step: 'client-auth.server-sends-SSH_MSG_USERAUTH_FAILURE',
      level: 'message',
    },
    question: 'Will the server see the password itself?',
    answer:
      'Yes. It crosses the wire encrypted, and the server decrypts it. With a key, the private half stays with the client: a signature is sent that is good for this session only.',
  },
];

const askedOfTls: readonly Asked[] = [
  {
    title: 'A secret agreed in the open',
    place: { s: 'tls-first-contact', step: 'key-exchange.server-tls-computed-secret' },
    question: 'The client has said one thing, and the server has a secret already. How?',
    answer:
      'The first message brought a public value, in a group that the client expected the server to take. Where the server wants another group it says so, and that costs one round trip more.',
  },
  {
    title: 'Encryption starts, before anyone is known',
    place: { s: 'tls-first-contact', step: 'keys.client-tls-derived-handshake-keys' },
    question: 'With whom does the client share these keys?',
    answer:
      'With whoever answered. Who only listens will not read the certificate; somebody in the middle would.',
  },
  {
    title: 'The client trusts what the certificate says',
    place: {
      s: 'tls-first-contact',
      step: 'server-auth.client-tls-checked-chain',
      level: 'message',
    },
    question: 'All checks of the certificate were passed. Is it the server that answered?',
    answer:
      'That is still open: anybody can send a copy of a certificate. The signature over this handshake, checked next, shows who has the private key to it.',
  },
  {
    title: 'The client does not trust the certificate',
    place: {
      s: 'tls-man-in-the-middle',
      step: 'server-auth.client-tls-checked-chain',
      level: 'message',
    },
    question:
      'About a key that it does not know, an SSH client asks a person. Whom does this one ask?',
    answer:
      'Nobody. The authorities that it trusts decide, and none of them has signed this certificate. The client stops before it has sent its request.',
  },
  {
    title: 'The server takes the ticket',
    place: { s: 'tls-resumption', step: 'negotiate.client-tls-session-resumed' },
    question: 'No certificate will cross this time. Why may the client rely on that?',
    answer:
      'The ticket’s key came out of the first connection, where the certificate was checked. Only who was at its other end has that key.',
  },
  {
    title: 'The web server checks the password',
    place: { s: 'tls-password', step: 'client-auth.server-tls-checked-password' },
    question: 'Does TLS know who has logged in?',
    answer:
      'No. To TLS a password is data like any other, and the program behind it decides. In SSH the login is a part of the protocol.',
  },
];

/** A part of a run that makes a good figure in another page. */
const embedded: Place = {
  s: 'known-host',
  level: 'message',
  from: 'key-exchange.client-made-ephemeral',
  to: 'server-auth.client-verified-host',
};

export const guideTeach = {
  lead: 'Show a run on the projector, stop before the step that matters, and ask. Everything on this page works from a link.',
  lessons: {
    title: 'Lessons',
    text: [
      'The lessons stand beside live runs, ask for predictions, and check every answer against the run. In a lesson, P shows it to the class, one idea at a time: each prediction is put as a question, and then answered.',
      'Learners save what they did as a file, on their summary. Drop such a file on any page here, and every answer in it is checked again. The file does not prove who answered.',
    ],
    links: [
      ['#/learn', 'All lessons'],
      ['#/learn/glossary', 'Glossary'],
      ['#/learn/summary', 'Check what was handed in'],
    ],
  },
  present: {
    title: 'Present',
    text: [
      'Present mode shows the stage in the projector theme: large, and in black on white for beamers that wash colours out. The keys of a presenter’s clicker, Page Down and Page Up, step forwards and back.',
      'To present another place, add `present=1` to the part of its link after the question mark.',
    ],
    link: 'Present the default run',
  },
  runs: {
    title: 'Runs for a class',
    note: 'A run is the same every time: what you prepared is what the class will see.',
    present: 'Present',
    presentSaid: (title: string) => `Present: ${title}`,
  },
  asked: {
    title: 'Ask before stepping on',
    note: 'Each link leads to the step at which to stop.',
    groups: [
      { title: 'In SSH', list: askedOfSsh },
      { title: 'In TLS 1.3', list: askedOfTls },
    ],
    columns: { stop: 'Stop at', question: 'Ask', answer: 'What to hear' },
  },
  embed: {
    title: 'Embed',
    text: 'A part of a run can stand as a figure in a page of your own. This one shows how the client comes to trust the server:',
    place: embedded,
    frameTitle: 'SSH: from the key exchange to the check of the signature',
    copy: 'Copy the code for embedding',
    code: 'Code for embedding',
    parameters: 'What the address may carry',
    meanings: [
      ['s', 'the name of a run, as it is in the link to it'],
      ['from, to', 'addresses of the first and the last step of the part'],
      ['step', 'address of the step to begin at'],
      ['level', '`overview`, `message` or `detail`'],
      ['focus', 'address of what is marked'],
    ],
    note: 'The code leads to the copy of sshow that you are looking at. If it runs only on your computer, only you will see the figure.',
  },
  links: {
    title: 'Links and files',
    text: [
      'The link in the address bar leads to exactly what you see: the run, the step, the level of detail, the open panels, and what is marked. A changed run travels in the link itself, as what differs from the default one.',
      'All of this stands after the sign `#`, a part of an address that browsers do not send to servers.',
      'Where a run does not fit into a link, share its file: drop it on the page, or use “Open…”. A recording made by `sshow connect --out` holds the secrets of its session, so that every byte can be explained; it never holds a private key or a password.',
    ],
  },
  print: {
    title: 'Print',
    text: 'This page, the legend and the other pages are made for paper too.',
    button: 'Print this page',
  },
  privacy: {
    title: 'Privacy',
    text: [
      'Nothing leaves the browser. The page loads its own files and asks nobody for anything else; there are no accounts, no cookies and no statistics.',
      'Settings such as the theme are kept in this browser. A file that you open is kept until its tab is closed.',
    ],
  },
};
