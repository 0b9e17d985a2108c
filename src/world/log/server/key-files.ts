/** What the server prints while it looks for a key in a user's files. It has two of them, and the second is never there. */
import type { Certificate } from '../../../protocol/ssh/certificate.ts';
import { fingerprint } from '../../../protocol/ssh/fingerprint.ts';
import { blobType, PlainKeyBlob } from '../../../protocol/ssh/public-key.ts';
import { shortName } from '../terms.ts';
import type { Finding, KeyLookUp } from '../../files/authorized-keys.ts';
import { absoluteTime } from '../../files/absolute-time.ts';
import { keyNote, optionNames } from '../../files/key-notes.ts';
import type { KeyOptions } from '../../files/key-options.ts';

interface Search {
  readonly certificate?: Certificate | null;
  readonly file: string;
  /** What stands in the file. */
  readonly text: string;
  readonly user: string;
  /** Where the client is. */
  readonly address: string;
  /** `ED25519 SHA256:…`. */
  readonly key: string;
  readonly result: KeyLookUp;
}

export function keyLookedUp(search: Search): readonly string[] {
  const { file, text, user, result } = search;
  const missing = (path: string): readonly string[] => [
    `debug1: trying public key file ${path}`,
    `debug1: Could not open user '${user}' authorized keys '${path}': No such file or directory`,
  ];
  const first =
    text === ''
      ? missing(file)
      : [
          `debug1: trying public key file ${file}`,
          'debug1: fd 4 clearing O_NONBLOCK',
          ...result.looked.flatMap(({ line, findings }) =>
            findings.flatMap((finding) => found(search, finding, line)),
          ),
          // The file is read to its end, but only lines up to the key are looked at.
          `debug2: auth_check_authkeys_file: ${file}: processed ${result.looked.length}/${linesOf(text).length} lines`,
        ];
  return result.found ? first : [...first, ...missing(`${file}2`)];
}

/** The key of the authority behind a certificate: `ED25519 SHA256:…`. */
export const authorityName = ({ authority }: Certificate): string =>
  `${shortName(blobType(PlainKeyBlob, authority) ?? '')} ${fingerprint(authority)}`;

const labelled = (label: string, [first = '', ...more]: readonly string[]): readonly string[] => [
  label + first,
  ...more,
];

/** As strnvis writes it. */
const visible = (text: string): string => text.replaceAll('\\', '\\\\');

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

function found(search: Search, finding: Finding, line: number): readonly string[] {
  const { file, user, address, key, text, certificate = null } = search;
  const place = `${file}:${line}`;
  /** Quoted with what ends the line, unless that counts as options: the second quotation mark stands on the next. */
  const quoted = (part: string): readonly string[] =>
    part !== '' && line < text.split('\n').length
      ? [`'${visible(part)}`, "'"]
      : [`'${visible(part)}'`];
  const note = keyNote(finding, place, address);
  /** What the client may be told later is printed as it is kept. */
  const kept = note === null ? [] : [`debug3: ${note}`];
  switch (finding.kind) {
    case 'options?':
      return labelled(`debug2: ${place}: check options: `, quoted(finding.text));
    case 'no key':
      return labelled(`debug2: ${place}: advance: `, quoted(finding.text));
    case 'matches':
      return [`debug1: ${place}: matching key found: ${key}`];
    case 'wrong place':
      return [
        `${place}: Authentication tried for ${user} with correct key but not from a permitted host ` +
          `(host=${address}, ip=${address}, required=${finding.required}).`,
        ...kept,
      ];
    case 'invalid from':
      return [
        ...(finding.item === ''
          ? []
          : [
              `debug2: addr_match_list: inconsistent mask length for match network "${finding.item}"`,
            ]),
        `debug1: ${note}`,
        ...kept,
      ];
    case 'refused':
    case 'unended options':
      return [note ?? '', ...kept];
    case 'matches authority':
      return [
        `debug1: ${place}: matching CA found: ${certificate ? authorityName(certificate) : ''}`,
      ];
    case 'line options':
    case 'certificate options':
      return [`debug1: ${note}`, ...kept, ...details(finding.options, place)];
    case 'certificate option':
      return [
        `debug3: found certificate option "${finding.name}" len ${finding.size}`,
        ...(finding.said === null ? [] : [finding.said]),
      ];
    case 'principal found':
      // As OpenSSH spells it.
      return [`debug3: matched principal from key ioptions "${finding.name}"`];
    case 'wrong source address':
      return [
        `${place}: Authentication tried for ${user} with valid certificate but not from a permitted ` +
          `source address (${address}).`,
        ...kept,
      ];
    case 'certificate refused':
      return [finding.reason, ...kept];
    case 'accepted':
      if (certificate)
        return [
          `Accepted certificate ID "${certificate.keyId}" (serial ${certificate.serial}) ` +
            `signed by CA ${authorityName(certificate)} found at ${place}`,
        ];
      return [
        `debug1: ${note}`,
        ...kept,
        ...(finding.options.validBefore === null
          ? []
          : [`debug1: ${place}: expires at ${absoluteTime(finding.options.validBefore)}`]),
        ...details(finding.options, place),
        `Accepted key ${key} found at ${place}`,
      ];
    default:
      return [`debug1: ${note}`, ...kept];
  }
}

/** What the options demand, beyond their names. */
export function details(options: KeyOptions, place: string): readonly string[] {
  const { command, certAuthority, permitOpen, permitListen, principals } = options;
  return [
    ...(principals === null || !certAuthority
      ? []
      : [`debug1: ${place}: authorized principals: "${principals}"`]),
    ...(command === null ? [] : [`debug1: ${place}: forced command: "${command}"`]),
    ...permitOpen.map((host) => `debug1: ${place}: permitted open: ${host}`),
    ...permitListen.map((host) => `debug1: ${place}: permitted listen: ${host}`),
  ];
}

/** What holds for a user who is in. When the key ends is of no more interest, nor how it was touched. */
export function activeOptions(options: KeyOptions): readonly string[] {
  const left = { ...options, validBefore: null, noTouchRequired: false };
  return [
    `debug1: active: key options:${optionNames(left)}`,
    ...details(left, 'active'),
    ...options.permitOpen.map((place) => `debug1: allow user local forwarding to ${spoken(place)}`),
    ...options.permitListen.map(
      (place) => `debug1: allow user remote forwarding to ${spoken(place)}`,
    ),
  ];
}

function spoken(place: string): string {
  const colon = place.lastIndexOf(':');
  return `host ${place.slice(0, colon).replace(/^\[(.*)\]$/, '$1')} port ${place.slice(colon + 1)}`;
}
