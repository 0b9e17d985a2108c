/** Words of the page for people who know TLS 1.3. Each statement names the section that it is taken from. */
import type { Place } from '../views/page/stage-link.tsx';
import { phaseQuestions } from './stage.ts';

export interface Said {
  readonly text: string;
  readonly sources: readonly string[];
}

interface Answers {
  readonly question: string;
  readonly tls: Said;
  readonly ssh: Said & { readonly place: Place; readonly title: string };
}

const questions: readonly Answers[] = [
  {
    question: phaseQuestions.negotiate,
    tls: {
      text: 'The client’s first message offers everything at once: versions, cipher suites, groups, signature schemes, and key shares for the groups that it expects the server to take. The server chooses, and says so in `ServerHello`.',
      sources: ['RFC 8446 §4.1.1', 'RFC 8446 §4.1.3', 'RFC 8446 §4.2.1'],
    },
    ssh: {
      text: 'Both sides send a line with their version, and a `SSH_MSG_KEXINIT` with ten lists of names; neither has to wait for the other. Nobody announces the choice: both find it by the same rule, in which the client’s order decides.',
      sources: ['RFC 4253 §4.2', 'RFC 4253 §7.1'],
      place: { step: 'negotiate.client-negotiated' },
      title: 'They agree how to talk',
    },
  },
  {
    question: phaseQuestions['key-exchange'],
    tls: {
      text: 'Ephemeral Diffie-Hellman: one share is in `ClientHello`, the other in `ServerHello`. If the server wants a group for which no share came, it asks again with `HelloRetryRequest`. The secret enters a chain of HKDF steps, together with hashes of the messages so far.',
      sources: ['RFC 8446 §4.2.8', 'RFC 8446 §4.1.4', 'RFC 8446 §7.1'],
    },
    ssh: {
      text: 'Ephemeral Diffie-Hellman, in two messages of its own after the lists. Both sides compute K, and H, a hash over both versions, both `SSH_MSG_KEXINIT` payloads, the host key, both public values and K; six keys and IVs are hashes of K, H, a letter and the session id.',
      sources: ['RFC 4253 §8', 'RFC 4253 §7.2', 'RFC 8731 §3'],
      place: { step: 'key-exchange.server-computed-secret' },
      title: 'A secret agreed in the open',
    },
  },
  {
    question: phaseQuestions['server-auth'],
    tls: {
      text: 'The server sends a chain of certificates and signs the hash of the handshake so far; both messages are encrypted. A signature chain leads from the server’s name to an authority that the client trusts beforehand.',
      sources: ['RFC 8446 §4.4.2', 'RFC 8446 §4.4.3', 'RFC 5280 §6', 'RFC 9525'],
    },
    ssh: {
      text: 'The server sends its bare host key and signs H, both in the clear. The client looks the key up in its own file `known_hosts`; on first contact, OpenSSH asks the person. Certification by an authority is the other model that the RFC allows.',
      sources: ['RFC 4253 §8', 'RFC 4251 §4.1'],
      place: { s: 'known-host', step: 'server-auth.client-verified-host' },
      title: 'The client checks the server’s signature',
    },
  },
  {
    question: phaseQuestions.keys,
    tls: {
      text: 'Right after `ServerHello`: every later handshake message is encrypted, at first under keys for the handshake only. After `Finished`, keys for application data take their place.',
      sources: ['RFC 8446 §2', 'RFC 8446 §4.4.4', 'RFC 8446 §7.3'],
    },
    ssh: {
      text: 'After `SSH_MSG_NEWKEYS`, for each direction by itself: it is the last message that its sender sends without the new keys. There is one set of keys, for the login and for all that follows.',
      sources: ['RFC 4253 §7.3'],
      place: { s: 'known-host', step: 'keys.client-keys-in' },
      title: 'Encryption starts',
    },
  },
  {
    question: phaseQuestions['client-auth'],
    tls: {
      text: 'If the server asks with `CertificateRequest`, the client answers with a certificate and a signature over the handshake. That is optional; passwords and the like are left to the application.',
      sources: ['RFC 8446 §4.3.2', 'RFC 8446 §4.4.2', 'RFC 8446 §4.6.2'],
    },
    ssh: {
      text: 'A protocol of its own, inside the tunnel: the client names a user and a method, and the server accepts or lists what may be tried next. A public-key signature covers the session id, and so is good for this connection only.',
      sources: ['RFC 4252 §5', 'RFC 4252 §7', 'RFC 4252 §8'],
      place: { s: 'known-host', step: 'client-auth.client-logged-in' },
      title: 'The user is in',
    },
  },
  {
    question: phaseQuestions.channel,
    tls: {
      text: 'One stream of bytes in each direction, cut into records of at most 16,384 bytes of content. What the bytes mean, TLS does not say.',
      sources: ['RFC 8446 §5.1', 'RFC 8446 §5.2'],
    },
    ssh: {
      text: 'Channels, many in one connection, each with its own flow control. SSH says what they carry: a command, a shell, a subsystem, forwarded connections.',
      sources: ['RFC 4254 §5', 'RFC 4254 §6.5', 'RFC 4254 §7'],
      place: { s: 'known-host', step: 'channel.client-command-ended' },
      title: 'The command has run',
    },
  },
];

interface Point extends Said {
  readonly title: string;
}

const alike: readonly Point[] = [
  {
    title: 'Ephemeral secrets',
    text: 'A host key or certificate key that leaks later does not open recordings of earlier sessions whose secret came from ephemeral Diffie-Hellman.',
    sources: ['RFC 8446 §1', 'RFC 4251 §9.3.7'],
  },
  {
    title: 'The signature covers the negotiation',
    text: 'What the server signs includes what both offered: an offer that was changed on the way makes the signature wrong.',
    sources: ['RFC 8446 §4.4.3', 'RFC 4253 §8'],
  },
  {
    title: 'Keys for each direction',
    text: 'Each direction has its own keys, and a counter of packets or records that both sides keep and neither sends.',
    sources: ['RFC 8446 §5.3', 'RFC 4253 §6.4', 'RFC 4253 §7.2'],
  },
  {
    title: 'Padding',
    text: 'Both can pad what they send. Times, and about how much is sent, stay visible in both.',
    sources: ['RFC 8446 §5.4', 'RFC 4253 §6', 'RFC 4251 §9.3.9'],
  },
];

const differs: readonly Point[] = [
  {
    title: 'Order',
    text: 'TLS sends its key share in the first message, and encrypts from the server’s first answer on, certificate included. SSH sends versions, lists, public values, host key and signature in the clear, and encrypts after `SSH_MSG_NEWKEYS`.',
    sources: ['RFC 8446 §2', 'RFC 4253 §7.3'],
  },
  {
    title: 'Round trips',
    text: 'In a full TLS 1.3 handshake the client can send application data after one round trip. SSH takes several before a command runs; the stage counts them in brackets beside the times.',
    sources: ['RFC 8446 §2'],
  },
  {
    title: 'Names in the clear',
    text: 'A TLS client usually names the server in `ClientHello`, where anyone can read it. SSH names the user only inside the tunnel, and the host not at all.',
    sources: ['RFC 6066 §3', 'RFC 4253 §7.1', 'RFC 4252 §5'],
  },
  {
    title: 'Trust',
    text: 'TLS on the web trusts authorities and checks a name. SSH mostly trusts a key that was met before: a database of one’s own, and at first contact a person.',
    sources: ['RFC 5280 §6', 'RFC 4251 §4.1'],
  },
  {
    title: 'What is signed',
    text: 'TLS signs a hash of all handshake messages so far, and each side proves with `Finished` that it has seen the same. SSH signs H, which covers chosen parts; strict key exchange, an extension by OpenSSH, makes any other message in the first exchange an error, and starts the counters anew with the keys.',
    sources: ['RFC 8446 §4.4.1', 'RFC 8446 §4.4.4', 'RFC 4253 §8', 'OpenSSH PROTOCOL §1.10'],
  },
  {
    title: 'Records and packets',
    text: 'A TLS record shows its length in a header. RFC 4253 encrypts a packet’s length with the rest; so does `chacha20-poly1305@openssh.com`, under a key of its own. AES-GCM and OpenSSH’s `-etm` MACs leave the length readable.',
    sources: ['RFC 8446 §5.2', 'RFC 4253 §6', 'RFC 5647 §7.3', 'OpenSSH PROTOCOL §1.5'],
  },
  {
    title: 'New keys later',
    text: 'A TLS `KeyUpdate` derives the sender’s next key from the one before, with one message. SSH runs the whole key exchange again, at either side’s wish, with a new K and H; the session id stays the first H.',
    sources: ['RFC 8446 §4.6.3', 'RFC 8446 §7.2', 'RFC 4253 §9', 'RFC 4253 §7.2'],
  },
  {
    title: 'Coming back',
    text: 'TLS can resume a session with a pre-shared key, and send early data with the first message. The RFCs of SSH have neither: each connection begins anew.',
    sources: ['RFC 8446 §2.2', 'RFC 8446 §2.3'],
  },
];

export const guideTls = {
  beside: 'See both side by side, as they run',
  lessons: 'Lessons for those who know TLS',
  lead: 'The same six questions, answered by TLS 1.3 and by SSH-2. Both agree on a secret in the open, sign what was said, and encrypt; they differ in the order, in whom they trust, and in what travels afterwards.',
  questions: {
    title: 'Six questions',
    note: 'TLS: a full handshake in which the server shows a certificate. SSH: as in the runs here, with links to the step that answers.',
    columns: { question: 'Question', tls: 'TLS 1.3', ssh: 'SSH-2' },
    list: questions,
  },
  alike: { title: 'Alike', list: alike },
  differs: { title: 'Different', list: differs },
};
