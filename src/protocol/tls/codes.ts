/** From the names of a configuration to code points and back to what implements them. */
import { groups, type Group } from './groups.ts';
import type { SignatureScheme } from './signature-scheme.ts';
import { schemes } from './signatures.ts';
import { suites, type Suite } from './suites.ts';

const looking =
  <T>(what: string, all: ReadonlyMap<string, T>) =>
  (names: readonly string[]): T[] =>
    names.map((name) => {
      const found = all.get(name);
      if (!found) throw new RangeError(`there is no ${what} ${name}`);
      return found;
    });

/** All throw a RangeError for a name that there is not. */
export const suitesOf: (names: readonly string[]) => Suite[] = looking('suite', suites);
export const groupsOf: (names: readonly string[]) => Group[] = looking('group', groups);
export const schemesOf: (names: readonly string[]) => SignatureScheme[] = looking(
  'signature scheme',
  schemes,
);

export const codesOf = (entries: readonly { readonly code: number }[]): number[] =>
  entries.map(({ code }) => code);
