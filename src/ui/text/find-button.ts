/** What opens the search: there from the start, and so apart from the rest of its words. */
export const findButton = { label: 'Find a field, value or RFC', short: 'Find', key: '/' };
