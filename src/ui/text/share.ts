/** Words of what gives away what shows. */
export const share = {
  button: 'Share',
  link: 'Copy the link to this step',
  embed: 'Copy the code to embed this in a page',
  file: 'Save the scenario as a file',
  linkCopied: 'Link copied',
  embedCopied: 'Code copied',
  saved: 'Scenario saved',
  tooLong: 'Too long for a link: saved as a file',
  noEmbed: 'Too long to embed',
  byHand: 'Copy this by hand',
  /** The address is percent-encoded, but for its ampersands. */
  embedCode: (url: string, notice: string | null) =>
    `<iframe src="${url.replaceAll('&', '&amp;')}" title="${notice ?? 'sshow: how SSH works'}" width="960" height="640"></iframe>`,
};
