/** What the worker finds in a run. */
export type { FoundKind, FoundPlace, PlaceNote } from '../world/find/entry.ts';
export type { Findings, Found } from '../world/find/find.ts';
