/** Words of a page of `#/learn` that could not be fetched. */
export const learn = {
  notLoaded: 'This page did not load',
  notLoadedText: 'Is the network gone? What you did in the lessons so far is kept.',
  again: 'Try again',
};
