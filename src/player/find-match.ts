/** How names are compared, for what the page finds by itself: its panels, its scenarios, what can be done. */
export { matchedParts, rankOf, termOf, type Part } from '../world/find/match.ts';
