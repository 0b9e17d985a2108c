/** Words of what is around TLS: the web server, and a man in the middle. */
import type { WorldStepKey } from '../../tls/world-steps.ts';
import type { Acting } from '../attack-en.ts';
import { bytes } from '../more-prose.ts';
import { numberOf, short, textOf } from '../prose.ts';
import type { StepContext, StepWords } from '../words.ts';
import { isTolerated, whyNot } from './steps.ts';

export const worldWords: {
  readonly [K in WorldStepKey]: (context: StepContext) => StepWords;
} = {
  'tls-checked-password': ({ args, result }) => ({
    title: 'The web server checks the password',
    text:
      result === 'refused'
        ? `It is not that of ${short(textOf(args, 'user'), 24)}. TLS has nothing to do with this: to TLS, the client was nobody in particular.`
        : `It is that of ${short(textOf(args, 'user'), 24)}. The web server decides this, not TLS. It has read the password, as any server does that is given one.`,
    verb: 'check',
    term: 'form field password',
  }),

  'tls-captured-request': ({ args }) => ({
    title: 'The attacker reads what was meant for the server',
    text: 'The client encrypted it, with keys that it shares with the attacker. Whatever stands in it, a password too, lies open here.',
    verb: 'read',
    term: `${bytes(numberOf(args, 'request'))} of application data`,
  }),

  'tls-calls-server': () => ({
    title: 'The attacker calls the true server',
    text: 'It makes a connection of its own, as any client may. So it can pass on what was asked, and nobody notices that there are two.',
    verb: 'connect',
    term: 'a second TLS connection',
  }),
};

type Told = (context: StepContext) => Pick<StepWords, 'title' | 'text'>;

const told: Readonly<Partial<Record<Acting, Readonly<Record<string, Told>>>>> = {
  'attacker-as-server': {
    'tls-negotiated': () => ({
      title: 'The attacker answers in the server’s place',
      text: 'The other end of this connection is the attacker. Versions and ciphers prove nothing, so the client cannot tell; the name it asks for stands in its hello.',
    }),
    'tls-computed-secret': () => ({
      title: 'A secret agreed with the attacker',
      text: 'The key exchange works as it should: with whoever answers. The client will get the same secret, and only these two have it.',
    }),
    'tls-signed-transcript': () => ({
      title: 'The attacker signs what was said',
      text: 'With a key of its own, which stands in a certificate of its own making. The signature will be valid: the key is the wrong one.',
    }),
    'tls-answered': () => ({
      title: 'The attacker passes on the answer',
      text: 'It was decrypted with the keys of one connection, and is encrypted with those of the other. In between it can be read, and changed.',
    }),
  },
  'attacker-as-client': {
    'tls-checked-chain': () => ({
      title: 'The attacker takes the server’s certificate as it is',
      text: 'It called the server itself, and asks nobody whose certificate that is.',
    }),
    'tls-verified-server': ({ result }) => ({
      title: 'The attacker checks the server’s signature',
      text:
        result === 'invalid'
          ? 'The key in the certificate did not make it. The attacker stops.'
          : 'It is valid: whoever the attacker called holds the certificate’s private key. The check protects whoever makes it, and nobody else.',
    }),
    'tls-connected': () => ({
      title: 'The attacker is connected to the server',
      text: 'To the server it is a client like any other: TLS does not ask who a client is, unless the server wants a certificate.',
    }),
  },
  client: {
    'tls-checked-chain': ({ args, result }) => ({
      title:
        result === 'refused'
          ? 'The client does not trust the certificate'
          : isTolerated(args)
            ? 'The client takes a certificate that it does not trust'
            : 'The client trusts what the certificate says',
      text:
        result === 'refused'
          ? textOf(args, 'because') === 'unknown-issuer'
            ? 'It carries the right name, and anybody can write a name into a certificate. Nobody whom the client trusts has signed this one.'
            : `${whyNot(args)} The key in this certificate is the attacker’s.`
          : isTolerated(args)
            ? 'It failed a check, and is taken all the same: the client was told not to mind. The key in this certificate is the attacker’s.'
            : 'Whoever signed it is trusted here. So the client believes that the key in it is the server’s.',
    }),
    'tls-connected': () => ({
      title: 'Connected, to whoever answered',
      text: 'All is encrypted, and both ends have proven that they have the keys. They are keys that the client shares with the attacker.',
    }),
    'tls-peer-closed': () => ({
      title: 'The attacker says that it has no more to say',
      text: 'It says so under the keys that it shares with the client: whoever is the other end may end the conversation wherever they like.',
    }),
  },
};

/** Whom the attacker is taken for, at each place: there he is told of by what he is. The name that is asked for stays. */
const nouns = {
  'attacker-as-server': /\b(the )server\b(?!’s name\b)/gi,
  client: /\b(the )server\b(?!’s name\b)/gi,
  'attacker-as-client': /\b(the )client\b/gi,
  server: /\b(the )client\b/gi,
} as const;

/** A step's words as they are told when there is a man in the middle. */
export function wordsUnderAttack(
  acting: Acting,
  key: string,
  said: StepWords,
  context: StepContext,
): StepWords {
  const instead = told[acting]?.[key]?.(context);
  if (instead) return { ...said, ...instead };
  if (Object.hasOwn(worldWords, key)) return said;
  return {
    ...said,
    title: namingAttacker(acting, said.title),
    text: namingAttacker(acting, said.text),
  };
}

/** A sentence of one who has the attacker at the other end, or is it. */
export const namingAttacker = (acting: Acting, text: string): string =>
  text.replace(nouns[acting], '$1attacker');
