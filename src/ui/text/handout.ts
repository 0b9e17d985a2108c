/** Words of what can be taken away of a comparison. */
export const handout = {
  tools: 'For a handout',
  copy: 'Copy the comparison as Markdown',
  markdown: 'Save Markdown',
  csv: 'Save CSV',
  print: 'Print',
  waits: 'Once everything is computed.',
  computing: 'computing',
  failed: 'This could not be computed',
};
