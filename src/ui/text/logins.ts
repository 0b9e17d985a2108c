/** Words of the comparison of ways to log in: each fact as a line, the same on the page and in what is exported. */
import type { Ending, Fact, Reason, Row, Subject, Way } from '../../player/logins-view.ts';
import type { Party } from '../../world/transcript.ts';
import { actorOf, line, typographic, upper, type Line } from './line.ts';
import { bytes } from './stage.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

const partyNames: Readonly<Record<Party, string>> = {
  client: 'the client',
  server: 'the server',
  attacker: 'the attacker',
  eavesdropper: 'the eavesdropper',
};

const subjects: Readonly<Record<Subject, string>> = {
  challenge: 'The challenge',
  'shared-secret': 'Shared secret K',
  'session-id': 'Session id',
  user: 'User name',
  service: 'Service name',
  'user-key': 'User’s public key',
  'host-key': 'Server’s host key',
};

const messages = (n: number): string => (n === 1 ? '1 message' : `${n} messages`);

const bindings = (bound: boolean | null): string =>
  bound === null ? '' : bound ? 'session id signed' : 'session id not signed';

function attackerIn(bound: boolean | null, ending: Ending): Line {
  const about = bindings(bound);
  const who = ['attacker'] as const;
  return ending.in
    ? line('Let in, as the user', about, { who, sign: 'yes' })
    : line('Not let in', about, {
        who,
        sign: 'refused',
        parts: [`${ending.step}: ${ending.result}`],
      });
}

function reason(of: Reason, holds: boolean): Line {
  return line(holds ? logins.reasons[of].holds : logins.reasons[of].fails);
}

/** The words of a fact; `isLong` where there is room for all that a fault says. */
export function lineOf(fact: Fact, isLong = false): Line {
  switch (fact.kind) {
    case 'reason':
      return reason(fact.reason, fact.holds);
    case 'message':
      return line(`\`${fact.message}\``, '', {
        who: [actorOf(fact.from)],
        parts: [
          fact.encrypted ? `${bytes(fact.size)}, encrypted` : `${bytes(fact.size)}, in the clear`,
          ...fact.fields.map(({ path, size, role }) =>
            role === 'proof'
              ? `\`${path}\`, ${bytes(size)}: the proof`
              : `\`${path}\`, ${bytes(size)}`,
          ),
        ],
      });
    case 'other-messages':
      return line(
        fact.count === 1 ? '1 more message' : `${fact.count} more messages`,
        bytes(fact.bytes),
      );
    case 'proof':
      return fact.how === null || fact.preimage === null
        ? line('The secret itself', '', {
            parts: [`the ${fact.label}, ${bytes(fact.size)}`, 'made over nothing'],
          })
        : line(upper(typographic(fact.label)), '', {
            parts: [`${bytes(fact.size)}: \`${fact.how}\` over ${bytes(fact.preimage)}`],
          });
    case 'covers':
      return fact.field === null
        ? line(subjects[fact.subject], 'not covered', { sign: 'no' })
        : line(subjects[fact.subject], `in \`${fact.field}\``, { sign: 'yes' });
    case 'makers': {
      const who = fact.parties.map(actorOf);
      const names = list.format(fact.parties.map((party) => partyNames[party]));
      return who.length === 1
        ? line(`Only ${names}`, 'could make it', { who })
        : line(upper(names), 'could make it', { who });
    }
    case 'bytes':
      return fact.from === null
        ? line(bytes(fact.bytes), `in ${messages(fact.messages)}, both ways`)
        : line(bytes(fact.bytes), `in ${messages(fact.messages)}`, { who: [actorOf(fact.from)] });
    case 'round-trips':
      return line(fact.count === 1 ? '1 round trip' : `${fact.count} round trips`);
    case 'key-type':
      return fact.ending.in
        ? line(`\`${fact.type}\``, `let in, ${bytes(fact.bytes)}`, { sign: 'yes' })
        : line(`\`${fact.type}\``, 'refused', {
            sign: 'refused',
            parts: [
              isLong && fact.ending.because !== null ? fact.ending.because : fact.ending.step,
            ],
          });
    case 'no-key':
      return line('No key at all', '', { parts: [`the proof is the ${fact.label}`] });
    case 'learns':
      return line(`The ${typographic(fact.label)}`, '', {
        who: [actorOf(fact.who)],
        parts: [`in \`${fact.message}\`, \`${fact.field}\``],
      });
    case 'learns-nothing':
      return line('No secret', '', {
        who: [actorOf(fact.who)],
        sign: 'no',
        parts: [`not the ${typographic(fact.of)} either`],
      });
    case 'chosen':
      return line('An answer to what it chose', '', {
        who: ['server'],
        parts: [
          fact.text === null
            ? `${bytes(fact.size)} that it chose, and the client decrypts`
            : `“${fact.text}”, which the client decrypts`,
          `back comes the ${typographic(fact.label)}`,
        ],
      });
    case 'no-challenge':
      return line('Nothing to choose', '', {
        sign: 'no',
        parts: [`the server draws nothing for the ${typographic(fact.label)}`],
      });
    case 'attacker-in':
      return attackerIn(fact.bound, fact.ending);
  }
}

interface Heading {
  readonly title: string;
  readonly note: string;
}

export const logins = {
  lead: 'A client can prove who it is in several ways. Four of them side by side: each statement here is read from a run in this page, and leads to the step or the bytes that show it.',

  ways: {
    textbook: 'textbook',
    'textbook-signed': 'textbook, signed',
    publickey: 'publickey',
    password: 'password',
  } satisfies Record<Way, string>,
  /** What the columns are about, under their names. */
  about: {
    textbook: 'decrypts a challenge, answers with an MD5',
    'textbook-signed': 'decrypts a challenge, and signs it',
    publickey: 'signs its request, RFC 4252 §7',
    password: 'sends the password, RFC 4252 §8',
  } satisfies Record<Way, string>,
  standard: 'SSH-2',

  rows: {
    crosses: { title: 'What crosses the wire', note: 'the proof, and what goes into it' },
    proves: { title: 'What it proves', note: 'what the proof covers, and who could make it' },
    bytes: { title: 'Bytes', note: 'of the whole login, on the wire' },
    'round-trips': { title: 'Round trips', note: 'of the whole login' },
    'key-types': { title: 'Key types that can do it', note: 'a run for each kind of key' },
    'dishonest-server': {
      title: 'What a dishonest server learns',
      note: 'secrets of the client that it did not have',
    },
    'man-in-the-middle': {
      title: 'What a man in the middle gets',
      note: 'the learner says yes to the attacker’s host key; secrets of both ends, but for what the attacker agreed on itself',
    },
  } satisfies Record<Row, Heading>,

  table: 'Four ways to log in, compared',
  row: 'Compared',

  why: {
    title: 'Why it changed',
    note: 'What the runs above show against decrypting a challenge.',
  },
  reasons: {
    'rsa-only': {
      holds: 'Only a key that can decrypt will do',
      fails: 'These runs do not show that the kind of key matters',
      instead:
        'Of the kinds of key in use only RSA can also encrypt. A signature, which SSH-2 asks for, every kind can make.',
      sources: ['RFC 4252 §7', 'RFC 8709'],
    },
    md5: {
      holds: 'The answer stands on MD5',
      fails: 'These runs do not show that the answer stands on MD5',
      instead:
        'MD5 must not be used where collisions matter. SSH-2 leaves the function to the kind of key, so that it can be replaced.',
      sources: ['RFC 6151 §2', 'RFC 8332'],
    },
    chosen: {
      holds: 'The client decrypts whatever the other side chose',
      fails: 'These runs do not show that the other side chooses what is decrypted',
      instead:
        'A key that decrypts for anybody who asks can be made to open what was meant for its owner. In SSH-2 the client itself lays out what it signs.',
      sources: ['RFC 4252 §7'],
    },
    uncovered: {
      holds: 'The answer covers neither user name nor service',
      fails: 'These runs do not show that user name and service are left out',
      instead:
        'An answer that names neither can serve for another purpose. In SSH-2 the whole request is signed, after the session id.',
      sources: ['RFC 4252 §7'],
    },
  } satisfies Record<
    Reason,
    {
      readonly holds: string;
      readonly fails: string;
      readonly instead: string;
      readonly sources: readonly string[];
    }
  >,

  progress: (done: number, of: number) => `Computing: ${done} of ${of} answers`,
  done: (runs: number) => `Everything here was computed from ${runs} runs.`,
  doneBut: (runs: number, problems: number) =>
    problems === 1
      ? `Computed from ${runs} runs. One answer could not be computed.`
      : `Computed from ${runs} runs. ${problems} answers could not be computed.`,

  file: 'four-ways-to-log-in',
  columns: ['row', 'way', 'statement', 'shown at', 'notice'],
};
