import type { Inline } from '../../../../world/lessons/lesson.ts';

/** A piece of text, with the signs that may not be parted from it by the end of a line. */
export interface GluedPiece {
  readonly opens: string;
  readonly inline: Inline;
  readonly closes: string;
}

const OPENS = /[“‘([]+$/;
const CLOSES = /^(?:’s\b|[”’)\].,;:!?…])+/;

/** Gives what is no plain text the opening signs before it and the closing ones behind it, out of the text around it. */
export function gluedPieces(content: readonly Inline[]): GluedPiece[] {
  const match = (inline: Inline | undefined, signs: RegExp): string =>
    inline?.kind === 'text' ? (signs.exec(inline.text)?.[0] ?? '') : '';
  return content.map((inline, at) => {
    const [before, after] = [content[at - 1], content[at + 1]];
    if (inline.kind !== 'text')
      return { opens: match(before, OPENS), inline, closes: match(after, CLOSES) };
    const hasBefore = before !== undefined && before.kind !== 'text';
    const hasAfter = after !== undefined && after.kind !== 'text';
    const start = hasBefore ? match(inline, CLOSES).length : 0;
    const rest = inline.text.slice(start);
    const end = hasAfter ? rest.length - (OPENS.exec(rest)?.[0].length ?? 0) : rest.length;
    return { opens: '', inline: { ...inline, text: rest.slice(0, end) }, closes: '' };
  });
}
