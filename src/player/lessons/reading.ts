/** Reading a lesson: which moment of its text shows, and the stage that goes along with it. */
import { createStore } from 'zustand/vanilla';
import type { Lesson, Moment, Question } from '../../world/lessons/lesson.ts';
import type { Start } from '../actions.ts';
import { positionAtOrBefore, shownAtOrBefore } from '../level-steps.ts';
import { player } from '../player.ts';
import { stepAt, type Notice, type PlayerState } from '../store.ts';
import { isRunOf, isShown, lessonRun, type OpenedRun } from './lesson-run.ts';
import { momentsOf, predictsOf, shownOf, type PlacedMoment, type Shown } from './moments.ts';
import { progress } from './progress.ts';
import { answerIn, type Progress } from './progress-state.ts';

export interface ReadingState {
  /** Null outside of lessons. */
  readonly lesson: Lesson | null;
  readonly moments: readonly PlacedMoment[];
  /** Index of the moment that is read; as many as there are moments at the lesson's end. */
  readonly at: number;
  /** Ids of the predictions that have been made. */
  readonly predicted: ReadonlySet<string>;
  /** The question that the stage waits for shows; false before a class until its slide comes. */
  readonly isAsked: boolean;
  /** The learner's own randomness; null for that of the scenarios. */
  readonly seed: string | null;
  /** The stage has been at a place of this lesson: what it shows is no longer what showed before. */
  readonly isOpen: boolean;
  /** The stage is elsewhere than the text. */
  readonly isMoved: boolean;
}

const nothing: ReadingState = {
  lesson: null,
  moments: [],
  at: 0,
  predicted: new Set(),
  isAsked: true,
  seed: null,
  isOpen: false,
  isMoved: false,
};

const store = createStore<ReadingState>()(() => nothing);

/** What the stage showed when it was brought to the text's place; null while it is under way. */
let arrived: string | null = null;
let turn = 0;
/** What is under way. */
let under: Promise<void> = Promise.resolve();

player.store.subscribe((state) => {
  if (arrived === null) return;
  const isMoved = arrived !== markOf(state);
  if (isMoved !== store.getState().isMoved) store.setState({ isMoved });
});

/** What of the stage a learner may change, as a text to compare. */
const markOf = ({ source, edit, cursor, level, focus, panels, status }: PlayerState): string =>
  JSON.stringify([source, edit?.link, cursor, level, focus?.address, panels, typeof status]);

/** The moment that is read; at the lesson's end the last one. */
export const momentAt = ({ moments, at }: ReadingState): PlacedMoment | undefined =>
  moments[Math.min(at, moments.length - 1)];

/** Where the stage is for the moment that is read; null where none is. */
export function shownNow(state = store.getState()): Shown | null {
  const placed = momentAt(state);
  return placed ? shownOf(placed.moment, state.predicted) : null;
}

/** The prediction that the stage waits for; null where it waits for none. */
export const openPredict = (state = store.getState()): Question | null =>
  state.at < state.moments.length ? (shownNow(state)?.open ?? null) : null;

/** Brings the stage to the text's place. */
function show(): Promise<void> {
  turn += 1;
  under = arrive(turn);
  return under;
}

async function arrive(mine: number): Promise<void> {
  const shown = shownNow();
  const { seed } = store.getState();
  if (!shown) return;
  arrived = null;
  try {
    const opened = await lessonRun(shown.place.scenario, seed);
    if (mine !== turn) return;
    if ('kind' in opened) player.actions.fail(opened);
    else if (isShown(opened, player.store.getState())) await within(shown);
    else await openAt(opened, shown, mine);
  } catch (error) {
    player.actions.crash(error);
  }
  if (mine !== turn) return;
  // What somebody opened meanwhile is elsewhere.
  const isMoved = !isRunOf(player.store.getState().source, shown.place.scenario, seed);
  arrived = isMoved ? '' : markOf(player.store.getState());
  store.setState({ isOpen: true, isMoved });
}

async function openAt(opened: OpenedRun, shown: Shown, mine: number): Promise<void> {
  const { source, scenario: original } = opened;
  await player.actions.open({ source, original, edit: null, start: startOf(shown) });
  if (mine !== turn || !isShown(opened, player.store.getState())) return;
  // A small screen goes on showing the stage.
  player.store.setState({ tab: 'stage' });
  await hideAfter(shown);
}

/** The address of the last step that may be seen where the place alone tells; null where nothing is hidden. */
const hiddenFrom = ({ open, step, onward }: Shown): string | null =>
  open !== null && onward === 0 ? step : null;

const startOf = (shown: Shown): Start => ({
  step: shown.step,
  onward: shown.onward,
  level: shown.place.level,
  focus: shown.place.focus,
  panels: shown.place.panels,
  notices: [],
  hide: hiddenFrom(shown),
});

/** Hides what comes after the step that shows, where that is known only once it shows. */
async function hideAfter(shown: Shown): Promise<void> {
  if (shown.open === null || hiddenFrom(shown) !== null) return;
  const state = player.store.getState();
  const step = stepAt(state, state.cursor);
  if (step) await player.actions.hide(step.address);
}

/** To a place of the run that shows already. */
async function within(shown: Shown): Promise<void> {
  const { actions, loader, store: stage } = player;
  const { place } = shown;
  const mine = turn;
  actions.pause();
  await actions.hide(hiddenFrom(shown));
  const found = shown.step === null ? null : await loader.resolve(shown.step);
  if (mine !== turn) return;
  const notices: Notice[] = [];
  if (shown.step !== null && found?.kind !== 'step')
    notices.push({ parameter: 'step', value: shown.step });
  const steps = stage.getState().shown[place.level];
  const step = found?.kind === 'step' ? shownAtOrBefore(steps, found.step) : (steps[0] ?? 0);
  const cursor = steps[positionAtOrBefore(steps, step) + shown.onward] ?? step;
  stage.setState({
    level: place.level,
    cursor,
    place: cursor,
    panels: place.panels,
    tab: 'stage',
    input: null,
    focus: null,
    hover: null,
    notices,
  });
  await loader.around(cursor);
  if (mine !== turn) return;
  await hideAfter(shown);
  const focus = place.focus === null ? null : await loader.resolve(place.focus);
  if (mine === turn && focus) stage.setState({ focus });
}

/**
 * Shows what a moment points at: in the run of that moment, as the learner left it, unless that has no such thing. What
 * lies ahead is gone to; to what came before the stage need not go back.
 */
async function point(address: string, { place }: Moment): Promise<void> {
  const { actions, loader, store: stage } = player;
  await under;
  const mine = turn;
  const { seed } = store.getState();
  try {
    const isThere =
      isRunOf(stage.getState().source, place.scenario, seed) &&
      (await loader.resolve(address)) !== null;
    if (!isThere) {
      const opened = await lessonRun(place.scenario, seed);
      if (mine !== turn || 'kind' in opened) return;
      const { source, scenario } = opened;
      const start = { step: address, level: place.level, focus: null, panels: [], notices: [] };
      await actions.open({ source, original: scenario, edit: null, start });
    }
    if (mine !== turn) return;
    const step = await loader.stepOf(address);
    const isPast = step !== null && step <= stage.getState().cursor;
    if (isPast && !address.startsWith('step:')) actions.focus(address);
    else await actions.goToAddress(address);
  } catch (error) {
    actions.crash(error);
  }
}

/** Where a lesson's moment is in the address; counted from 1. */
export const pathOf = (slug: string, at: number): string => `/learn/${slug}/${at + 1}`;

/** The address follows the text; the browser's Back leaves the lesson. */
function write(): void {
  const { lesson, at } = store.getState();
  if (!lesson) return;
  const page = pathOf(lesson.slug, at);
  if (location.hash !== `#${page}`) history.replaceState(history.state, '', `#${page}`);
  if (player.store.getState().page !== page) player.store.setState({ page });
}

function goTo(at: number): void {
  const { lesson, moments } = store.getState();
  store.setState({ at: Math.min(Math.max(at, 0), moments.length) });
  if (lesson) progress.reached(lesson.slug, store.getState().at, moments.length);
  write();
  void show();
}

/** Predictions were made, here or in another tab: what they were about shows. Before a class each is made anew. */
progress.store.subscribe((after, before) => {
  const { lesson, moments, predicted } = store.getState();
  if (!lesson || player.store.getState().present) return;
  const isOpen = (kept: Progress, id: string) => answerIn(kept, lesson.slug, id).stage === 'open';
  const made = moments
    .flatMap(({ moment }) => predictsOf(moment))
    .filter(({ id }) => !predicted.has(id) && isOpen(before, id) && !isOpen(after, id));
  if (made.length === 0) return;
  store.setState({ predicted: new Set([...predicted, ...made.map(({ id }) => id)]) });
  void show();
});

export const reading = {
  store,
  /** Opens a lesson at a moment. */
  open(lesson: Lesson, at: number): void {
    const kept = progress.store.getState();
    const moments = momentsOf(lesson);
    const predicted = moments
      .flatMap(({ moment }) => predictsOf(moment))
      .filter(({ id }) => answerIn(kept, lesson.slug, id).stage !== 'open')
      .map(({ id }) => id);
    store.setState({
      ...nothing,
      lesson,
      moments,
      predicted: new Set(predicted),
      seed: kept.seed,
    });
    goTo(at);
  },
  /** Nothing is hidden once the lesson is left. */
  close(): void {
    turn += 1;
    arrived = null;
    store.setState(nothing);
    void player.actions.hide(null);
  },
  /** To a moment by its index; past the last one to the lesson's end. */
  goTo,
  /** One on, but not past a prediction that is open. */
  next(): void {
    if (openPredict() === null) goTo(store.getState().at + 1);
  },
  back: () => goTo(store.getState().at - 1),
  /** Brings the stage back to the text's place. */
  returnToText: show,
  /** Resolves once the stage is where it was brought last: before the first time, the worker has no run. */
  arrival: (): Promise<void> => under,
  point,
};
