/** Everything that the app is showing: a scenario's run, a cursor in it, what is pointed at, and the view. */
import { createStore } from 'zustand/vanilla';
import type { Level } from '../world/transcript.ts';
import type { Focus } from './focus.ts';
import type { LevelSteps } from './level-steps.ts';
import { noSteps } from './level-steps.ts';
import type {
  Hidden,
  LadderFrame,
  OpenFrame,
  RunDetails,
  RunFailure,
  RunView,
  Step,
} from './run.ts';
import type { Settings, Split } from './settings.ts';
import { defaultSettings } from './settings.ts';
import type { Windows } from './windows.ts';
import { itemAt } from './windows.ts';

/** Where a run's scenario came from. */
export type Source =
  | { readonly kind: 'named'; readonly name: string }
  | {
      readonly kind: 'opened';
      /** The name of the file; null where a link carried it. */
      readonly title: string | null;
      readonly id: string;
      /** What differs from the default scenario, for links; null where that is too long. */
      readonly packed: string | null;
    };

/** A scenario that differs from that of its source. */
export interface Edit {
  readonly scenario: unknown;
  /** What differs, packed for a link; `~` and the mark of what this tab keeps where that is too long. */
  readonly link: string;
}

/** What was shown before and after the edit that shows, for undo and redo; null stands for the original. */
export interface History {
  readonly past: readonly (Edit | null)[];
  readonly future: readonly (Edit | null)[];
}

/** Why there is nothing to show. */
export type Trouble =
  | { readonly kind: 'run'; readonly what: string | null; readonly failure: RunFailure }
  | { readonly kind: 'unknown-scenario'; readonly name: string }
  | { readonly kind: 'unknown-view'; readonly view: string }
  | { readonly kind: 'not-json'; readonly what: string; readonly message: string }
  | { readonly kind: 'private-key'; readonly what: string }
  | { readonly kind: 'unreadable-file'; readonly what: string; readonly message: string }
  | { readonly kind: 'bad-link'; readonly parameter: string; readonly message: string }
  | { readonly kind: 'gone'; readonly parameter: 'opened' | 'with'; readonly id: string }
  | { readonly kind: 'crashed'; readonly message: string };

/** Addresses of a first and a last step; null for the run's own. */
export interface Range {
  readonly from: string | null;
  readonly to: string | null;
}

/** Something in a link that this run does not have: it is left out, and said. */
export interface Notice {
  readonly parameter: 'step' | 'level' | 'focus' | 'panels' | 'split' | 'from' | 'to';
  readonly value: string;
}

export type Status = 'loading' | 'ready' | Trouble;

export interface PlayerState {
  /** Path of the page that shows in front of the run, such as `/legend`; null where the run shows. */
  readonly page: string | null;
  readonly source: Source;
  /** The scenario of the source. */
  readonly original: unknown;
  /** What is run instead of the original; null where nothing was changed. */
  readonly edit: Edit | null;
  readonly history: History;
  readonly status: Status;
  /** The run that shows, or that showed before the trouble. */
  readonly run: RunView | null;
  /** The run that shows is a part of one: a question about what follows is open. Null where all of it is there. */
  readonly hidden: Hidden | null;
  /** Null while they load. */
  readonly details: RunDetails | null;
  readonly shown: LevelSteps;
  readonly cursor: number;
  /** Where the cursor was before a coarser level moved it. */
  readonly place: number;
  readonly level: Level;
  readonly playing: boolean;
  readonly scrubbing: boolean;
  /** Shown to a class: larger, with nothing around the run. */
  readonly present: boolean;
  /** Inside another page: the steps from one address to another, and nothing around them. Null elsewhere. */
  readonly embed: Range | null;
  /** How the room is shared: per cent that the stage has, and the first of two panels; null as drawn. */
  readonly split: Split | null;
  /** Ids of the open panels, in the order of opening. */
  readonly panels: readonly string[];
  /** What a phone shows: `stage`, or the id of a panel. */
  readonly tab: string;
  /** The input that the What-if panel shows open, by its path with dots; null for none. */
  readonly input: string | null;
  readonly focus: Focus | null;
  readonly hover: Focus | null;
  readonly notices: readonly Notice[];
  readonly settings: Settings;
  readonly steps: Windows<Step>;
  readonly frames: Windows<LadderFrame>;
  readonly open: ReadonlyMap<string, OpenFrame | null>;
}

/** A step by its index; null while it loads. Those of the overview came with the run. */
export function stepAt({ steps, run }: PlayerState, index: number): Step | null {
  return itemAt(steps, index) ?? run?.opening.find((step) => step.index === index) ?? null;
}

export const noHistory: History = { past: [], future: [] };

export type Store = ReturnType<typeof createPlayerStore>;

export function createPlayerStore(settings: Settings = defaultSettings) {
  return createStore<PlayerState>()(() => ({
    page: null,
    source: { kind: 'named', name: '' },
    original: null,
    edit: null,
    history: noHistory,
    status: 'loading',
    run: null,
    hidden: null,
    details: null,
    shown: noSteps,
    cursor: 0,
    place: 0,
    level: settings.level,
    playing: false,
    scrubbing: false,
    present: false,
    embed: null,
    split: settings.split,
    panels: [],
    tab: 'stage',
    input: null,
    focus: null,
    hover: null,
    notices: [],
    settings,
    steps: new Map(),
    frames: new Map(),
    open: new Map(),
  }));
}
