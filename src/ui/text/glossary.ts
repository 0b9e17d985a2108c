/** Words of the glossary. */
export const glossary = {
  title: 'Glossary',
  lead: 'Every term that the lessons introduce: what it means, which lesson explains it, and where it stands in a run.',
  find: 'Find a term',
  count: (found: number, of: number) => (found === of ? `${of} terms` : `${found} of ${of} terms`),
  none: (typed: string) => `No term has “${typed}” in its name or its meaning.`,
  unknown: (name: string) => `The glossary has no term “${name}”. It has these:`,
  empty: 'No lesson introduces a term yet.',
  also: (forms: readonly string[]) => `also: ${forms.join(', ')}`,
  from: (number: number, title: string) => `Lesson ${number}: ${title}`,
  fromSaid: 'Introduced in',
  show: 'Show it on the stage',
  showSaid: (name: string) => `Show it on the stage: ${name}`,
  legend: 'Signs and symbols are in the legend.',
};
