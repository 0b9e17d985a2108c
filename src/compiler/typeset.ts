/** Straight quotes as they are typed, as the app sets them: ’ and “ ”. As many characters as before. */

/** @param before - the character in front, where the text goes on from another */
export const typeset = (text: string, before = ' '): string =>
  text.replace(/['"]/g, (sign, at: number) => {
    const opens = /[\s([{“‘–—/]/.test(at === 0 ? before : (text[at - 1] ?? ' '));
    return sign === '"' ? (opens ? '“' : '”') : opens ? '‘' : '’';
  });
