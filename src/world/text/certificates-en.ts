/** What is said of certificates: what was checked, and why one was refused. */
import type { StepArgs } from '../../protocol/trace.ts';
import type { CheckName, Refusal } from '../files/certificate-checks.ts';
import { listOf, names, quoted } from './more-prose.ts';
import { count, numberOf, short, textOf } from './prose.ts';
import type { StepContext, StepWords } from './words.ts';

type Said = Pick<StepWords, 'title' | 'text'>;

const refusals: Readonly<Record<Refusal, string>> = {
  revoked: 'its key, or that of its authority, is revoked',
  'unknown-authority': 'nobody here trusts the authority that signed it',
  'line-forbids': 'the line with its authority forbids it, here and now',
  'wrong-kind': 'it is a certificate of the wrong kind',
  'not-yet-valid': 'it is not valid yet',
  expired: 'it has expired',
  'name-not-listed': 'the name is not one of those that it lists',
  'principal-not-authorized': 'none of its names is one that the line allows',
  'critical-options': 'it has critical options, and none is known for a host',
  'bad-options': 'its options cannot be understood',
  'source-address': 'it is not for a client at this address',
  'forced-commands': 'it and the line force different commands',
};
const isRefusal = (because: string): because is Refusal => Object.hasOwn(refusals, because);

/** Why a certificate was refused, as a part of a sentence. */
export const refusalText = (because: string): string =>
  isRefusal(because) ? refusals[because] : short(because, 60);

const isFailed = (args: StepArgs): boolean => 'because' in args;

/** What each check asks, and what came of it. */
const checks: Readonly<
  Record<CheckName | 'signature', (args: StepArgs, context: StepContext) => Said>
> = {
  signature: (args, { side }) =>
    isFailed(args)
      ? {
          title: 'The certificate is not signed as it must be',
          text: `The ${side} checks the signature over the whole certificate with the authority’s key that is in it. It does not fit, so nothing in it counts.`,
        }
      : {
          title: 'The certificate is signed by the authority it names',
          text: `Nobody has changed it since: the signature covers all of it. Whether the ${side} trusts that authority is the next question.`,
        },
  authority: (args, { side }) => {
    const file = side === 'client' ? 'known_hosts' : 'authorized_keys';
    const line = `Line ${count(numberOf(args, 'line'))} of ${file}`;
    if (textOf(args, 'because') === 'revoked')
      return {
        title: 'This certificate is revoked',
        text: `${line} takes back this key, or that of its authority. Whatever else the certificate says does not matter.`,
      };
    const mark = side === 'client' ? '@cert-authority' : 'cert-authority';
    return isFailed(args)
      ? {
          title: `The ${side} does not know this authority`,
          text: `No line of ${file} with ${mark} has its key. Anybody can sign a certificate; only an authority that is trusted makes it count.`,
        }
      : {
          title: `The ${side} trusts the authority`,
          text: `${line} has its key, with ${mark}. One such line stands for all the keys that the authority signs.`,
        };
  },
  kind: (args) => {
    const wanted = args['isHosts'] === true ? 'host' : 'user';
    return isFailed(args)
      ? {
          title: `It is not a certificate of a ${wanted}`,
          text: `Certificates of users and of hosts differ by one number in them, so that neither can stand in for the other. This one is of the other kind.`,
        }
      : {
          title: `It is a certificate of a ${wanted}`,
          text: 'Users and hosts have different kinds, so that neither can stand in for the other.',
        };
  },
  period: (args) => ({
    title: isFailed(args)
      ? textOf(args, 'because') === 'expired'
        ? 'The certificate has expired'
        : 'The certificate is not valid yet'
      : 'The certificate is valid now',
    text: `It is good ${textOf(args, 'period')}, and now it is ${textOf(args, 'now')}, all in UTC.`,
  }),
  names: (args) => {
    const listed = listOf(args, 'names');
    const wanted = quoted(textOf(args, 'name'), 40);
    if (isFailed(args))
      return {
        title: 'The certificate is for somebody else',
        text: `Wanted is ${wanted}. It lists ${names(listed, 2)}. Names must be equal; a star is no pattern.`,
      };
    return {
      title: listed.length === 0 ? 'The certificate names nobody' : 'The certificate has the name',
      text:
        listed.length === 0
          ? `It lists no principals, so it is good for ${wanted} as for any other name.`
          : `Wanted is ${wanted}, and that is one of its principals.`,
    };
  },
  options: (args) => {
    const options = listOf(args, 'options');
    if (isFailed(args))
      return {
        title: 'The certificate asks for what is not known',
        text:
          textOf(args, 'problem') === ''
            ? `It has ${names(options, 2)}: a critical option that is not known must be refused, and of hosts none is.`
            : `${short(textOf(args, 'problem'), 100)}. Who cannot keep a limit must not pass over it.`,
      };
    return {
      title: 'All limits in the certificate are understood',
      text:
        options.length === 0
          ? 'It has no options.'
          : `It has ${names(options, 2)}. Critical options limit; extensions allow.`,
    };
  },
  place: (args) => ({
    title: isFailed(args) ? 'The client is in the wrong place' : 'The client is where it has to be',
    text:
      'addresses' in args
        ? `The certificate is for ${short(textOf(args, 'addresses'), 40)}, and the client is at ${textOf(args, 'address')}.`
        : 'The options of the line with the authority’s key have something against this visit.',
  }),
  command: (args) => ({
    title: isFailed(args) ? 'Two different commands are forced' : 'The limits go together',
    text: isFailed(args)
      ? 'The line and the certificate each force a command, and not the same. As not both can be kept, nobody is let in.'
      : textOf(args, 'command') === ''
        ? 'What the line and the certificate both allow is allowed, and nothing else.'
        : `Whatever is asked for, ${quoted(textOf(args, 'command'), 60)} will be run.`,
  }),
};

const isCheck = (name: string): name is keyof typeof checks => Object.hasOwn(checks, name);

const term = (args: StepArgs): string =>
  `certificate ${quoted(textOf(args, 'id'), 30)}, serial ${short(textOf(args, 'serial'), 20)}`;

export const certificateWords = {
  'checked-certificate'(context) {
    const { args } = context;
    const name = textOf(args, 'check');
    const said = checks[isCheck(name) ? name : 'signature'](args, context);
    return { ...said, verb: 'check', term: term(args) };
  },
  'judged-certificate': ({ side, args }) => ({
    ...(isFailed(args)
      ? {
          title: `The ${side} refuses the certificate`,
          text:
            side === 'client'
              ? `Because ${refusalText(textOf(args, 'because'))}. What is left is the key in it, by itself.`
              : `Because ${refusalText(textOf(args, 'because'))}.`,
        }
      : {
          title: `The ${side} believes the certificate`,
          text: 'An authority that is trusted here says so, for this name, now. Whether the other side holds the key’s private half is checked next.',
        }),
    verb: 'decide',
    term: `${term(args)}, CA ${textOf(args, 'authority')}`,
  }),
} satisfies Readonly<Record<string, (context: StepContext) => StepWords>>;
