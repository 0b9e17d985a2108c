/** What the client prints about the key that the server sent: known, asked about, or refused. */
import { fingerprint } from '../../protocol/ssh/fingerprint.ts';
import { blobType, PublicKeyBlob } from '../../protocol/ssh/public-key.ts';
import type { Facts } from './facts.ts';
import type { Moments } from './moments.ts';
import { opensshClientLog as log } from './openssh-client.ts';
import { opensshRareLog as rare } from './openssh-rare.ts';
import type { KnownHosts, NamedKey } from './terms.ts';
import { argsOf, saidIn } from './values.ts';

const refusals = ['host-key-changed', 'host-key-not-accepted'];

/** @param knownHosts What stands in `known_hosts` before the step. */
export function hostKeyLines(facts: Facts, knownHosts: () => string): Moments {
  const { server, knownHostsFile: file } = facts;
  let key: NamedKey = { type: '', fingerprint: '' };
  let asked = 0;

  function lookedUp(found: string, line: number, known: KnownHosts): readonly string[] {
    switch (found) {
      case 'known':
        return log['host-key-known']({ ...server, key, file, line });
      case 'changed':
      case 'accepted-changed': {
        const entry = known.found.find((one) => one.line === line);
        const knownType = entry?.type ?? key.type;
        const say = found === 'changed' ? 'host-key-changed' : 'host-key-changed-accepted';
        return log[say]({ ...server, key, file, line, knownType });
      }
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
      const known = facts.knownHosts(knownHosts());
      const args = argsOf(step);
      return {
        after: [
          ...log['host-key-looked-up'](known),
          ...lookedUp(args.text('found'), args.number('line'), known),
        ],
      };
    },
    // What is typed stands on the line of the question. It is asked again where it was unclear.
    'engine asked-host-key'() {
      const { exists } = facts.knownHosts(knownHosts());
      const answers = facts.typed.slice(0, asked);
      asked += 1;
      const answer = facts.typed[asked - 1] ?? '';
      const [first = answer, ...more] = [...answers, answer];
      const question = log['host-key-asked']({ answers: [first, ...more] }).slice(-1);
      if (asked > 1) return { after: question };
      return {
        after: [...log['host-key-unknown']({ ...server, key, file, exists }), ...question],
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
