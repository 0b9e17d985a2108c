/** Loads a script of the worker, so that it needs no network for it later. */
import type { Tell } from '../topic.ts';

export const tell: Tell<'own-file'> = async (_session, { url }) => {
  try {
    await import(/* @vite-ignore */ url);
    return true;
  } catch {
    return false;
  }
};
