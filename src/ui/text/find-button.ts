/** What opens the search: there before the rest of its words. */
export const findButton = 'Find…';
