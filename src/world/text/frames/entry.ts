/** What one message's words are made of, and what several messages share. */
import { numberIn, quoted } from '../more-prose.ts';
import { textIn } from '../prose.ts';

/** Title and text of one act. */
export type Said = readonly [title: string, text: string];

export interface FrameEntry {
  /** `side` sends, `other` receives. */
  readonly send: (side: string, other: string, value: unknown) => Said;
  /** `side` receives, `other` has sent. */
  readonly receive: (side: string, other: string, value: unknown) => Said;
  /** Exact terms besides name and size. */
  readonly term?: (value: unknown) => string;
  readonly verb?: string;
}

/** The reason that a peer gives: its text, or its number where there is none. */
export const described = (value: unknown): string => {
  const description = textIn(value, 'description');
  return description === '' ? `number ${numberIn(value, 'reason_code')}` : quoted(description, 90);
};
