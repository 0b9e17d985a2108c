/** What the client prints about the key that the server sent: known, asked about, or refused. */
import type { Bytes } from '../../codec/bytes.ts';
import { readCertificate, type Certificate } from '../../protocol/ssh/certificate.ts';
import { fingerprint, plainKey } from '../../protocol/ssh/fingerprint.ts';
import { blobType, PublicKeyBlob } from '../../protocol/ssh/public-key.ts';
import { periodOf, refusalWords } from '../files/certificate-checks.ts';
import { lookUpCertified, type LookUp } from '../files/known-hosts.ts';
import type { Facts } from './facts.ts';
import { lookedUpIn, otherNames, readAbout } from './known-hosts.ts';
import type { Moments } from './moments.ts';
import { opensshClientLog as log } from './openssh-client.ts';
import { opensshRareLog as rare } from './openssh-rare.ts';
import type { KnownHosts, NamedKey, Server } from './terms.ts';
import { argsOf, saidIn } from './values.ts';

const refusals = [
  'host-key-changed',
  'host-key-revoked',
  'host-key-not-accepted',
  'host-certificate-refused',
];
const PORT = 22;

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

  function certificateReceived(certificate: Certificate): string[] {
    const { authority, serial, keyId: id, principals: names } = certificate;
    return log['kex-reply-certified']({
      ...{ certificate: key, serial, id, names, period: periodOf(certificate) },
      authority: {
        type: blobType(PublicKeyBlob, authority) ?? '',
        fingerprint: fingerprint(authority),
      },
    });
  }

  /** The search for the authority, and without one for the key in the certificate. */
  function certificateLookedUp(certificate: Certificate, now: number): string[] {
    const text = knownHosts();
    const { events } = lookUpCertified(text, server, certificate, facts.isTolerant, now);
    const at = (port: number) => ({ ...server, port });
    const known = readAbout(server, file, text);
    const without = readAbout(at(PORT), file, text);
    return [
      ...log['host-key-looked-up'](known),
      ...events.flatMap((event): readonly string[] => {
        switch (event.is) {
          case 'authority':
            return log['host-authority-known']({ ...at(event.port), key, file, line: event.line });
          case 'revoked':
            return judged('revoked', event.line, at(event.port), known);
          case 'refused':
            return [refusalWords(event.because, true)];
          case 'retry':
            return log['host-certificate-dropped']();
          case 'without port':
            return log['host-key-without-port'](without);
          case 'found without port':
            return log['host-key-known-without-port']();
          case 'plain': {
            key = { ...key, type: blobType(PublicKeyBlob, certificate.key) ?? '' };
            // Quiet where it is looked for without its port, but for what is known.
            if (event.port !== server.port && event.found.found === 'changed') return [];
            const line = 'line' in event.found ? event.found.line : 0;
            return judged(event.found.found, line, at(event.port), known);
          }
        }
      }),
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
      const certificate = readCertificate(blob);
      return {
        after: [
          ...(certificate
            ? certificateReceived(certificate)
            : log['kex-reply-received']({ hostKey: key })),
          ...(before.fingerprint === key.fingerprint ? rare['host-key-same'](key) : []),
        ],
      };
    },
    'engine looked-up-host-key'(step) {
      const args = argsOf(step);
      const certificate = readCertificate(K_S);
      if (certificate) {
        const lines = certificateLookedUp(certificate, facts.timeAt(step));
        return { after: [...lines, ...decided(args.text('found'))] };
      }
      const { known, without } = lookedUpIn(server, file, knownHosts(), K_S);
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
            others: otherNames(server, text, plainKey.of(K_S)),
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
