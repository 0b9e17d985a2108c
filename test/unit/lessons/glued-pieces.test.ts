import { expect, test } from 'vitest';
import { gluedPieces } from '../../../src/ui/views/learn/lesson/glued-pieces.ts';
import type { Inline } from '../../../src/world/lessons/lesson.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const code = (words: string): Inline => ({ kind: 'code', text: words });

test('signs stay beside the piece that they close or open, and nothing is lost', () => {
  const content = [text('says “'), code('yes'), text('”, then ('), code('K'), text('’s) end.')];
  const pieces = gluedPieces(content).map(({ opens, inline, closes }) => [
    opens,
    'text' in inline ? inline.text : '',
    closes,
  ]);
  expect(pieces).toEqual([
    ['', 'says ', ''],
    ['“', 'yes', '”,'],
    ['', ' then ', ''],
    ['(', 'K', '’s)'],
    ['', ' end.', ''],
  ]);
});

test('text between two pieces that is all signs is told once', () => {
  const content = [code('a'), text('”).'), code('b')];
  const told = gluedPieces(content).map(
    ({ opens, inline, closes }) => opens + ('text' in inline ? inline.text : '') + closes,
  );
  expect(told.join('')).toBe('a”).b');
});
