/**
 * Faults of TLS in words, in English: which side found what, where, what belonged there and what came, and the section
 * that says so. Why it came is not known to who finds it, so no sentence guesses it.
 */
import { contentTypeName } from '../../../protocol/tls/names.ts';
import type { Fault, FaultKind, Refused } from '../../../protocol/tls/fault.ts';
import type { FaultWords } from '../faults-en.ts';
import { bytes, names, quoted } from '../more-prose.ts';
import { periodOf } from './period.ts';
import { count, short } from '../prose.ts';
import { reasonWords } from './reasons.ts';

type Side = 'client' | 'server';
/** Each kind’s own fault. */
type Faults = { readonly [K in FaultKind]: Extract<Fault, { readonly kind: K }> };

/** The sentence and source of any fault that `side` found. */
export const faultMessage = (fault: Fault, side: Side): FaultWords => say(fault.kind, fault, side);

function say<K extends FaultKind>(kind: K, fault: Faults[K], side: Side): FaultWords {
  return faultWords[kind](fault, side);
}

/** The headline of the step that ends a run, by the kind of fault; undefined for what is none. */
export const faultTitle = (kind: string): string | undefined =>
  isFaultKind(kind) ? faultTitles[kind] : undefined;

const isFaultKind = (kind: string): kind is FaultKind => Object.hasOwn(faultTitles, kind);

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');
const list = (all: readonly string[]): string => {
  const first = all.slice(0, MOST).map((name) => short(name, 40));
  const more = all.length > MOST ? ` and ${count(all.length - MOST)} more` : '';
  return first.length === 0 ? 'nothing' : first.join(', ') + more;
};
/** Names that a sentence lists. */
const MOST = 4;

export const faultWords: {
  readonly [K in FaultKind]: (fault: Faults[K], side: Side) => FaultWords;
} = {
  'unknown-content-type': ({ type }, side) => ({
    message: `The ${side} expected a record of the handshake, of data or an alert and got one of content type ${contentTypeName(type)}.`,
    source: 'RFC 8446 §5',
  }),
  'record-too-long': ({ length, most }, side) => ({
    message: `The ${side} got a record of ${bytes(length)}; at most ${count(most)} are allowed.`,
    source: 'RFC 8446 §5.1',
  }),
  'empty-record': ({ type }, side) => ({
    message: `The ${side} got an empty record of content type ${contentTypeName(type)}; only application data may be empty.`,
    source: 'RFC 8446 §5.1',
  }),
  'unprotected-record': ({ type }, side) => ({
    message: `The ${side} expected an encrypted record and got one in plain text, of content type ${contentTypeName(type)}.`,
    source: 'RFC 8446 §5',
  }),
  'bad-record-mac': ({ suite, sequence }, side) => ({
    message: `The ${side} could not open record ${count(sequence)}: its tag does not fit, so it was changed, or sealed with other keys (${suite}).`,
    source: 'RFC 8446 §5.2',
  }),
  'no-content-type': ({ length }, side) => ({
    message: `The ${side} opened a record and found ${bytes(length)} of zeros in it: no content, and no content type.`,
    source: 'RFC 8446 §5.4',
  }),
  'protected-change-cipher-spec': (_fault, side) => ({
    message: `The ${side} got a ChangeCipherSpec inside an encrypted record, where none may be.`,
    source: 'RFC 8446 §5',
  }),
  'bad-change-cipher-spec': ({ length }, side) => ({
    message: `The ${side} expected a ChangeCipherSpec of one byte, 1, and got ${bytes(length)}${length === 1 ? ' of another value' : ''}.`,
    source: 'RFC 8446 §5',
  }),
  'interrupted-message': ({ message, by }, side) => ({
    message: `The ${side} had a part of ${short(message, 40)} and expected the rest of it; ${short(by, 40)} came in between.`,
    source: 'RFC 8446 §5.1',
  }),
  'message-across-key-change': ({ message }, side) => ({
    message: `The ${side} got more bytes behind ${short(message, 40)} in the same record; the keys change after it, so it must be the last.`,
    source: 'RFC 8446 §5.1',
  }),
  'message-too-long': ({ message, length, most }, side) => ({
    message: `The ${side} was announced ${short(message, 40)} of ${bytes(length)}; it takes at most ${count(most)}.`,
    source: 'RFC 8446 §4',
  }),
  'malformed-message': ({ message, field, offset, expected, found }, side) => ({
    message: `The ${side} could not read ${short(message, 40)}: in ${field === '' ? 'it' : short(field, 80)}, at offset ${offset}, it expected ${short(expected, 60)} and got ${short(found, 60)}.`,
    source: 'RFC 8446 §6.2',
  }),
  'unexpected-message': ({ state, expected, got }, side) => ({
    message: `The ${side}, in state ${state}, expected ${list(expected)} and got ${short(got, 40)}.`,
    source: 'RFC 8446 §4',
  }),
  'duplicate-extension': ({ message, extension }, side) => ({
    message: `The ${side} got the extension ${short(extension, 40)} twice in ${message}.`,
    source: 'RFC 8446 §4.2',
  }),
  'misplaced-extension': ({ message, extension }, side) => ({
    message: `The ${side} got the extension ${short(extension, 40)} in ${message}, where it may not stand.`,
    source: 'RFC 8446 §4.2',
  }),
  'unsolicited-extension': ({ message, extension }, side) => ({
    message: `The ${side} got the extension ${short(extension, 40)} in ${message}, and had not asked for it.`,
    source: 'RFC 8446 §4.2',
  }),
  'extension-after-pre-shared-key': ({ message, extension }, side) => ({
    message: `The ${side} found the extension ${short(extension, 40)} behind pre_shared_key in ${message}; that must be the last.`,
    source: 'RFC 8446 §4.2.11',
  }),
  'missing-extension': ({ message, extension }, side) => ({
    message: `The ${side} needs the extension ${short(extension, 40)} in ${message}, and did not find it.`,
    source: 'RFC 8446 §9.2',
  }),
  'illegal-value': ({ message, field, found, expected }, side) => ({
    message: `The ${side} expected ${short(expected, 80)} in ${short(field, 60)} of ${message} and got ${short(found, 60)}.`,
    source: 'RFC 8446 §6.2',
  }),
  'unsupported-version': ({ offered, expected }, side) => ({
    message: `The ${side} speaks ${expected}; the ${other(side)} speaks ${list(offered)}.`,
    source: 'RFC 8446 §4.2.1',
  }),
  'downgrade-sentinel': ({ version }, side) => ({
    message: `The ${side} found the mark of ${version} in the server’s random value: that server can do better, and has heard of older versions only.`,
    source: 'RFC 8446 §4.1.3',
  }),
  'no-common-algorithm': ({ category, client, server }, side) => ({
    message: `The ${side} found no ${category} that both have. Client: ${list(client)}. Server: ${list(server)}.`,
    source: 'RFC 8446 §4.1.1',
  }),
  'no-application-protocol': ({ client, server }, side) => ({
    message: `The ${side} found no application protocol that both have. Client: ${list(client)}. Server: ${list(server)}.`,
    source: 'RFC 7301 §3.2',
  }),
  'unrecognized-name': ({ name, known }, side) => ({
    message: `The ${side} was asked for ${quoted(name, 60)}; it answers to ${list(known)}.`,
    source: 'RFC 6066 §3',
  }),
  'no-certificate': ({ schemes }, side) => ({
    message: `The ${side} has no certificate whose key signs as the ${other(side)} wants: ${list(schemes)}.`,
    source: 'RFC 8446 §4.4.2.2',
  }),
  'changed-client-hello': ({ field }, side) => ({
    message: `The ${side} compared the second ClientHello with the first: ${short(field, 60)} is another, and must be the same.`,
    source: 'RFC 8446 §4.1.2',
  }),
  'needless-retry': (_fault, side) => ({
    message: `The ${side} was asked to say hello again, and nothing in its hello would change.`,
    source: 'RFC 8446 §4.1.4',
  }),
  'bad-public-value': ({ group, why }, side) => ({
    message: `The ${side} cannot use the ${other(side)}’s public value in ${group}: ${short(why, 100)}.`,
    source: 'RFC 8446 §7.4.2',
  }),
  'bad-binder': ({ identity }, side) => ({
    message: `The ${side} computed another binder than came for ticket ${count(identity + 1)}: whoever sent it does not have its key, or the hello was changed.`,
    source: 'RFC 8446 §4.2.11.2',
  }),
  'empty-certificate-list': ({ whose }, side) => ({
    message: `The ${side} expected a certificate of the ${whose} and got an empty list.`,
    source: 'RFC 8446 §4.4.2.4',
  }),
  'certificate-required': (_fault, side) => ({
    message: `The ${side} lets nobody in without a certificate, and the ${other(side)} showed none.`,
    source: 'RFC 8446 §4.4.2.4',
  }),
  'malformed-certificate': ({ whose, at, field, offset, expected, found }, side) => ({
    message: `The ${side} could not read certificate ${count(at + 1)} of the ${whose}: in ${short(field, 80) || 'it'}, at offset ${offset}, it expected ${short(expected, 60)} and got ${short(found, 60)}.`,
    source: 'RFC 5280 §4.1',
  }),
  'unusable-key': ({ whose, why }, side) => ({
    message: `The ${side} cannot use the key in the ${whose}’s certificate: ${short(why, 100)}.`,
    source: 'RFC 8446 §4.4.2',
  }),
  'scheme-not-for-key': ({ whose, scheme, keyType }, side) => ({
    message: `The ${side} got a signature by ${short(scheme, 40)}; the key in the ${whose}’s certificate is of the kind ${short(keyType, 30)}, which does not sign so.`,
    source: 'RFC 8446 §4.4.3',
  }),
  'bad-signature': ({ whose, scheme }, side) => ({
    message: `The ${side} found that the ${whose}’s signature (${short(scheme, 40)}) does not fit what was said in this handshake.`,
    source: 'RFC 8446 §4.4.3',
  }),
  'bad-finished': ({ whose }, side) => ({
    message: `The ${side} computed another Finished than the ${whose} sent: the two have not sent and heard the same.`,
    source: 'RFC 8446 §4.4.4',
  }),
  'unknown-ca': (fault, side) => refused(fault, side),
  'certificate-expired': (fault, side) => refused(fault, side),
  'certificate-refused': (fault, side) => refused(fault, side),
  'certificate-unsupported': (fault, side) => refused(fault, side),
  'alert-received': ({ alert, code }, side) => ({
    message: `The ${side} got the alert ${short(alert, 40)} (${code}) from the ${other(side)}, which ends the connection.`,
    source: 'RFC 8446 §6.2',
  }),
  'closed-during-handshake': ({ state }, side) => ({
    message: `The ${other(side)} ended the connection in the middle of the handshake; the ${side} was in state ${state}.`,
    source: 'RFC 8446 §6.1',
  }),
  'connection-lost': ({ state, unread }, side) => ({
    message: `The ${side} lost the connection in state ${state}${unread > 0 ? `, with ${bytes(unread)} of a record that had not come whole` : ''}; no close_notify had come.`,
    source: 'RFC 8446 §6.1',
  }),
  stalled: ({ client, server }) => ({
    message: `Neither side can go on: the client is in state ${client}, the server in state ${server}.`,
    source: '',
  }),
};

function refused({ whose, reason, name, names: found, validity }: Refused, side: Side): FaultWords {
  const { because, source } = reasonWords[reason];
  const more = validity
    ? ` ${periodOf(validity)}`
    : found
      ? ` ${found.length > 0 ? `It is for ${names(found, 2)}` : 'It names no host'}.`
      : '';
  const asked = whose === 'server' && name !== '' ? ` for ${short(name, 60)}` : '';
  return {
    message: `The ${side} does not take the ${whose}’s certificate${asked}, because ${because}.${more}`,
    source,
  };
}

export const faultTitles: Readonly<Record<FaultKind, string>> = {
  'unknown-content-type': 'A record of an unknown kind',
  'record-too-long': 'A record is too long',
  'empty-record': 'A record is empty',
  'unprotected-record': 'A record is not encrypted',
  'bad-record-mac': 'A record cannot be opened',
  'no-content-type': 'A record holds nothing but zeros',
  'protected-change-cipher-spec': 'A ChangeCipherSpec is encrypted',
  'bad-change-cipher-spec': 'A ChangeCipherSpec is wrong',
  'interrupted-message': 'A message was interrupted',
  'message-across-key-change': 'Too much stands in one record',
  'message-too-long': 'A message is too long',
  'malformed-message': 'A message cannot be read',
  'unexpected-message': 'A message that may not come here',
  'duplicate-extension': 'An extension is there twice',
  'misplaced-extension': 'An extension in the wrong message',
  'unsolicited-extension': 'An extension that nobody asked for',
  'extension-after-pre-shared-key': 'An extension in the wrong place',
  'missing-extension': 'An extension is missing',
  'illegal-value': 'A value that may not stand there',
  'unsupported-version': 'They speak no common version',
  'downgrade-sentinel': 'The server could do better',
  'no-common-algorithm': 'They have nothing in common',
  'no-application-protocol': 'No application protocol in common',
  'unrecognized-name': 'The server does not know this name',
  'no-certificate': 'No certificate that would do',
  'changed-client-hello': 'The second hello differs',
  'needless-retry': 'Asked again for nothing',
  'bad-public-value': 'The public value cannot be used',
  'bad-binder': 'The binder does not fit',
  'empty-certificate-list': 'There is no certificate',
  'certificate-required': 'Nobody comes in without a certificate',
  'malformed-certificate': 'A certificate cannot be read',
  'unusable-key': 'The key in the certificate cannot be used',
  'scheme-not-for-key': 'The key does not sign in this way',
  'bad-signature': 'The signature is not valid',
  'bad-finished': 'The Finished does not fit',
  'unknown-ca': 'Nobody trusted vouches for it',
  'certificate-expired': 'The certificate is not valid now',
  'certificate-refused': 'The certificate is refused',
  'certificate-unsupported': 'The certificate is of no use here',
  'alert-received': 'The other side stops',
  'closed-during-handshake': 'The handshake is broken off',
  'connection-lost': 'The connection is lost',
  stalled: 'Both wait for the other',
};
