/** What opens the search: there before the rest of its words. */
export const findButton = { label: 'Find a field, value or RFC', short: 'Find', key: '/' };
