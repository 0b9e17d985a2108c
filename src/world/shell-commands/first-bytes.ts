import type { Recipe } from '../shell-commands.ts';
import { bytesInto, partOf, TO_HEX } from './sh.ts';

const how = /^the first (\d+) bytes$/;

/** A key that is shorter or longer than a hash: as much as it needs of one or more of them. */
export const recipe: Recipe = {
  kind: 'excerpt',
  source: 'RFC 4253 §7.2',
  fits: (name) => how.test(name),
  reproduce: ({ how: name, from }) => ({
    command: bytesInto(`|\nhead -c ${how.exec(name)?.[1]} | ${TO_HEX}`, from.map(partOf)),
  }),
};
