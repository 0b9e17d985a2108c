/** What is said to a learner's answer where the lesson has no words of its own. */

export const nothingGiven = 'Choose or write an answer first.';
export const noNumber = 'Write a number, such as 42, 1,088 or 0x2a.';

/** All that was chosen is right, but not all. */
export const missingChoices = (count: number): string =>
  count === 1
    ? 'What you chose is right. One more is right, too.'
    : `What you chose is right. ${count} more are right, too.`;
