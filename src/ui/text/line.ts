/** A fact in words, the same on a page and in what is exported. */
import type { Party, Side } from '../../world/transcript.ts';
import type { Actor } from '../parts/shape.tsx';

/** Between backticks stand names on the wire. */
export interface Line {
  /** Who does it, or has it. */
  readonly who: readonly Actor[];
  /** `yes` and `no` are what is so and what is not; `refused` is what was turned away. */
  readonly sign: 'yes' | 'no' | 'refused' | null;
  /** What leads to the place that shows it. */
  readonly link: string;
  readonly text: string;
  /** What belongs to it, each on a line of its own. */
  readonly parts: readonly string[];
}

export const line = (link: string, text = '', more: Partial<Line> = {}): Line => ({
  who: [],
  sign: null,
  link,
  text,
  parts: [],
  ...more,
});

/** Where a line of words ends in a name, what follows is set off from it. */
export const sentenceOf = ({ link, text, parts }: Line): string =>
  [text === '' ? link : `${link}: ${text}`, ...parts].join('; ');

export const actorOf = (one: Side | Party): Actor =>
  one === 'client' || one === 'server' ? one : 'attacker';

export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A label as people read it, without the note behind it. */
export const typographic = (label: string): string =>
  label.replaceAll("'", '’').replace(/ \(.*\)$/, '');
