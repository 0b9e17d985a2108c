/** A chain of certificates that somebody answers for: that the other side has its private key is not proven by it. */
import type { Bytes } from '../../codec/bytes.ts';
import { refusalKind, type Fault, type Refused } from './fault.ts';
import type { LeafKey } from './leaf-key.ts';
import type { JudgedChain } from './questions.ts';
import type { Role } from './role.ts';

export class AcceptedChain {
  private constructor(
    readonly chain: readonly Bytes[],
    readonly key: LeafKey,
    /** False where it was only put up with: nobody vouches for its owner. */
    readonly trusted: boolean,
  ) {}

  /**
   * @param whose - whose chain it is
   * @param name - the name that was asked for
   */
  static judged(
    verdict: JudgedChain,
    chain: readonly Bytes[],
    key: LeafKey,
    whose: Role,
    name: string,
  ): AcceptedChain | Fault {
    if (verdict.trusted) return new AcceptedChain(chain, key, true);
    if (verdict.tolerated) return new AcceptedChain(chain, key, false);
    const reason = verdict.reason ?? 'unknown-issuer';
    return { kind: refusalKind(reason), whose, reason, name, ...found(verdict) };
  }
}

/** What the check that failed has found, where a name or the time is wrong. */
function found({ checks }: JudgedChain): Pick<Refused, 'names' | 'validity'> {
  const { check, subject, names, from, to, now } =
    checks.findLast(({ result }) => result === 'refused')?.args ?? {};
  if (check === 'name' && Array.isArray(names)) return { names: names.map(String) };
  if (check !== 'validity') return {};
  const [whose, first, last, today] = [subject, from, to, now].map(String);
  return {
    validity: { subject: whose ?? '', from: first ?? '', to: last ?? '', now: today ?? '' },
  };
}
