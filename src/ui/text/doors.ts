/** Words of the four doors of the first view. */
export const doors = {
  name: 'Where to begin',
  doors: [
    { href: '#/new', title: 'New to SSH', what: 'the words, and six questions' },
    { href: '#/teach', title: 'I teach this', what: 'present, print, embed' },
    { href: '#/logins', title: 'Four ways in', what: 'key, password and textbook' },
    { href: '#/compare', title: 'SSH beside TLS', what: 'side by side, by question' },
  ],
} as const;

export const keyHint = {
  name: 'Keys',
  next: 'next',
  back: 'back',
  all: 'all keys',
  close: 'Close this hint for good',
};
