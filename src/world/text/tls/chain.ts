/** What each check of a chain of certificates says to people, in English. */
import type { StepArgs } from '../../../protocol/trace.ts';
import type { ChainReason } from '../../../protocol/tls/certificates/chain-reasons.ts';
import type { ChainCheckName } from '../../../protocol/tls/certificates/check-notes.ts';
import { listOf, names } from '../more-prose.ts';
import { count, numberOf, short, textOf } from '../prose.ts';
import type { StepContext, StepWords } from '../words.ts';

const subject = (args: StepArgs): string => named(textOf(args, 'subject'));
const issuer = (args: StepArgs): string => named(textOf(args, 'issuer'));
/** As certificates name somebody; a name may be empty. RFC 5280 §4.1.2.6. */
const named = (name: string): string => short(name, 40) || 'somebody without a name';
const isLeaf = (args: StepArgs): boolean => numberOf(args, 'depth') === 0;
/** Whose certificate is looked at: the other side's own, or one above it. */
const whose = ({ side, args }: StepContext): string =>
  isLeaf(args)
    ? side === 'client'
      ? 'the server’s certificate'
      : 'the client’s certificate'
    : subject(args);
const day = (args: StepArgs, name: string): string => textOf(args, name).slice(0, 10);
const term = (args: StepArgs): string =>
  `certificate ${count(numberOf(args, 'depth') + 1)}, ${subject(args)}`;
const failed = ({ result }: StepContext): boolean => result === 'refused';
const isBecause = ({ args }: StepContext, reason: ChainReason): boolean =>
  textOf(args, 'because') === reason;

/** The words of a check, by its name. */
export function checkWords(context: StepContext): StepWords {
  const name = textOf(context.args, 'check');
  if (!isCheck(name)) throw new Error(`no words for the check ${name}`);
  const said = checks[name](context);
  const about = certificateTold(name, context.args);
  return about === '' ? said : { ...said, title: `${about}: ${said.title}` };
}

/** Whose certificate a check is about; empty where it is about the chain. */
function certificateTold(name: ChainCheckName, args: StepArgs): string {
  if (name === 'readable' || name === 'anchor') return '';
  const teller = textOf(args, name === 'may-sign' ? 'issuer' : 'subject');
  return short(teller.replace(/^CN=/, ''), 24) || 'no name';
}

/** The checks that have words. */
export const checkNames = (): readonly string[] => Object.keys(checks);

const isCheck = (name: string): name is ChainCheckName => Object.hasOwn(checks, name);

const checks: {
  readonly [K in ChainCheckName]: (context: StepContext) => StepWords;
} = {
  readable: (context) => ({
    title: failed(context) ? 'A certificate cannot be read' : 'Can the certificates be read?',
    text: failed(context)
      ? `In ${short(textOf(context.args, 'field'), 60) || 'its first byte'}, at offset ${count(numberOf(context.args, 'offset'))}: expected ${short(textOf(context.args, 'expected'), 40)}, found ${short(textOf(context.args, 'found'), 40)}.`
      : 'Each byte has its place: tag, length and value, one inside the other. Whether what they say is true is another question.',
    verb: 'read',
    term: `DER, ${count(numberOf(context.args, 'count'))} sent`,
  }),

  issuer: ({ args }) => ({
    title: 'who has signed it?',
    text:
      textOf(args, 'found') === 'trusted'
        ? `${issuer(args)} is named in it, and is one of those that are trusted here. Whether its key made the signature is checked further down.`
        : `${issuer(args)} is named in it, and its certificate was sent along. So the next question is who has signed that.`,
    verb: 'look up',
    term: term(args),
  }),

  anchor: (context) => ({
    title: failed(context)
      ? isBecause(context, 'chain-too-long')
        ? 'The chain has no end in sight'
        : 'Nobody trusted stands at the end'
      : 'Is whoever stands at the end trusted?',
    text: failed(context)
      ? isBecause(context, 'chain-too-long')
        ? `From ${subject(context.args)} on nobody looks further: no honest chain is that long.`
        : isBecause(context, 'root-not-trusted')
          ? `The chain ends at ${subject(context.args)}. That is in the list of those that are trusted here, but is no root, and its root is not in it.`
          : `The chain ends at ${subject(context.args)}, which is not in the list of those that are trusted here. Anybody can make such a chain.`
      : textOf(context.args, 'as') === 'itself'
        ? 'This very certificate is in the list of those that are trusted here. Nobody else needs to vouch for it.'
        : `The chain ends at ${subject(context.args)}, a root that was trusted before this connection began. Whether the keys along the way really signed is checked later.`,
    verb: 'look up',
    term: `trust anchor, ${subject(context.args)}`,
  }),

  'critical-extensions': (context) => ({
    title: failed(context) ? 'a critical extension is unknown' : 'critical extensions known?',
    text: failed(context)
      ? `An extension of ${subject(context.args)} is marked as critical and not known here: who does not understand it must refuse.`
      : `Whatever extension of ${subject(context.args)} is marked as critical is known here. One that is not marked may be passed over by who does not know it.`,
    verb: 'look through',
    term: term(context.args),
  }),

  authority: (context) => ({
    title: failed(context) ? 'it is no authority' : 'may it vouch for others?',
    text: failed(context)
      ? `${subject(context.args)} has signed a certificate, and its own does not say that it is an authority. Else every server could vouch for every other.`
      : textOf(context.args, 'how') === 'version-1'
        ? `${subject(context.args)} is trusted, and its certificate is of an old form, in which no authority could say that it is one.`
        : textOf(context.args, 'how') === 'keyUsage'
          ? `${subject(context.args)} is trusted, and its key may sign certificates: so it counts as an authority.`
          : `The certificate of ${subject(context.args)} says that it is an authority.`,
    verb: 'check',
    term: `basicConstraints, ${subject(context.args)}`,
  }),

  'public-key': (context) => ({
    title: failed(context) ? 'its key cannot be used' : 'can its key be used?',
    text: failed(context)
      ? `The key of ${subject(context.args)} is of a kind that is not known here, or no key at all.`
      : `The key of ${subject(context.args)} is of a kind that is known here: ${short(textOf(context.args, 'key'), 30)}.`,
    verb: 'look at',
    term: `subjectPublicKeyInfo, ${subject(context.args)}`,
  }),

  'extended-key-usage': (context) => ({
    title: failed(context) ? 'it is for another purpose' : 'is it for this purpose?',
    text: failed(context)
      ? `It is for ${names(listOf(context.args, 'purposes'))}, and ${textOf(context.args, 'purpose')} is wanted here.`
      : listOf(context.args, 'purposes').length > 0
        ? `It is for ${names(listOf(context.args, 'purposes'))}, which is what is wanted here.`
        : 'It names no purpose, and so is for any.',
    verb: 'check',
    term: `extendedKeyUsage, ${subject(context.args)}`,
  }),

  'key-usage': (context) => ({
    title: failed(context) ? 'its key may not sign this' : 'does its key usage fit?',
    text:
      listOf(context.args, 'usages').length > 0
        ? `The key in ${whose(context)} is for ${names(listOf(context.args, 'usages'))}.`
        : `Nothing limits what the key in ${whose(context)} is for.`,
    verb: 'check',
    term: `keyUsage, ${subject(context.args)}`,
  }),

  'path-length': (context) => ({
    title: failed(context) ? 'too many authorities below' : 'few enough authorities below?',
    text: `${count(numberOf(context.args, 'found'))} authorities stand between ${subject(context.args)} and the certificate in question${'most' in context.args ? `; it allows ${textOf(context.args, 'most')}` : ''}.`,
    verb: 'count',
    term: `pathLenConstraint, ${subject(context.args)}`,
  }),

  name: (context) => ({
    title: failed(context) ? 'it is for another name' : 'is it for the name asked for?',
    text: failed(context)
      ? `Asked for was ${short(textOf(context.args, 'name'), 28)}; it is for ${names(listOf(context.args, 'names'), 2)}. It may be genuine, and is of no use here.`
      : `Asked for was ${short(textOf(context.args, 'name'), 28)}; it is for ${names(listOf(context.args, 'names'), 2)}. So the key belongs to the name that somebody typed.`,
    verb: 'compare',
    term: 'subjectAltName',
  }),

  'may-sign': (context) => ({
    title: failed(context) ? 'may not sign certificates' : 'may it sign certificates?',
    text: failed(context)
      ? `The key of ${issuer(context.args)} is for ${names(listOf(context.args, 'usages'))}, and not for this.`
      : listOf(context.args, 'usages').length > 0
        ? `The key of ${issuer(context.args)} is for signing certificates.`
        : `Nothing limits what the key of ${issuer(context.args)} is for.`,
    verb: 'check',
    term: `keyUsage, ${issuer(context.args)}`,
  }),

  signature: (context) => ({
    title: failed(context)
      ? isBecause(context, 'unsupported-signature')
        ? 'its signature cannot be checked'
        : 'its signature is not valid'
      : 'did its authority sign it?',
    text: isBecause(context, 'unsupported-signature')
      ? `The signature in ${whose(context)} is of a kind that is not known here, or no longer safe.`
      : failed(context)
        ? `The key of ${issuer(context.args)} did not make this signature over ${whose(context)}: it was changed, or somebody else made it.`
        : `The key of ${issuer(context.args)} made the signature over ${whose(context)}. Not a byte of it was changed since.`,
    verb: 'verify',
    term: `${textOf(context.args, 'algorithm')}, ${subject(context.args)}`,
  }),

  validity: (context) => ({
    title: failed(context) ? 'it is not valid now' : 'is it valid now?',
    text: failed(context)
      ? `Today is ${day(context.args, 'now')}; the certificate of ${subject(context.args)} is good from ${day(context.args, 'from')} to ${day(context.args, 'to')}.`
      : `The certificate of ${subject(context.args)} is good from ${day(context.args, 'from')} to ${day(context.args, 'to')}, by the clock of who checks.`,
    verb: 'compare',
    term: `notBefore, notAfter, ${subject(context.args)}`,
  }),

  'name-constraints': (context) => ({
    title: failed(context) ? 'its names are not allowed' : 'are its names allowed?',
    text: isBecause(context, 'unknown-constraint')
      ? `${issuer(context.args)} is limited in a way that is not known here, so ${short(textOf(context.args, 'wrong'), 60)} may be more than it can vouch for.`
      : failed(context)
        ? `${issuer(context.args)} may not vouch for ${short(textOf(context.args, 'wrong'), 60)}.`
        : 'An authority may be limited to some names. None of those above sets a limit that these would break.',
    verb: 'check',
    term: `nameConstraints, ${subject(context.args)}`,
  }),
};
