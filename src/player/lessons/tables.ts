/** Pure helpers of lessons that the page may use as values; see ../tables.ts. */
export { showsHint } from '../../world/lessons/ladder.ts';
