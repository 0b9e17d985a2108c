/** Every way in which a lesson's file can be wrong is told with its line, and with what to write instead. */
import { expect, test } from 'vitest';
import { changed, compiled, compileFiles, good, lineOf } from './shortest.ts';

test('a lesson in which nothing is wrong has no mistakes', () => {
  expect(compiled(good).mistakes).toEqual([]);
});

/** What is written instead of what, where the mistake stands, and what is said of it. */
const mistakes: readonly (readonly [from: string, to: string, at: string, says: string])[] = [
  // front matter
  ['title: Who speaks first?\n', '', '---', '`title` is one line: write `title: '],
  ['minutes: 8', 'minutes: 30', 'minutes:', 'a whole number from 8 to 15: write `minutes: 12`'],
  ['minutes: 8', 'minutes: some', 'minutes:', 'a whole number from 8 to 15'],
  ['objectives:', 'objective:', 'objective:', 'no `objective`: write `objectives`'],
  [
    'objectives:\n  - Say what both sides tell about themselves before anything is agreed.\n',
    '',
    '---',
    '`objectives` lists what one can do after the lesson: write',
  ],
  [
    '  - Say what both sides tell about themselves before anything is agreed.',
    '  - 1. a',
    '  - 1. a',
    'an objective',
  ],
  ['sources:\n  - RFC 4253 §4.2\n', '', '---', '`sources` lists what the lesson rests on: write'],
  [
    'scenario: first-contact',
    'scenario: first-contakt',
    'scenario:',
    'no scenario `first-contakt`: write `first-contact`',
  ],
  [
    'scenario: first-contact',
    'scenario: something-else',
    'scenario:',
    'no scenario `something-else`: write one such as',
  ],
  ['title: Who speaks first?', 'title: Who: speaks', 'title:', 'is no YAML'],
  // parts and moments
  [
    '## Two lines of text\n',
    'Early.\n\n## Two lines of text\n',
    'Early.',
    'before the first part: begin one with `## HEADING`',
  ],
  ['::stage{level=detail}\n', '', 'The line stands', 'write ::stage{'],
  [
    '::stage{level=detail}\n',
    '::stage{level=detail}\n\n::stage\n',
    '::stage{level=detail}',
    'says nothing: write a text',
  ],
  [
    '## Two lines of text\n',
    '## Two lines of text\n\n## More\n',
    '## Two',
    'the part is empty: write ::stage{',
  ],
  ['## Two lines of text', '##', '##', 'no heading: write `## HEADING`'],
  [
    'level=detail',
    'level=deep',
    '::stage{level=deep',
    'no level `deep`: write `overview`, `message` or `detail`',
  ],
  [
    'level=detail',
    'scenario=known-hots',
    '::stage{',
    'no scenario `known-hots`: write `known-host`',
  ],
  ['panels="packet"', 'panels="packt"', 'panels=', 'no panel `packt`: write `packet`'],
  ['panels="packet"', 'panels="packet keys log"', 'panels=', 'room for 2 different panels'],
  [
    'step="step:hello.client-receives-identification"',
    'step="hello"',
    'step="hello"',
    '`hello` is no step: write the address',
  ],
  [
    'focus="server/identification#1"',
    'focus="server"',
    'focus="server"',
    '`server` is no address: write one',
  ],
  // directives
  [
    '::stage{level=detail}',
    '::stages{level=detail}',
    '::stages',
    '`::stages` is no directive: write `::stage`',
  ],
  ['level=detail', 'levle=detail', 'levle', 'no attribute `levle`: it may have'],
  ['::stage{level=detail}', ':::stage{level=detail}\n:::', ':::stage', 'another form: ::stage{'],
  [
    ':::quiz{id=who}',
    '::quiz{id=who}',
    '::quiz{id=who}',
    '`quiz` is written in another form: :::quiz{',
  ],
  [':::quiz{id=who}', ':::quiz', ':::quiz\n', '`quiz` needs `id`: :::quiz{id='],
  [':::quiz{id=who}', ':::quiz{id=""}', ':::quiz{id=""}', '`id` of `quiz` is empty'],
  [
    ':::quiz{id=who}',
    ':::quiz{id=length}',
    ':::quiz{id=length}\n',
    'the id `length` stands there twice',
  ],
  [':::quiz{id=who}', ':::quiz{id=Who}', ':::quiz{id=Who}', '`Who` is no id: write small letters'],
  [':claim[not one packet]', ':claim', ':claim', '`claim` needs a text in square brackets'],
  [':fact{of=', ':fakt{of=', ':fakt', '`:fakt` is no directive: write `:fact`'],
  [
    ':fact{of="text server/identification#1"}',
    ':fact',
    'The server says :fact',
    '`fact` needs `of`',
  ],
  [
    ':fact{of="text server/identification#1"}',
    ':evidence{at="server/identification#1"}',
    ':evidence{at="server/identification#1"}. So',
    'stands only in the answers',
  ],
  // running text
  [
    '[nothing is encrypted](#/legend)',
    '[x](https://example.org)',
    'https',
    '`https://example.org` leads nowhere: link to',
  ],
  ['[nothing is encrypted](#/legend)', '![x](a.png)', 'a.png', 'no images: show it on the stage'],
  [
    '[nothing is encrypted](#/legend)',
    '<b>x</b>',
    '<b>',
    '`<b>` is HTML, which lessons do not have: write',
  ],
  ['[nothing is encrypted](#/legend)', '~~x~~', '~~', 'cannot be crossed out'],
  ['[nothing is encrypted](#/legend)', 'x\\\ny', 'x\\', 'a line cannot be broken here'],
  [
    'Both sides now have a secret.',
    'A.\n:::',
    'A.\n:::',
    'a directive begins a line after an empty line',
  ],
  [
    'Both sides now have a secret.',
    'A `:fact{of="trips"}`.',
    'A `:fact',
    'a directive in backquotes is only text: take the backquotes away',
  ],
  [
    'Both sides now have a secret.',
    'A [b](#/legent).',
    'A [b]',
    'there is no page `#/legent`: write `#/legend`',
  ],
  [
    'Both sides now have a secret.',
    'A **[b](#/learn/who-speaks-frist)**.',
    'A **[b]',
    'there is no lesson `#/learn/who-speaks-frist`: write `#/learn/who-speaks-first`',
  ],
  [
    'Both sides now have a secret.',
    'A [b](#/learn/who-speaks-first/4).',
    'A [b]',
    '`who-speaks-first` has 3 moments, and no `4`: write `#/learn/who-speaks-first/3`',
  ],
  ['Both sides now have a secret.', '<div>\nx\n</div>', '<div>', 'this is HTML'],
  ['Both sides now have a secret.', '#### Deep', '####', 'a small heading is written with `###`'],
  [
    'Both sides now have a secret.',
    'A\n\n---',
    '---\n\n:::quiz{id=who}',
    'no rules across the page',
  ],
  ['Both sides now have a secret.', '- [ ] a', '- [ ] a', 'put the list into a `:::quiz`'],
  ['Both sides now have a secret.', 'A[^1].\n\n[^1]: B', 'A[^1]', 'no footnotes'],
  [
    'Both sides now have a secret.',
    'A.\n\n:::reveal[X]\nB.',
    ':::quiz{id=who}',
    'cannot stand inside of something else: end that with `:::` first',
  ],
  ['Both sides now have a secret.', ':::reveal[X]\n:::', ':::reveal', '`reveal` says nothing'],
  [
    'Both sides now have a secret.',
    ':::reveal\nA\n:::',
    ':::reveal',
    '`reveal` needs a text in square brackets',
  ],
  // questions
  [
    ':::quiz{id=who}',
    ':::quiz{id=who kind=chioce}',
    ':::quiz{id=who',
    '`chioce` is no kind of question: write',
  ],
  ['Who has chosen it?\n', '', ':::quiz{id=who}', '`quiz` asks nothing'],
  ['\n\n  It gave its half.', '', '- [ ] The client.', 'gives no reason: write it below'],
  ['- [ ] The client.', '- [x] The client.', ':::quiz{id=who}', '2 choices are right: mark one'],
  [
    '- [x] Neither alone.',
    '- [ ] Neither alone.',
    ':::quiz{id=who}',
    'no choice is right: mark the right one',
  ],
  [
    '- [x] The programs of both sides.',
    '- [ ] The programs of both sides.',
    ':::quiz{id=what',
    'no choice is right: mark each right one',
  ],
  [
    '- hint: Look who has sent what.\n',
    '',
    ':::quiz{id=who}',
    '`quiz` has no hint: write `- hint: ',
  ],
  [
    '- hint: Look who has sent what.',
    '- hnt: Look.',
    '- hnt: Look.',
    '`- hnt: Look.` is no point of this list: write one that begins with',
  ],
  [
    '- hint: Look who has sent what.',
    '- hint: Look.\n- hint: Again.',
    '- hint: Again.',
    'has one hint',
  ],
  ['- hint: Look who has sent what.', '- hint:', '- hint:\n', 'the hint says nothing'],
  [
    '- hint: Look who has sent what.',
    '- hint: Look.\n- right: x',
    '- right: x',
    'is no point of this list',
  ],
  [
    ' :check{that="equal client/shared-secret-k server/shared-secret-k = yes"}',
    ' :check{that="equal"}',
    ':check{that="equal"}',
    'the condition `equal` cannot be read: ',
  ],
  [
    '- otherwise: Count the bytes in the Packet panel.\n',
    '',
    ':::quiz{id=length',
    '`quiz` lacks `- otherwise: `: write what',
  ],
  [
    '- right: The text, and two bytes that end the line.\n',
    '',
    ':::quiz{id=length',
    '`quiz` lacks `- right: `: write why',
  ],
  [
    'kind=number of="size server/identification#1"',
    'kind=number',
    ':::quiz{id=length',
    'the answer is missing: give it as a fact',
  ],
  [
    'of="size server/identification#1"',
    'of="sise server/identification#1"',
    ':::quiz{id=length',
    'there is no fact `sise`. Did you mean `size`?',
  ],
  [
    '- `$(size server/identification#1.softwareversion)`',
    '- `some`',
    '- `some`',
    '`some` is no number: write one',
  ],
  [
    '- `3 before 2`',
    '- `2 before 3`',
    '- `2 before 3`',
    '`2 before 3` is no error of this order: write',
  ],
  ['- `3 before 2`: They must first agree how.\n', '', ':::quiz{id=order', 'names no common error'],
  [':at{frame="client/SSH_MSG_KEXINIT#1"}', ':at', '2. Each', '`:at` names a step or a frame'],
  [
    '1. The server says who it is.',
    '1. [ ] The server says who it is.',
    '1. [ ]',
    'have no check box: write `1. TEXT`',
  ],
  // tasks
  [
    'that="value client/identification#1.softwareversion = mine; outcome = established"',
    'that="outcome"',
    ':::try',
    'the condition `outcome` cannot be read: ',
  ],
  [
    '- hint: Open the What if panel and look for what the client calls itself.\n',
    '',
    ':::try',
    '`try` has no hint',
  ],
  [
    '- done: The name of the program is only a name. Press T to come back.\n',
    '',
    ':::try',
    '`try` lacks `- done: `',
  ],
  [
    '  client: { identification: SSH-2.0-mine }',
    '  client: { identification: mine }',
    '```yaml',
    'expected an identification such as',
  ],
  [
    '  client: { identification: SSH-2.0-mine }',
    '  clint: {}',
    '```yaml',
    'the solution does not fit the scenario `first-contact`: ',
  ],
  [
    '  client: { identification: SSH-2.0-mine }',
    '  client: [',
    '  client: [',
    'the solution is no YAML',
  ],
  [
    '- solution:\n  ```yaml\n  client: { identification: SSH-2.0-mine }\n  ```\n',
    '',
    ':::try',
    '`try` has no solution: write `- solution: `',
  ],
  [
    '- solution:\n  ```yaml\n  client: { identification: SSH-2.0-mine }\n  ```\n',
    '- solution: `here`\n',
    '- solution: `here`',
    '`here` is no address',
  ],
  [
    '- solution:\n  ```yaml\n  client: { identification: SSH-2.0-mine }\n  ```\n',
    '- solution: do it\n',
    '- solution: do it',
    'the solution cannot be read: write',
  ],
  // what every lesson has
  [
    ':::predict{id=next}',
    ':::quiz{id=next}',
    '---',
    'the lesson has 1 `predict`, and needs 2: write 1 more, :::predict{',
  ],
  [
    ':::quiz{id=who}',
    ':::predict{id=who}',
    '---',
    'the lesson has 3 `quiz`, and needs 4: write 1 more, :::quiz{',
  ],
  [
    good.slice(good.indexOf(':::try')),
    '',
    '---',
    'the lesson has 0 `try`, and needs 1: write 1 more, :::try{',
  ],
];

test.each(mistakes)('instead of %j: %j', (from, to, at, says) => {
  const text = changed(from, to);
  const found = compiled(text).mistakes;
  const told = found.map(({ line, message }) => `${line}: ${message}`);
  const line = lineOf(text, at);
  const isTold = found.some((one) => one.line === line && one.message.includes(says));
  if (!isTold) expect(told).toEqual([`${line}: …${says}…`]);
  expect(isTold).toBe(true);
});

test('no line that is missing, and no end that is, makes the compiler fail', () => {
  const lines = good.split('\n');
  for (const at of lines.keys()) {
    const text = at % 2 === 0 ? lines.toSpliced(at, 1) : lines.slice(0, at);
    expect(() => compiled(text.join('\n'))).not.toThrow();
  }
});

test.each(['glossary', 'misconceptions', 'path', 'summary'])(
  'a lesson is not named after another page: %s',
  (slug) => {
    const { mistakes } = compileFiles({ name: `16-${slug}.md`, text: good });
    const message = `\`#/learn/${slug}\` is another page: rename the file`;
    expect(mistakes).toEqual([{ file: `16-${slug}.md`, line: 1, message }]);
  },
);

test.each([
  ['It is a line of text.', ['this stands below a prediction']],
  [':::aside\nAsk around.\n:::', []],
])('below a prediction, which it must not give away: %j', (text, says) => {
  const place = '::stage{step="step:hello.client-receives-identification"';
  const found = compiled(changed(place, `${text}\n\n${place}`)).mistakes;
  expect(found.map(({ message }) => message)).toEqual(
    says.map((one): unknown => expect.stringContaining(one)),
  );
});
