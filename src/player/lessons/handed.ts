/** A file to hand in that was opened: the summary page checks it. Load it late. */
import { createStore } from 'zustand/vanilla';

export interface Handed {
  /** Of the file. */
  readonly name: string;
  readonly text: string;
}

export const handed = createStore<{ readonly file: Handed | null }>()(() => ({ file: null }));

/** Whether a text is such a file, of whatever version. */
export function isHandIn(text: string): boolean {
  // Looked for before it is read: recordings are large, and none begins thus.
  return /^\s*\{\s*"format"\s*:\s*"sshow-answers\//.test(text);
}

/** Shows what is in a file, once every answer in it was checked. */
export function showHanded(file: Handed): void {
  handed.setState({ file });
  if (!location.hash.startsWith('#/learn/summary')) location.hash = '#/learn/summary';
}
