import type { Recipe } from '../shell-commands.ts';

/** A private key that was chosen from those that come with sshow. */
export const recipe: Recipe = {
  kind: 'excerpt',
  source: '',
  fits: (how) => how === 'one of the throw-away test keys that come with sshow',
  reproduce: () => ({
    reason: 'It was chosen, not computed: to make a new RSA key would take too long.',
  }),
};
