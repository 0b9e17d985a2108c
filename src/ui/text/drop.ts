/** Words of what shows while a file is dragged over the page. */
export const drop = {
  title: 'Drop the file to open it',
  hint: 'A recording made by “sshow connect --out”, a scenario, or answers to lessons: JSON, and it stays in this browser. No private keys.',
};
