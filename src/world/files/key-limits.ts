/** What the options of a key have against somebody who comes with it. auth.c: auth_authorise_keyopts */
import type { KeyVerdict } from '../../protocol/ssh/questions.ts';
import { matchAddress } from './address-patterns.ts';
import type { Finding, KeyLookUp, Visit } from './authorized-keys.ts';
import type { KeyOptions } from './key-options.ts';

/** What the options have against this visit. */
export function forbids(options: KeyOptions, { address, now }: Visit): readonly Finding[] {
  const { validBefore, principals, from } = options;
  if (validBefore !== null && validBefore < now) return [{ kind: 'expired', at: validBefore }];
  if (principals !== null && !options.certAuthority)
    return [{ kind: 'principals without authority' }];
  if (from === null) return [];
  const match = matchAddress(address, from);
  if (match === true) return [];
  const place: Finding = { kind: 'wrong place', required: from };
  return match === false ? [place] : [{ kind: 'invalid from', item: match.invalid }, place];
}

type Forbidden = NonNullable<KeyVerdict['forbidden']>;
/** The findings about a line that has the key, and yet does not let it in. */
const reasons: Partial<Readonly<Record<Finding['kind'], Forbidden['because']>>> = {
  expired: 'expired',
  'wrong place': 'place',
  'principals without authority': 'principals',
};

/** The last line that has the key, but whose options forbid it here and now. */
export const forbiddenIn = ({ looked }: KeyLookUp): Forbidden | undefined =>
  looked
    .flatMap(({ line, findings }) => {
      const because = findings.flatMap(({ kind }) => reasons[kind] ?? []).at(-1);
      return because ? [{ line, because }] : [];
    })
    .at(-1);
