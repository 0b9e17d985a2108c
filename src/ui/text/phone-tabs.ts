/** Words of the tab that holds the panels for which a phone has no room. */
export const phoneTabs = {
  /** With the panel that shows, where it is one of them. */
  more: (current?: string) => (current === undefined ? 'More' : `${current}, more panels`),
  panels: 'More panels',
};
