/** Everything in a run that has a name, made once a run: the words of thousands of equal frames are made once. */
import type { AnyRun } from '../simulate.ts';
import type { AnySteps } from '../steps.ts';
import { agreedNames } from './agreed.ts';
import type { Entry } from './entry.ts';
import { fieldEntries, fieldsOf, nameEntry, namesIn } from './field-entries.ts';
import { frameGroups } from './frame-groups.ts';
import { messageEntries } from './message-entries.ts';
import { sectionEntries } from './section-entries.ts';
import { stepEntries, stepGroups } from './step-entries.ts';
import { valueEntries } from './value-entries.ts';

export type FindIndex = readonly Entry[];

/** `steps` must have all its words. */
export function findIndex(run: AnyRun, steps: AnySteps): FindIndex {
  const groups = frameGroups(run);
  const { groups: told, titles } = stepGroups(run, steps, groups);
  const fields = fieldsOf(groups);
  const agreed = agreedNames(run.recorder.steps, steps);
  const names = [...namesIn(fields)].map(([text, standings]) =>
    nameEntry(text, standings, agreed.get(text) ?? []),
  );
  return [
    ...messageEntries(groups, ({ sentAt }) => titles.get(sentAt) ?? ''),
    ...valueEntries(run.recorder.values),
    ...fieldEntries(fields),
    ...names,
    ...stepEntries(steps, told),
    ...sectionEntries(steps, told, fields),
  ];
}
