/**
 * The shell command that makes a value of a run again out of what it was made from, with programs that every Linux
 * has. One file for each kind of computation in shell-commands/.
 */
import type { DerivationRecord } from './recorder.ts';

/** Prints the value in hexadecimal, on one line or more; or why nothing does. */
export type Reproduced =
  /** `note` says what the command does instead, where it does not compute the value. */
  { readonly command: string; readonly note?: string } | { readonly reason: string };

export interface Recipe {
  readonly kind:
    | 'hash'
    | 'search'
    | 'public-half'
    | 'agreement'
    | 'signature'
    | 'encryption'
    | 'decryption'
    | 'excerpt'
    | 'mac'
    | 'extraction'
    | 'expansion';
  /** The section that defines the computation, where its inputs do not say it. */
  readonly source: string;
  /** Whether it is for a computation by this name. */
  fits(how: string): boolean;
  reproduce(derivation: DerivationRecord): Reproduced;
}

const files = import.meta.glob<{ recipe?: Recipe }>('./shell-commands/*.ts', { eager: true });

const recipes: readonly Recipe[] = Object.values(files).flatMap(({ recipe }) => recipe ?? []);

export const recipeFor = ({ how }: DerivationRecord): Recipe | null =>
  recipes.find((recipe) => recipe.fits(how)) ?? null;

/** The command for a POSIX shell, or a reason in words. It holds the secrets that the value was made from. */
export const shellCommand = (derivation: DerivationRecord): Reproduced =>
  recipeFor(derivation)?.reproduce(derivation) ?? {
    reason: 'No program that is found everywhere computes this.',
  };
