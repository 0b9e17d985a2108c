/** Whether a certificate is good for somebody, now: what OpenSSH checks of it, in its order. sshkey.c, auth-options.c. */
import type { Bytes } from '../../codec/bytes.ts';
import { struct } from '../../codec/struct.ts';
import { decode } from '../../codec/tape.ts';
import { text } from '../../codec/types.ts';
import {
  certificateArgs,
  type Certificate,
  type CertificateOption,
} from '../../protocol/ssh/certificate.ts';
import { SOURCE } from '../../protocol/ssh/certificate-layout.ts';
import type { StepArgs, StepReport } from '../../protocol/trace.ts';
import { absoluteTime } from './absolute-time.ts';
import { matchAddress } from './address-patterns.ts';
import { defaults, type Draft, type KeyOptions } from './key-options.ts';

/** Why a certificate is of no use. */
export type Refusal =
  | 'revoked'
  | 'unknown-authority'
  | 'line-forbids'
  | 'wrong-kind'
  | 'not-yet-valid'
  | 'expired'
  | 'name-not-listed'
  | 'principal-not-authorized'
  | 'critical-options'
  | 'bad-options'
  | 'source-address'
  | 'forced-commands';

/** What is looked at, in the order in which it is. */
export type CheckName = 'authority' | 'kind' | 'period' | 'names' | 'options' | 'place' | 'command';

/** Collects what is checked, up to the first check that fails. */
export class Checks {
  readonly reports: StepReport[] = [];
  readonly #about: StepArgs;
  refusal: Refusal | null = null;

  constructor(certificate: Certificate) {
    this.#about = certificateArgs(certificate);
  }

  /** Notes a check. @returns whether the certificate passed it */
  note(check: CheckName, because: Refusal | null, args: StepArgs = {}): boolean {
    this.refusal = because;
    this.reports.push({
      args: { ...this.#about, check, ...args, ...(because && { because }) },
      result: because ? 'refused' : 'accepted',
    });
    return because === null;
  }
}

const FOREVER = 0xffff_ffff_ffff_ffffn;
/** Times that no calendar here has are shown as numbers. */
const LAST_DAY = 253_402_300_799n;
const timeOf = (seconds: bigint): string =>
  seconds > LAST_DAY ? `${seconds}` : absoluteTime(Number(seconds));

/** As OpenSSH says when a certificate is good, in UTC. sshkey_format_cert_validity */
export function periodOf({ validAfter, validBefore }: Certificate): string {
  if (validAfter === 0n && validBefore === FOREVER) return 'forever';
  if (validAfter === 0n) return `before ${timeOf(validBefore)}`;
  if (validBefore === FOREVER) return `after ${timeOf(validAfter)}`;
  return `from ${timeOf(validAfter)} to ${timeOf(validBefore)}`;
}

interface Wanted {
  /** Who it has to be about; null where any name does. */
  readonly name: string | null;
  /** In seconds since 1970. */
  readonly now: number;
}

/** Whether it is of a host or of a user, as wanted. */
export const checkKind = (checks: Checks, { isHosts }: Certificate, wanted: boolean): boolean =>
  checks.note('kind', isHosts === wanted ? null : 'wrong-kind', { isHosts: wanted });

/** Time and name. sshkey_cert_check_authority */
export function checkStatement(checks: Checks, certificate: Certificate, wanted: Wanted): boolean {
  const { principals, validAfter, validBefore } = certificate;
  const now = BigInt(wanted.now);
  const early = now < validAfter ? 'not-yet-valid' : null;
  const late = now >= validBefore ? 'expired' : null;
  const { name } = wanted;
  const isListed = name === null || principals.length === 0 || principals.includes(name);
  return (
    checks.note('period', early ?? late, {
      period: periodOf(certificate),
      now: absoluteTime(wanted.now),
    }) &&
    (name === null ||
      checks.note('names', isListed ? null : 'name-not-listed', { name, names: principals }))
  );
}

/** What OpenSSH says of a certificate that it refuses. */
export const refusalWords = (refusal: Refusal, isHosts: boolean): string => {
  switch (refusal) {
    case 'wrong-kind':
      return isHosts
        ? 'Certificate invalid: not a host certificate'
        : 'Invalid certificate options';
    case 'not-yet-valid':
      return 'Certificate invalid: not yet valid';
    case 'expired':
      return 'Certificate invalid: expired';
    case 'name-not-listed':
      return 'Certificate invalid: name is not a listed principal';
    case 'critical-options':
      return 'Certificate contains unsupported critical options';
    case 'bad-options':
      return 'Invalid certificate options';
    case 'source-address':
      return 'Refused by certificate options';
    case 'principal-not-authorized':
      return 'Certificate does not contain an authorized principal';
    case 'forced-commands':
      return 'forced command options do not match';
    default:
      return 'Refused by key options';
  }
};

/** What a certificate lets its holder do, or why it cannot be told. */
export interface CertificateOptions {
  readonly options: KeyOptions;
  /** Where the client must be; null where anywhere. */
  readonly sourceAddress: string | null;
  readonly problem: string | null;
  /** The options that were read, in order, with what sshd says of each. */
  readonly read: readonly { readonly option: CertificateOption; readonly said: string | null }[];
}

type Flag = 'agentForwarding' | 'portForwarding' | 'pty' | 'userRc' | 'x11Forwarding';
const allowing: Readonly<Record<string, Flag | 'noTouchRequired'>> = {
  'no-touch-required': 'noTouchRequired',
  'permit-X11-forwarding': 'x11Forwarding',
  'permit-agent-forwarding': 'agentForwarding',
  'permit-port-forwarding': 'portForwarding',
  'permit-pty': 'pty',
  'permit-user-rc': 'userRc',
};

const Text = struct(SOURCE, { text: [text, 'what the option says'] });

/** The text in the data of an option; null where there is none, or more. */
export function textIn(data: Bytes): string | null {
  const read = decode(Text, data);
  const said = read.ok ? read.value.text.replace(/\0$/, '') : null;
  return said?.includes('\0') ? null : said;
}

/** Reads options as sshd does: what is critical must be known; nothing is allowed that no extension allows. sshauthopt_from_cert */
export function certificateOptions(certificate: Certificate): CertificateOptions {
  const options: Draft = {
    ...defaults(),
    ...{ agentForwarding: false, portForwarding: false, pty: false },
    ...{ userRc: false, x11Forwarding: false },
  };
  let sourceAddress: string | null = null;
  let problem: string | null = null;
  const read: { option: CertificateOption; said: string | null }[] = [];

  /** What is wrong with a critical option; undefined where it is not known. */
  function takeCritical({ name, data }: CertificateOption): string | null | undefined {
    if (name === 'verify-required') {
      options.verifyRequired = true;
      return data.length > 0 ? `Certificate option "${name}" corrupt (extra data)` : null;
    }
    if (name !== 'force-command' && name !== 'source-address') return undefined;
    const said = textIn(data);
    if (said === null) return `Unable to parse "${name}" section: incomplete message`;
    const before = name === 'force-command' ? options.command : sourceAddress;
    if (before !== null) return `Certificate has multiple ${name} options`;
    if (name === 'force-command') options.command = said;
    else if (isNetworkList(said)) sourceAddress = said;
    else return 'Certificate source-address contents invalid';
    return null;
  }

  for (const option of certificate.criticalOptions) {
    if (problem !== null) break;
    const wrong = takeCritical(option);
    problem =
      wrong === undefined ? `Certificate critical option "${option.name}" is not supported` : wrong;
    read.push({ option, said: problem });
  }
  for (const option of certificate.extensions) {
    if (problem !== null) break;
    const flag = Object.hasOwn(allowing, option.name) ? allowing[option.name] : undefined;
    if (flag) options[flag] = true;
    if (flag && option.data.length > 0)
      problem = `Certificate option "${option.name}" corrupt (extra data)`;
    const unknown = flag ? null : `Certificate extension "${option.name}" is not supported`;
    read.push({ option, said: problem ?? unknown });
  }
  return { options, sourceAddress, problem, read };
}

/** Addresses and networks with commas between, and nothing else. addr_match_cidr_list */
const isNetworkList = (list: string): boolean =>
  list.split(',').every((item) => {
    const isNetwork = /^[\da-fA-F.:]+(?:\/\d+)?$/.test(item);
    return isNetwork && typeof matchAddress('0.0.0.0', item) === 'boolean';
  });

export const isFrom = (address: string, list: string): boolean =>
  matchAddress(address, list) === true;

/** The name of an option, and what it says, for people. */
export const optionText = ({ name, data }: CertificateOption): string => {
  const said = data.length > 0 ? textIn(data) : null;
  return said === null ? name : `${name} ${said}`;
};
