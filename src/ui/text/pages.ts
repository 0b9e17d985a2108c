/** Words of every page beside the run. */
export const page = {
  back: 'Back to the stage',
  others: 'Other pages',
  documentTitle: (title: string) => `${title} · sshow: how SSH works`,
};
