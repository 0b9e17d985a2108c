/** Terms go through all lessons: introduced once, not used before, and led to from there on. */
import { expect, test } from 'vitest';
import { glossaryOf, headsOf } from '../../../src/compiler/modules.ts';
import { changed, compiled, compileFiles, good, lineOf } from './shortest.ts';

const first = { name: '01-first.md', text: good };
/** A second lesson, without a term of its own. */
const own = good.slice(good.indexOf(':::term'), good.indexOf(':::quiz'));
const later = (text: string) =>
  good.replace(own, '').replace('Both sides now have a secret.', () => text);

const linesOf = ({ mistakes }: ReturnType<typeof compileFiles>) =>
  mistakes.map(({ file, line, message }) => `${file}:${line}: ${message}`);

const termsIn = (value: unknown): readonly unknown[] =>
  JSON.stringify(value, null, 1).match(/"kind": "term",\s+"name": "[^"]*",\s+"text": "[^"]*"/g) ??
  [];

test('a use in a later lesson leads to the term, the first in each text, in any form and case', () => {
  const { lessons, mistakes } = compileFiles(first, {
    name: '02-second.md',
    text: later(
      'Two\nIdentifications, an **identification** and an identification-like `identification`.',
    ),
  });
  expect(mistakes).toEqual([]);
  const moment = lessons[1]?.parts[0]?.moments[2];
  expect(moment?.blocks[0]).toEqual({
    kind: 'paragraph',
    content: [
      { kind: 'text', text: 'Two ' },
      { kind: 'term', name: 'identification', text: 'Identifications' },
      { kind: 'text', text: ', an ' },
      { kind: 'strong', content: [{ kind: 'text', text: 'identification' }] },
      { kind: 'text', text: ' and an identification-like ' },
      { kind: 'code', text: 'identification' },
      { kind: 'text', text: '.' },
    ],
  });
});

test('no use leads anywhere in the moment that introduces it, in headings, choices and links', () => {
  const { lessons } = compileFiles(first, {
    name: '02-second.md',
    text: later('### The identification\n\n[The identification](#/legend).').replace(
      'Neither alone.',
      'No identification.',
    ),
  });
  expect(termsIn(lessons[0])).toEqual([]);
  expect(termsIn(lessons[1])).toEqual([]);
});

test('a use before the introduction is told, in the same file and in an earlier lesson', () => {
  const text = changed('The server says', 'Its\nidentification is');
  expect(linesOf(compiled(text))).toEqual([
    `16-who-speaks-first.md:${lineOf(text, 'identification is')}: \`identification\` is a term that is introduced later, in line ${lineOf(text, ':::term')} of this file: write around it, or introduce it before with \`:::term\``,
  ]);
  const early = later('Its identification.');
  expect(linesOf(compileFiles({ name: '00-zero.md', text: early }, first))).toEqual([
    expect.stringMatching(
      `^00-zero.md:${lineOf(early, 'Its identification')}: .* later, by 01-first.md:${lineOf(good, ':::term')}: `,
    ),
  ]);
});

test('the name of a panel is no use of a term', () => {
  const text = changed('The server says', 'See the Identification panel. The server says');
  expect(linesOf(compiled(text))).toEqual([]);
});

test('headings and what is for teachers may name a term before it is introduced', () => {
  const text = changed('## Two lines of text', '## The identification').replace(
    'The line stands',
    () => 'The line stands there.\n\n:::aside\nThe identification comes soon.\n:::\n\nIt stands',
  );
  expect(linesOf(compiled(text))).toEqual([]);
});

test('a term that is introduced twice is told', () => {
  expect(linesOf(compileFiles(first, { name: '02-second.md', text: good }))).toEqual(
    ['identification', 'identifications'].map((form) =>
      expect.stringContaining(
        `02-second.md:${lineOf(good, ':::term')}: the term \`${form}\` was introduced before, by 01-first.md:${lineOf(good, ':::term')}`,
      ),
    ),
  );
});

test('a seventh term is told', () => {
  const terms = ['b', 'c', 'd', 'e', 'f', 'g'].map(
    (name) => `:::term{name="${name}${name}"}\nX\n:::`,
  );
  const text = changed(own, own + terms.join('\n\n') + '\n\n');
  expect(linesOf(compiled(text))).toEqual([
    expect.stringContaining(`${lineOf(text, 'name="gg"')}: a lesson introduces at most 6 terms`),
  ]);
});

test.each([
  ['lesson.md', 'write two digits and words'],
  ['4-right.md', 'write two digits and words'],
  ['04-Right.md', 'write two digits and words'],
])('a file that is named %s is told of', (name, says) => {
  expect(linesOf(compileFiles({ name, text: good }))).toEqual([expect.stringContaining(says)]);
});

test('two files of one number, or of one name, are told of', () => {
  const second = { name: '01-other.md', text: later('Both.') };
  expect(linesOf(compileFiles(first, second))).toEqual([
    '01-other.md:1: 01-first.md has the same number: rename one of the two',
  ]);
  expect(linesOf(compileFiles(first, { ...second, name: '02-first.md' }))).toEqual([
    '02-first.md:1: another lesson is named `first`: rename one of the two',
  ]);
});

test('what Markdown takes for more than prose stays as it was written', () => {
  const prose =
    'At 12:30 host:22 and ::1, a:b-c, x :value{of="client/command"}, ~/.ssh and ~/.x, me@host.example';
  const { lessons, mistakes } = compiled(changed('Both sides now have a secret.', prose));
  expect(mistakes).toEqual([]);
  expect(lessons[0]?.parts[0]?.moments[2]?.blocks[0]).toEqual({
    kind: 'paragraph',
    content: [
      { kind: 'text', text: 'At 12:30 host:22 and ::1, a:b-c, x ' },
      { kind: 'value', address: 'client/command' },
      { kind: 'text', text: ', ~/.ssh and ~/.x, me@host.example' },
    ],
  });
});

test('the head of a lesson counts its moments, and the glossary says where a term is introduced', () => {
  const [lesson] = compiled(good).lessons;
  if (!lesson) throw new Error('no lesson');
  expect(headsOf([lesson])[0]).toMatchObject({
    number: 16,
    slug: 'who-speaks-first',
    minutes: 8,
    parts: [{ title: 'Two lines of text', moments: 3 }],
    terms: [{ name: 'identification', also: ['identifications'] }],
  });
  expect(glossaryOf([lesson])).toMatchObject([
    {
      name: 'identification',
      lesson: { slug: 'who-speaks-first' },
      moment: 2,
      place: { scenario: 'first-contact' },
    },
  ]);
});

test('quotes are set as the app sets them, but not in code', () => {
  const prose = `The server's "list" isn't ("new") in "\`it's\`" or **'so'**`;
  const { lessons } = compiled(changed('Both sides now have a secret.', prose));
  expect(lessons[0]?.parts[0]?.moments[2]?.blocks[0]).toEqual({
    kind: 'paragraph',
    content: [
      { kind: 'text', text: 'The server’s “list” isn’t (“new”) in “' },
      { kind: 'code', text: "it's" },
      { kind: 'text', text: '” or ' },
      { kind: 'strong', content: [{ kind: 'text', text: '‘so’' }] },
    ],
  });
});
