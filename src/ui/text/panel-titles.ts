/** What the panels are called: all of a panel that is there before it is first shown. */
export const panelTitles = {
  packet: 'Packet',
  keys: 'Keys',
  state: 'State',
  knowledge: 'Knowledge',
  'what-if': 'What if',
  files: 'Files',
  log: 'Log',
  wire: 'Wire',
};
