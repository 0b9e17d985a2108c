/** Long tables: `npm test` tries a share of the rows, always the same; `npm run test:exhaustive` all. */
const isWhole = process.env['SSHOW_EXHAUSTIVE'] !== undefined;

/** Every `one in`-th row, from the `from`-th on. */
export const shareOf = <T>(rows: readonly T[], oneIn: number, from = 0): readonly T[] =>
  isWhole ? rows : rows.filter((_row, at) => (at + from) % oneIn === 0);
