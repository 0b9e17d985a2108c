/** What is told otherwise where a man in the middle sits on the wire: his own steps, and those that he deceives. */
import type { StepKey } from '../../protocol/ssh/steps.ts';
import { short, textOf } from './prose.ts';
import type { StepContext, StepWords } from './words.ts';

/** Who acts. `client` and `server` are the true ones; the attacker plays the other's part to each of them. */
export type Acting = 'client' | 'server' | 'attacker-as-server' | 'attacker-as-client';

/** With whether the server has let the attacker in. */
type AttackContext = StepContext & { readonly isIn: boolean };
type Told = (context: AttackContext) => Pick<StepWords, 'title' | 'text'>;

const user = (name: string): string => short(name, 24);

const told: Readonly<Partial<Record<Acting, Readonly<Record<string, Told>>>>> = {
  'attacker-as-server': {
    'versions-agreed': () => ({
      title: 'The attacker answers in the server’s place',
      text: 'The connection ends here, and the hello is one that the server might say. A name and an address prove nothing, so the client cannot tell.',
    }),
    'computed-secret': () => ({
      title: 'A secret agreed with the attacker',
      text: 'The key exchange works as it should: with whoever answers. The client will get the same secret, and only these two have it.',
    }),
    'signed-hash': () => ({
      title: 'The attacker signs the hash',
      text: 'The key that signs is the attacker’s own: the private half of the server’s never left the server.',
    }),
    'checked-signed-challenge': () => ({
      title: 'The attacker takes the answer',
      text: 'It checks nothing: whatever came, it wants the client to go on.',
    }),
    'looked-up-user-key': () => ({
      title: 'The attacker takes any key',
      text: 'Nothing is looked up. Whoever wants to be taken for the server says yes, and hopes for something of use.',
    }),
    'checked-user-signature': () => ({
      title: 'The attacker has a signature',
      text: 'It is valid, and of no use: it covers the id of this session, and a session with the server will have another.',
    }),
    'checked-password': ({ result }) => ({
      title: 'The attacker passes on the answer',
      text:
        result === 'refused'
          ? 'The server took the password for wrong, so the client is told the same.'
          : 'The server took the password, so the client is told the same. Nobody notices anything.',
    }),
    'ran-command': ({ isIn }) => ({
      title: isIn ? 'The attacker passes on what came back' : 'The attacker makes up an answer',
      text: isIn
        ? 'It was decrypted with the keys of one session, and is encrypted with those of the other. In between it can be read, and changed.'
        : 'The server knows nothing of this command. What the client gets to see is what the attacker wants it to see.',
    }),
  },
  'attacker-as-client': {
    'looked-up-host-key': () => ({
      title: 'The attacker sees the server’s true key',
      text: 'Who calls it knows well that it is the server’s. The check protects whoever makes it, and nobody else.',
    }),
    'verified-host': () => ({
      title: 'The attacker checks the server’s signature',
      text: 'To the server this is a client like any other.',
    }),
    'signed-request': () => ({
      title: 'The attacker passes the user’s signature on',
      text: 'There is no private key here to sign with. What can be tried is the signature that the client gave away.',
    }),
    'logged-in': ({ args, user: name }) => ({
      title: `The attacker is in, as ${user(name)}`,
      text: textOf(args, 'method').startsWith('rsa-')
        ? 'The server has a signature by the user’s key over its own challenge. It cannot tell that two others made it between them.'
        : 'The server has checked all that it can check: it was given the right password.',
    }),
  },
  server: {
    'compared-response': ({ result }) => ({
      title: result === 'invalid' ? 'The server computes another MD5' : 'The server compares',
      text:
        result === 'invalid'
          ? 'The client hashed the number with the K of its session with the attacker. This session’s K is another, so its MD5 is, too.'
          : 'It is the same MD5.',
    }),
    'checked-signed-challenge': ({ args, result }) => ({
      title: 'The server checks the signature over the number',
      text:
        result === 'invalid'
          ? textOf(args, 'because') === 'session'
            ? 'The signature is the user’s. But it covers the id of another session, the one with the attacker, so here it proves nothing.'
            : 'It does not fit the public key, the number and this session.'
          : 'It is the user’s own signature over the server’s own number. That it was made for somebody else, nothing in it says.',
    }),
    'checked-user-signature': ({ result }) => ({
      title: 'The server checks the user’s signature',
      text:
        result === 'invalid'
          ? 'It was made over the id of another session, the one with the attacker. Here it fits nothing, so it proves nothing.'
          : 'It fits this key, this request and this session.',
    }),
  },
  client: {
    'verified-host': ({ result }) => ({
      title: 'The client checks the signature',
      text:
        result === 'invalid'
          ? 'It shows the server’s key, but was not made with its private half. Nothing is proven, and the client stops.'
          : 'It fits the key that was shown. So whoever answered holds that key. Whether it is the server’s, the signature does not say.',
    }),
    'logged-in': ({ args, isIn }) => ({
      title: 'The user is in, and not where they think',
      text:
        textOf(args, 'method') === 'password' || isIn
          ? 'The session is with the attacker, who has another one with the server, and reads and can change all that passes.'
          : 'The session is with the attacker, who cannot log in at the server with what came in. All that is left is to pretend.',
    }),
  },
};

/** Steps of the attacker's that nobody else has. */
export const attackersWords = {
  'captured-password': () => ({
    title: 'The attacker has the password',
    text: 'The client has sent it through the tunnel, and this is where the tunnel ends. The encryption is not broken: it leads to the wrong one.',
    verb: 'read',
    term: 'password',
  }),

  'captured-signature': () => ({
    title: 'The attacker has only a signature',
    text: 'It proves here that the user holds the key, and is of no use elsewhere: it covers the id of this session. The private key never left the client.',
    verb: 'keep',
    term: 'signature over session_id and the request',
  }),

  'passed-on-challenge': ({ args }) => ({
    title:
      args['changed'] === true
        ? 'The attacker changes the challenge and passes it on'
        : 'The attacker passes the challenge on',
    text:
      args['changed'] === true
        ? 'It cannot decrypt it. It can change one bit of it, and send it to the client as if it were its own.'
        : 'It cannot decrypt it: that takes the user’s private key. So it has the client do it, and sends it on as if it were its own.',
    verb: 'pass on',
    term: 'encrypted challenge',
  }),

  'passed-on-response': () => ({
    title: 'The attacker passes the answer on',
    text: 'The client has answered the server’s challenge, and the attacker sends the answer to the server as if it were its own.',
    verb: 'pass on',
    term: 'answer to the challenge',
  }),

  'calls-server': () => ({
    title: 'The attacker opens a connection to the server',
    text: 'To the server this is a client. The two sessions have nothing in common but who sits between them.',
    verb: 'connect',
    term: 'TCP connection',
  }),
} satisfies Partial<Readonly<Record<StepKey, (context: StepContext) => StepWords>>>;

const nouns = {
  'attacker-as-server': /\b([Tt]he) server\b/g,
  'attacker-as-client': /\b([Tt]he) client\b/g,
} as const;

/** A step's words as they are told when there is a man in the middle. */
export function wordsUnderAttack(
  acting: Acting,
  key: string,
  said: StepWords,
  context: AttackContext,
): StepWords {
  const instead = told[acting]?.[key]?.(context);
  if (instead) return { ...said, ...instead };
  if (acting === 'client' || acting === 'server' || Object.hasOwn(attackersWords, key)) return said;
  const toAttacker = (text: string): string => text.replace(nouns[acting], '$1 attacker');
  return { ...said, title: toAttacker(said.title), text: toAttacker(said.text) };
}
