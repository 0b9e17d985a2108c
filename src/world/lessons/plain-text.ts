/** A text of a lesson without its links and tags, for what has room for letters only. */
import type { Inline } from './lesson.ts';

export const plainText = (content: readonly Inline[]): string => content.map(inline).join('');

function inline(part: Inline): string {
  switch (part.kind) {
    case 'value':
      return part.address;
    case 'fact':
      return part.of;
    case 'text':
    case 'code':
    case 'term':
      return part.text;
    default:
      return plainText(part.content);
  }
}
