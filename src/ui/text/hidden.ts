/** Words of what is hidden while a question about it is open. */
export const hidden = {
  next: 'The next step is hidden until you answer',
  rest: 'Hidden until you answer',
  nextForNow: 'The next step is hidden for now',
  restForNow: 'Hidden for now',
};
