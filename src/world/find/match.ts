/** How what a person types is compared with names: case, `_`, `-`, spaces and other signs make no difference. */

/** A text made ready for being compared. */
export interface Term {
  readonly text: string;
  /** Its letters and digits, with nothing between them: `kexinit`. */
  readonly tight: string;
  /** Its words, with one space before each: ` ssh msg kexinit`. */
  readonly loose: string;
}

/** From best to worst. What is not among them does not match. */
export const ranks = {
  same: 0,
  exact: 1,
  prefix: 10,
  wordPrefix: 20,
  words: 30,
  within: 40,
  prose: 50,
  scattered: 60,
} as const;

export function termOf(text: string): Term {
  const words = wordsOf(text);
  return { text, tight: words.join(''), loose: words.map((word) => ` ${word}`).join('') };
}

/** Where there is nothing to compare. */
export const noTerm: Term = { text: '', tight: '', loose: '' };

export function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** How well a name fits what was typed, as one of `ranks`; null where it does not. */
export function rankOf(typed: Term, name: Term): number | null {
  if (typed.tight === '') return null;
  if (name.tight === typed.tight) return name.text === typed.text.trim() ? ranks.same : ranks.exact;
  if (name.tight.startsWith(typed.tight)) return ranks.prefix;
  if (name.loose.includes(typed.loose)) return ranks.wordPrefix;
  if (hasAllWords(typed, name.loose)) return ranks.words;
  // A letter or two stand inside nearly every name.
  return typed.tight.length > 2 && name.tight.includes(typed.tight) ? ranks.within : null;
}

/** Whether each typed word begins a word of `loose`, in any order. */
export function hasAllWords(typed: Term, loose: string): boolean {
  return typed.loose
    .slice(1)
    .split(' ')
    .every((word) => loose.includes(` ${word}`));
}

/** A stretch of a title, and whether it is what was typed. */
export interface Part {
  readonly text: string;
  readonly matched: boolean;
}

/** A title in parts, so that what was typed can be told from the rest: as a whole where it stands so, else each word. */
export function matchedParts(title: string, typed: string): readonly Part[] {
  const words = wordsOf(typed);
  const sign = '[^\\p{L}\\p{N}]*';
  const whole = [...words.join('')].map(escaped).join(sign);
  const each = words.map((word) => `(?<![\\p{L}\\p{N}])${escaped(word)}`).join('|');
  const found = whole === '' ? null : (partsBy(title, whole) ?? partsBy(title, each));
  return found ?? [{ text: title, matched: false }];
}

function partsBy(title: string, pattern: string): readonly Part[] | null {
  const parts = title.split(new RegExp(`(${pattern})`, 'giu'));
  if (parts.length < 2) return null;
  return parts.flatMap((text, at) => (text === '' ? [] : [{ text, matched: at % 2 === 1 }]));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** How many letters must be changed, added, left out or swapped with a neighbour; `most` + 1 where it is more. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}
