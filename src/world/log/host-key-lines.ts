/** What the client prints about the key that the server sent: known, asked about, or refused. */
import type { Bytes } from '../../codec/bytes.ts';
import { fingerprint } from '../../protocol/ssh/fingerprint.ts';
import { blobType, PublicKeyBlob } from '../../protocol/ssh/public-key.ts';
import type { LookUp } from '../files/known-hosts.ts';
import type { Facts } from './facts.ts';
import { lookedUpIn, otherNames } from './known-hosts.ts';
import type { Moments } from './moments.ts';
import { opensshClientLog as log } from './openssh-client.ts';
import { opensshRareLog as rare } from './openssh-rare.ts';
import type { KnownHosts, NamedKey, Server } from './terms.ts';
import { argsOf, saidIn } from './values.ts';

const refusals = ['host-key-changed', 'host-key-revoked', 'host-key-not-accepted'];

/** @param knownHosts What stands in `known_hosts` before the step. */
export function hostKeyLines(facts: Facts, knownHosts: () => string): Moments {
  const { server, knownHostsFile: file } = facts;
  let key: NamedKey = { type: '', fingerprint: '' };
  let K_S: Bytes = new Uint8Array();
  let asked = 0;

  /** What is said of a key that was looked up under this name. */
  function judged(found: string, line: number, about: Server, known: KnownHosts): string[] {
    const tolerated = facts.isTolerant;
    switch (found) {
      case 'known':
        return log['host-key-known']({ ...about, key, file, line });
      case 'revoked':
        return log['host-key-revoked']({ ...about, key, tolerated });
      case 'changed': {
        const entry = known.read.find((one) => one.line === line);
        const knownType = entry?.is === 'key' ? entry.type : key.type;
        return log['host-key-changed']({ ...about, key, file, line, knownType, tolerated });
      }
      default:
        return [];
    }
  }

  /** Without its port the host may be known; of a key that changed nothing is said there. */
  function judgedWithout(without: LookUp, known: KnownHosts): string[] {
    if (without.found === 'unknown' || without.found === 'changed') return [];
    const counts = without.found === 'known' || facts.isTolerant;
    return [
      ...judged(without.found, without.line, { ...server, port: 22 }, known),
      ...(counts ? log['host-key-known-without-port']() : []),
    ];
  }

  function decided(found: string): string[] {
    switch (found) {
      case 'accepted-new':
        return log['host-key-added']({ ...server, key });
      case 'refused':
        return rare['host-key-not-known']({ ...server, key });
      default:
        return [];
    }
  }

  return {
    'receive key exchange reply'(step) {
      const blob = saidIn(step).bytes('K_S');
      const type = blobType(PublicKeyBlob, blob);
      if (type === null) return {};
      K_S = blob;
      const before = key;
      key = { type, fingerprint: fingerprint(blob) };
      return {
        after: [
          ...log['kex-reply-received']({ hostKey: key }),
          ...(before.fingerprint === key.fingerprint ? rare['host-key-same'](key) : []),
        ],
      };
    },
    'engine looked-up-host-key'(step) {
      const { known, without } = lookedUpIn(server, file, knownHosts(), K_S);
      const args = argsOf(step);
      return {
        after: [
          ...log['host-key-looked-up'](known),
          ...(without
            ? judgedWithout(without, known)
            : judged(args.text('found'), args.number('line'), server, known)),
          ...decided(args.text('found')),
        ],
      };
    },
    // What is typed stands on the line of the question. It is asked again where it was unclear.
    'engine asked-host-key'() {
      const text = knownHosts();
      const answers = facts.typed.slice(0, asked);
      asked += 1;
      const answer = facts.typed[asked - 1] ?? '';
      const [first = answer, ...more] = [...answers, answer];
      const question = log['host-key-asked']({ answers: [first, ...more] }).slice(-1);
      if (asked > 1) return { after: question };
      return {
        after: [
          ...log['host-key-unknown']({
            ...{ ...server, key, file },
            exists: text !== '',
            others: otherNames(server, text, K_S),
          }),
          ...question,
        ],
      };
    },
    'engine host-key-accepted': ({ result }) => ({
      after: result === 'accepted' ? log['host-key-added']({ ...server, key }) : [],
    }),
    'engine fault'(step) {
      const kind = argsOf(step).text('kind');
      return { after: refusals.includes(kind) ? log['host-key-refused']() : [] };
    },
  };
}
