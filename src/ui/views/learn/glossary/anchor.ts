/** Where the glossary has a term: `#/learn/glossary/host-key`. */
import type { GlossaryEntry } from '../../../../world/lessons/lesson.ts';

const plain = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

export const glossaryHash = (name: string): string =>
  `#/learn/glossary/${encodeURIComponent(plain(name))}`;

/** The entry that an address names, by its term or another form of it; null where there is none. */
export function entryAt(glossary: readonly GlossaryEntry[], anchor: string): GlossaryEntry | null {
  const wanted = plain(decoded(anchor));
  return (
    glossary.find(({ name, also }) => [name, ...also].some((form) => plain(form) === wanted)) ??
    null
  );
}

/** An address may hold anything. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
