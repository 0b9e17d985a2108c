/** Pure helpers of lessons that the page may use as values; see ../tables.ts. */
export { markOf, scoreOf, showsHint } from '../../world/lessons/ladder.ts';
export { askedIn } from '../../world/lessons/questions-in.ts';
