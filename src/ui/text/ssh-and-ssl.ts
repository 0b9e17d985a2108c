/** What is often said wrongly of SSH and SSL, and what is so: each with where the two runs show it. */
import type { Question } from '../../player/compare-view.ts';

/** The step with which a run, the left or the right one, answers a question. */
export interface ShownIn {
  readonly side: 0 | 1;
  readonly question: Question;
}

interface Statement {
  readonly said: string;
  readonly text: string;
  readonly sources: readonly string[];
  readonly shown: readonly ShownIn[];
}

const ssh = (question: Question): ShownIn => ({ side: 0, question });
const tls = (question: Question): ShownIn => ({ side: 1, question });

const statements: readonly Statement[] = [
  {
    said: '“SSL” today is TLS',
    text: 'SSL is the old name. SSL 3.0 must no longer be used; what people still call SSL is TLS, here version 1.3.',
    sources: ['RFC 7568 §3', 'RFC 8446 §4.2.1'],
    shown: [tls('speak')],
  },
  {
    said: 'SSL is not part of HTTP',
    text: 'TLS secures any stream of bytes: web pages, mail, databases. What the bytes mean it does not know, and HTTP works without it.',
    sources: ['RFC 8446 §1'],
    shown: [tls('travels')],
  },
  {
    said: 'SSH does not run over SSL',
    text: 'Nor the other way round. Each has a handshake, keys and packets of its own, on top of TCP. The mathematics may be the same, as the shared secret here is.',
    sources: ['RFC 4253 §4', 'RFC 8446 §1'],
    shown: [ssh('secret'), tls('secret')],
  },
  {
    said: 'SSH is more than an encrypted pipe',
    text: 'It is a transport, a login and channels, each a protocol of its own on the one before. TLS is the transport alone: who the user is and what is run, it leaves to the application.',
    sources: ['RFC 4251 §1', 'RFC 4252 §1', 'RFC 4254 §1'],
    shown: [ssh('encryption'), ssh('client'), ssh('travels')],
  },
  {
    said: 'A certificate does not encrypt',
    text: 'In both, the long-term key of the server only signs. The keys that encrypt come from values made for this connection, and are gone with it.',
    sources: ['RFC 8446 §7.1', 'RFC 4253 §7.2'],
    shown: [ssh('server'), tls('server'), ssh('encryption'), tls('encryption')],
  },
  {
    said: 'Neither is the safer one as such',
    text: 'Both stand on knowing whose key it is. A yes without a look at the fingerprint opens the one, an authority that certifies the wrong one opens the other.',
    sources: ['RFC 4251 §4.1', 'RFC 8446 §E.1'],
    shown: [ssh('server'), tls('server')],
  },
  {
    said: 'Encrypted is not invisible',
    text: 'Who listens sees that there is a connection, between whom, when, and about how much is said. The table above lists by name what else was read in these two runs.',
    sources: ['RFC 4251 §9.3.9', 'RFC 8446 §E.3'],
    shown: [ssh('speak'), tls('speak')],
  },
];

export const sshAndSsl = {
  title: 'SSH and SSL',
  note: 'Seven things that are often mixed up. Each leads to the step of these runs that shows it.',
  statements,
  notShown: 'These two runs do not come to it.',
};
