/** Words of the table of facts that compares two runs: each fact as a line, the same on the page and in exports. */
import type { Fact, Operation, Readable, Row, Trust } from '../../player/compare-view.ts';
import type { Side } from '../../world/transcript.ts';
import { actorOf, line, typographic, upper, type Line } from './line.ts';
import { bytes } from './stage.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

const frames = (n: number, unit: string): string => (n === 1 ? `1 ${unit}` : `${n} ${unit}s`);
const trips = (n: number): string => (n === 1 ? '1 round trip' : `${n} round trips`);

/** What a protocol calls what it puts on the wire. */
const unitOf = (protocol: string): string => (protocol === 'SSH' ? 'packet' : 'record');

const trusts: Readonly<Record<Trust, (by: string, at: number) => Line>> = {
  'known-hosts': (by, at) => line(`A line of \`${by}\``, `line ${at}`, { sign: 'yes' }),
  person: () => line('A person', 'who says yes to a fingerprint', { sign: 'yes' }),
  'accepted-new': (by) => line('Nothing', `a new key is taken, and written to \`${by}\``),
  'host-authority': (by, at) =>
    line('An authority for hosts', `named in line ${at} of \`${by}\``, { sign: 'yes' }),
  authority: (by) => line('A chain to an authority', by, { sign: 'yes' }),
  'given-certificate': (by) => line('This very certificate', by, { sign: 'yes' }),
  unchecked: () => line('Nothing', 'what should vouch for it fails, and it is taken all the same'),
  resumed: () =>
    line('The session before', 'who has its key needs no certificate', { sign: 'yes' }),
  refused: () => line('Nothing', 'so it is refused', { sign: 'refused' }),
  'not-reached': () => line('It never came to that', '', { sign: 'no' }),
};

const readables: Readonly<Record<Readable, string>> = {
  software: 'The software at both ends',
  algorithms: 'What is offered',
  'server-name': 'The server’s name',
  applications: 'The application’s protocol',
  'public-values': 'The public values of the exchange',
  'host-key': 'The server’s host key',
  'host-signature': 'The server’s signature',
  certificate: 'The certificates',
  ticket: 'The ticket of a session before',
};

const operations: Readonly<Record<Operation, string>> = {
  'key-pair': 'Key pair for one use',
  agreement: 'Shared secret',
  signature: 'Signature made',
  check: 'Signature checked',
};

const change = (now: number, before: number, tell: (n: number) => string): string =>
  now === before ? `${tell(now)}, as before` : `${tell(now)}, before ${tell(before)}`;

/** The words of a fact of a run of the protocol that people call so. */
export function lineOf(fact: Fact, protocol: string): Line {
  const unit = unitOf(protocol);
  switch (fact.kind) {
    case 'round-trips':
      return line(trips(fact.count), `1 of TCP, ${fact.count - 1} of ${protocol}`, {
        parts: [`then \`${fact.message}\`${fact.with === 'attacker' ? ', with the attacker' : ''}`],
      });
    case 'no-application':
      return line('No application byte', 'the run ends before', { sign: 'no' });
    case 'connections':
      return fact.meant === 'all'
        ? line(`Of all ${fact.count} connections`, 'that this run makes')
        : line('Of the first connection', `this run makes ${fact.count}`);
    case 'rests-on':
      return trusts[fact.trust](fact.by, fact.line);
    case 'same-server': {
      const told = trusts[fact.trust](fact.by, fact.line);
      if (fact.trust === 'unchecked') return told;
      return { ...told, text: told.text === '' ? 'vouches' : `${told.text}, vouches` };
    }
    case 'step': {
      const { title, result, side } = fact;
      if (fact.tolerated)
        return line(title, 'failed, and taken all the same', { who: [actorOf(side)] });
      const sign = result === null ? null : result.good ? 'yes' : 'refused';
      return line(title, result?.text ?? '', { who: [actorOf(side)], sign });
    }
    case 'proof':
      return line(
        upper(typographic(fact.label)),
        fact.how === null ? 'the secret itself' : `made by \`${fact.how}\``,
        {
          who: ['client'],
          parts: [
            `\`${fact.field}\` of \`${fact.message}\`, ${bytes(fact.size)}, ${fact.encrypted ? 'encrypted' : 'in the clear'}`,
            ...(fact.application
              ? [`to the application: ${protocol} itself asks for nothing`]
              : []),
          ],
        },
      );
    case 'no-proof':
      return line('Not at all', 'in this run', { sign: 'no' });
    case 'proven-before':
      return fact.before
        ? line('After the server has proven itself', `begins with \`${fact.message}\``)
        : line('Before the server has proven itself', `begins with \`${fact.message}\``);
    case 'encrypted-from':
      return line(`From \`${fact.message}\` on`, wayOf(fact), {
        who: [actorOf(fact.from)],
        parts: [`after ${bytes(fact.bytes)} in the clear, in ${frames(fact.frames, unit)}`],
      });
    case 'never-encrypted':
      return line('Nothing that it sends is encrypted', wayOf(fact), {
        who: [actorOf(fact.from)],
        sign: 'no',
        parts: [`${bytes(fact.bytes)} in the clear, in ${frames(fact.frames, unit)}`],
      });
    case 'learned':
      return line(readableOf(fact), fact.says === '' ? '' : `\`${fact.says}\``, {
        who: ['attacker'],
        parts: [`\`${lastOf(fact.field)}\` of \`${fact.message}\`${moreOf(fact.more)}`],
      });
    case 'learned-sizes':
      return line(
        'Sizes and times',
        `of ${frames(fact.frames, `encrypted ${unit}`)}, ${bytes(fact.bytes)}`,
        {
          who: ['attacker'],
        },
      );
    case 'hidden':
      return fact.of === 'attacker'
        ? line('Not read, the attacker’s own:', list.format(new Set(fact.labels.map(posing))), {
            sign: 'no',
          })
        : line('Not read:', list.format(fact.labels.map(typographic)), { sign: 'no' });
    case 'bytes':
      return line(bytes(fact.bytes), `in ${frames(fact.frames, unit)}${wayOf(fact, ', ')}`, {
        who: [actorOf(fact.from)],
        parts: fact.before
          ? [
              `${bytes(fact.before.bytes)} in ${frames(fact.before.frames, unit)} before the application speaks`,
            ]
          : [],
      });
    case 'operation':
      return line(
        operations[fact.operation],
        `\`${fact.how}\`${fact.count > 1 ? ` × ${fact.count}` : ''}`,
        {
          who: [actorOf(fact.side)],
        },
      );
    case 'signed':
      return line(signedAs(fact), `by \`${fact.how}\`, over ${bytes(fact.size)}`, {
        who: [actorOf(fact.side)],
        parts: [fact.fields.map((field) => `\`${field}\``).join(', ')],
      });
    case 'no-operation':
    case 'nothing-signed':
      return line('Nothing', 'in this run', { sign: 'no' });
    case 'not-again':
      return line('Not run', 'somebody in between holds one connection', { sign: 'no' });
    case 'again':
      return line(change(fact.count, fact.firstCount, trips), '', {
        parts: [
          `${change(fact.bytes, fact.first, bytes)}, both ways, before the application speaks`,
        ],
      });
  }
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** Somebody in between speaks with two. */
const wayOf = ({ from, to }: { readonly from: Side; readonly to: Side }, before = ''): string =>
  from === 'attacker' ? `${before}to the ${to}` : '';

/** A label that names the part which somebody plays, of what is that one's own. */
const posing = (label: string): string => typographic(label).replace(/^(server|client) /, '');

const signedAs = ({ side, label }: Extract<Fact, { readonly kind: 'signed' }>): string =>
  upper(side === 'attacker' ? posing(label) : typographic(label));

const ofAttacker: Readonly<Partial<Record<Readable, string>>> = {
  'host-key': 'The host key that the attacker shows',
  'host-signature': 'The attacker’s signature',
  certificate: 'The certificates that the attacker shows',
};

const readableOf = ({ from, what }: Extract<Fact, { readonly kind: 'learned' }>): string =>
  (from === 'attacker' ? ofAttacker[what] : undefined) ?? readables[what];

const moreOf = (more: number): string =>
  more === 0 ? '' : more === 1 ? ', and 1 more message' : `, and ${more} more messages`;

interface Heading {
  readonly title: string;
  readonly note: string;
}

export const compareFacts = {
  title: 'Computed from these two runs',
  note: 'Each fact leads to the step or the bytes that show it.',
  table: 'Both runs compared',
  row: 'Compared',
  all: (n: number) => `${n} more rows`,
  fewer: 'Only the most telling rows',
  rows: {
    'round-trips': {
      title: 'Round trips before the first application byte',
      note: 'that of the TCP connection is one of them',
    },
    identity: { title: 'What the server’s identity rests on', note: 'and each check, in order' },
    'client-proof': { title: 'How the client proves itself', note: '' },
    encryption: { title: 'When encryption starts', note: 'for each direction' },
    learned: {
      title: 'What an eavesdropper has learned',
      note: 'by the end of the run, by name',
    },
    traffic: { title: 'Bytes and packets each way', note: 'whole, as they are on the wire' },
    operations: {
      title: 'Work with key pairs, each side',
      note: 'keys that were there before are not counted',
    },
    signed: { title: 'What is signed, and by whom', note: 'in this connection' },
    again: {
      title: 'When the same client comes back',
      note: 'a further run, with what this one left behind',
    },
  } satisfies Record<Row, Heading>,
  columns: ['row', 'protocol', 'scenario', 'statement', 'shown at'],
  file: 'ssh-beside-tls',
};

export const schedule = {
  title: 'From K to the keys',
  note: 'What each run computes from the shared secret, in its order, until the keys under which it sends. Each value leads to what it was made from, byte by byte.',
  secret: (size: number) => `the shared secret, ${bytes(size)}`,
  of: 'of',
  /** Whose keys they are, where the client came to none. */
  madeBy: (side: string) => `The client never made it: these are the ${side}’s.`,
  none: 'Nobody came to keys in this run.',
  inUse: 'in use',
  part: (name: string, size: number, says: string | null) =>
    says === null ? `${name}, ${bytes(size)}` : `${name} “${says}”, ${bytes(size)}`,
};
