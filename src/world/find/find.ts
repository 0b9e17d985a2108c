/** Finds what a person types, in everything that a run has names for. */
import type { Side } from '../transcript.ts';
import type { Entry, FoundKind, FoundPlace, PlaceFilter } from './entry.ts';
import type { FindIndex } from './find-index.ts';
import { distance, hasAllWords, rankOf, ranks, termOf, wordsOf, type Term } from './match.ts';
import { sectionOf, sectionRank } from './section-entries.ts';

export interface Found {
  readonly kind: FoundKind;
  readonly title: string;
  /** What it means; may be empty. */
  readonly means: string;
  /** Of a value: its id. */
  readonly value: string | null;
  /** The first places, and how many there are in all. */
  readonly places: readonly FoundPlace[];
  readonly count: number;
  /** How well it fits: less is better. */
  readonly rank: number;
}

export interface Findings {
  /** What was typed. */
  readonly text: string;
  /** Best first, at most 50. */
  readonly found: readonly Found[];
  /** How many there are in all. */
  readonly total: number;
  /** Names near to what was typed, where nothing was found. */
  readonly near: readonly string[];
}

const MOST_FOUND = 50;
const MOST_NEAR = 3;
/** How many places the best find shows at least. */
const FIRST_PLACES = 6;
/** What another name is worth less than a name of its own. */
const OTHER_NAME = 2;

export function find(index: FindIndex, text: string): Findings {
  const { typed, filter } = query(text);
  const fit = index
    .flatMap((entry) => {
      const rank = rankOfEntry(entry, typed, text);
      return rank === null || !hasNumber(entry, filter) ? [] : [{ entry, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank || a.entry.first - b.entry.first);
  const most = mostPlaces(fit.length);
  return {
    text,
    found: fit.slice(0, MOST_FOUND).map(({ entry, rank }, at) => {
      return foundOf(entry, rank, at === 0 ? Math.max(most, FIRST_PLACES) : most, filter);
    }),
    total: fit.length,
    near: fit.length === 0 ? nearNames(index, typed) : [],
  };
}

const hasNumber = (entry: Entry, filter: PlaceFilter): boolean =>
  filter.number === null || entry.places(1, filter).length > 0;

/** The fewer things are found, the more places of each are worth showing. */
function mostPlaces(found: number): number {
  if (found <= 2) return 40;
  if (found <= 6) return 8;
  return found <= 20 ? 4 : 2;
}

const foundOf = (
  { kind, title, means, value, count, places }: Entry,
  rank: number,
  most: number,
  filter: PlaceFilter,
): Found => ({ kind, title, means, value, count, rank, places: places(most, filter) });

interface Query {
  readonly typed: Term;
  readonly filter: PlaceFilter;
}

const sides: readonly Side[] = ['client', 'server', 'attacker'];

/** `#2` asks for the second of its name; the name of a side prefers that side's places. */
function query(text: string): Query {
  const number = /#(\d+)/.exec(text)?.[1];
  const words = wordsOf(text);
  const typed = termOf(number === undefined ? text : text.replace(/#\d+/, ' '));
  return {
    typed,
    filter: {
      side: sides.find((side) => words.includes(side)) ?? null,
      number: number === undefined ? null : Number(number),
    },
  };
}

function rankOfEntry(entry: Entry, typed: Term, text: string): number | null {
  if (entry.kind === 'section') {
    const section = sectionOf(text);
    if (section) return sectionRank(section, entry.title);
  }
  const own = best(entry.names, typed);
  if (own !== null && own <= ranks.exact) return own;
  const other = best(entry.otherNames, typed);
  const named = Math.min(own ?? Infinity, other === null ? Infinity : other + OTHER_NAME);
  const byBytes = entry.hex === null ? null : hexRank(entry.hex, text);
  const rank = Math.min(named, byBytes ?? Infinity);
  if (rank < Infinity) return rank;
  return proseRank(entry, typed);
}

function best(terms: readonly Term[], typed: Term): number | null {
  let least: number | null = null;
  for (const term of terms) {
    const rank = rankOf(typed, term);
    if (rank !== null && (least === null || rank < least)) least = rank;
  }
  return least;
}

/** In what is said about it; or by a name and by where it stands. */
function proseRank({ names, otherNames, prose, context }: Entry, typed: Term): number | null {
  if (typed.tight.length < 3) return null;
  if (prose.loose.includes(typed.loose)) return ranks.prose;
  const named = [...names, ...otherNames, prose].map(({ loose }) => loose).join('');
  const words = typed.loose.slice(1).split(' ');
  const isNamed = words.some((word) => named.includes(` ${word}`));
  return isNamed && hasAllWords(typed, named + context.loose) ? ranks.scattered : null;
}

const FEWEST_DIGITS = 2;
const FEWEST_INSIDE = 4;

/** Hexadecimal digits, with or without signs between them, fit bytes that begin with them or have them inside. */
function hexRank(hex: string, text: string): number | null {
  const digits = text.trim().toLowerCase().replace(/^0x/, '').replace(/[\s:]/g, '');
  if (digits.length < FEWEST_DIGITS || /[^0-9a-f]/.test(digits)) return null;
  if (hex.startsWith(digits)) return digits.length < FEWEST_INSIDE ? ranks.within : ranks.prefix;
  if (digits.length < FEWEST_INSIDE) return null;
  for (let at = hex.indexOf(digits); at >= 0; at = hex.indexOf(digits, at + 1)) {
    if (at % 2 === 0) return ranks.within;
  }
  return null;
}

/** The names that a slip of the fingers away from what was typed. */
function nearNames(index: FindIndex, typed: Term): readonly string[] {
  const most = typed.tight.length < 5 ? 1 : Math.min(3, Math.ceil(typed.tight.length / 5));
  const near = new Map<string, number>();
  for (const { kind, title, names } of index) {
    for (const { tight, loose } of names) {
      const parts = kind === 'step' ? [tight] : [tight, ...loose.slice(1).split(' ')];
      for (const part of parts) {
        const far = part.length < 3 ? Infinity : distance(part, typed.tight, most);
        if (far <= most) near.set(title, Math.min(far, near.get(title) ?? Infinity));
      }
    }
  }
  return [...near]
    .toSorted(([, a], [, b]) => a - b)
    .slice(0, MOST_NEAR)
    .map(([title]) => title);
}
