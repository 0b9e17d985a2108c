/** Collects what is checked of a chain, up to the first check that fails. */
import type { StepArgs, StepReport } from '../../trace.ts';
import type { Certificate } from './certificate.ts';
import type { ChainReason } from './chain-reasons.ts';
import { nameText } from './names.ts';

/** What is looked at, in the order in which it is. */
export type ChainCheckName =
  /** Can all be read? args: count */
  | 'readable'
  /** Who issued it? args: issuer, and `found`: sent, trusted */
  | 'issuer'
  /** Is the end of the chain trusted? args: `as`: root, itself */
  | 'anchor'
  /** Is all known that is critical? args: extensions (names), unknown */
  | 'critical-extensions'
  /** Is it an authority? args: how: basicConstraints, keyUsage, version-1 */
  | 'authority'
  /** Can its key be used? args: key (the kind) */
  | 'public-key'
  /** Is it for this purpose? args: purpose, purposes */
  | 'extended-key-usage'
  /** May its key do what it is for? args: usages */
  | 'key-usage'
  /** Are there few enough authorities below it? args: most, found */
  | 'path-length'
  /** Is it good for the name that was asked for? args: name, names */
  | 'name'
  /** May the issuer's key sign certificates? args: issuer, usages */
  | 'may-sign'
  /** Did the issuer sign it? args: issuer, algorithm */
  | 'signature'
  /** Is it valid now? args: from, to, now */
  | 'validity'
  /** Does an authority above it allow its names? args: issuer (that one), names, wrong (the name that it does not) */
  | 'name-constraints';

/** A check as a step. `args` has `check`, `subject`, `depth` (0 is the certificate in question), and where it failed `because`. */
export type ChainCheck = StepReport & { readonly source: string };

export class CheckNotes {
  readonly checks: ChainCheck[] = [];
  reason: ChainReason | null = null;
  /** The certificate that failed; null where none did. */
  concerns: Certificate | null = null;

  /** Notes a check. @returns whether the certificate passed it */
  note(
    check: ChainCheckName,
    certificate: Certificate,
    depth: number,
    source: string,
    because: ChainReason | null,
    args: StepArgs = {},
  ): boolean {
    const about = { check, depth, subject: nameText(certificate.subject) };
    this.checks.push({
      args: { ...about, ...args, ...(because && { because }) },
      values: [certificate.der],
      source,
      result: because ? 'refused' : 'accepted',
    });
    if (because) {
      this.reason = because;
      this.concerns = certificate;
    }
    return because === null;
  }
}
