/** What a lesson says and its run does not is told to its author. */
import { expect, test } from 'vitest';
import { checkAll, runsToCheck } from '../../../src/compiler/report.ts';
import { changed, compiled, lineOf } from './shortest.ts';

const runs = runsToCheck();
const said = 'Both sides now have a secret.';

test.each<readonly [from: string, to: string, at: string, says: string]>([
  // places
  [
    'level=detail',
    'step="step:hello.nothing"',
    'step="step:hello.nothing"',
    'this run has no step step:hello.nothing',
  ],
  [
    '::stage{level=detail}',
    '::stage{level=overview step="step:connect.connected"}',
    '::stage{level=overview',
    'the level overview does not show the step `step:connect.connected`: write `level=message`',
  ],
  [
    'focus="server/identification#1"',
    'focus="server/SSH_MSG_NEWKEYS#1"',
    'focus=',
    'is not there yet at the step',
  ],
  [
    'focus="server/identification#1"',
    'focus="server/identification#2"',
    'focus=',
    'this run has no frame server/identification#2; it has',
  ],
  [
    'at="server/identification#1"',
    'at="server/identification#1.hiphen"',
    ':::term',
    'this run has no field',
  ],
  // text
  [said, 'See [it](server/nothing).', 'See', 'this run has no value server/nothing'],
  [said, 'A\nB :value{of="server/identification#1"}.', 'B :value', 'is no value'],
  [
    said,
    'A\nB :fact{of="size server/nothing"}.',
    'B :fact',
    'this run has no value server/nothing',
  ],
  [
    said,
    ':claim[No]{that="outcome = refused"}.',
    ':claim[No]',
    'the claim does not hold. outcome = refused: no, it is established',
  ],
  [said, '- :claim[No]{that="trips > 100"}.', '- :claim[No]', 'the claim does not hold'],
  // questions
  [
    'before server/identification#1 server/SSH_MSG_KEXINIT#1 = yes',
    'outcome = refused',
    '- [x] Each side',
    'is marked as right, and the run says otherwise. outcome = refused: no',
  ],
  [
    '- [ ] The client.',
    '- [ ] The client. :check{that="outcome = established"}',
    '- [ ] The client.',
    'is marked as wrong, and the run says otherwise',
  ],
  [
    '- [ ] The client.',
    '- [ ] The client. :check{that="size server/x = 1"}',
    '- [ ] The client.',
    'this run has no value server/x',
  ],
  [
    '- [ ] The client.',
    '- [ ] The client. :evidence{at="server/x"}',
    '- [ ] The client.',
    'this run has no value server/x',
  ],
  [
    ':::predict{id=next}',
    ':::predict{id=next shows="step:connect.connected"}',
    ':::predict{id=next',
    '`shows` must come after the step',
  ],
  [
    'What comes next?',
    'What comes after [this](server/SSH_MSG_NEWKEYS#1)?',
    'What comes after',
    'comes after the step at which the prediction is asked, and is hidden',
  ],
  [
    '- [ ] The password.',
    '- [ ] [The password](server/SSH_MSG_NEWKEYS#1).',
    '- [ ] [The password]',
    'comes after the step at which the prediction is asked, and is hidden',
  ],
  [
    'The line stands, and',
    'See [this](client/identification#1). The line stands, and',
    'See [this]',
    'comes after the step at which the prediction is asked',
  ],
  [
    '- `$(size server/identification#1.softwareversion)`',
    '- `41`',
    '- `41`',
    'which is the right answer',
  ],
  [
    '- `$(size server/identification#1.softwareversion)`',
    '- `1`: One.\n- `01`',
    '- `01`',
    'as is another error above',
  ],
  [
    '- `$(size server/identification#1.softwareversion)`',
    '- `$(size server/x)`',
    '- `$(size',
    'this run has no value server/x',
  ],
  [
    'kind=number of="size server/identification#1"',
    'kind=number of="text server/identification#1"',
    ':::quiz{id=length',
    'which is no number: write `kind=value`',
  ],
  [
    ':at{step="step:hello.server-sends-identification"}',
    ':at{step="step:close.client-goodbye"}',
    '2. Each side',
    'does not come after `step:close.client-goodbye`',
  ],
  // tasks
  [
    'that="value client/identification#1.softwareversion = mine; outcome = established"',
    'that="outcome = established"',
    ':::try',
    'the task is done before it is begun',
  ],
  [
    'SSH-2.0-mine',
    'SSH-2.0-yours',
    '- solution:',
    'the solution does not do the task: `value client/identification#1.softwareversion = mine` does not hold',
  ],
  [
    'Press T to come back.',
    'See [it](server/identification#2).',
    '- done:',
    'this run has no frame server/identification#2; it has',
  ],
])('instead of %j: %j', async (from, to, at, says) => {
  const text = changed(from, to);
  const found = await checkAll(compiled(text), () => true, runs);
  const line = lineOf(text, at);
  const told = found.map((one) => `${one.line}: ${one.message}`);
  expect(told).toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(`^${line}: `))]));
  expect(told.filter((one) => one.startsWith(`${line}: `)).join('\n')).toContain(says);
});
