import { find as findIn } from '../../../world/find/find.ts';
import { findIndex, type FindIndex } from '../../../world/find/find-index.ts';
import type { Tell } from '../topic.ts';
import type { Session } from '../view.ts';

/** Made when a run is first searched. */
const indexes = new WeakMap<Session, FindIndex>();

export const tell: Tell<'find'> = async (session, { text }) => {
  let index = indexes.get(session);
  if (!index) {
    await session.loadWords();
    index = findIndex(session.run, session.steps);
    indexes.set(session, index);
  }
  return findIn(index, text);
};
