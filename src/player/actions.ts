/** What a person can do, as functions on the store. */
import type { Level } from '../world/transcript.ts';
import { asking, asObject } from './asking.ts';
import type { Client } from './client.ts';
import { isLesson } from './lesson-page.ts';
import { levelSteps, positionAtOrBefore, shownAtOrAfter, shownAtOrBefore } from './level-steps.ts';
import type { Focus } from './focus.ts';
import type { Loader } from './loader.ts';
import { resolveHeld } from './loader.ts';
import type { Settings, Speed, Split, Theme } from './settings.ts';
import { saveSettings } from './settings.ts';
import type { Hidden, RunFailure } from './run.ts';
import type { Edit, History, Notice, PlayerState, Range, Source, Store, Trouble } from './store.ts';
import { noHistory } from './store.ts';
import { findNamed } from './tables.ts';

/** How long a step shows while playing at 1×. */
const STEP_MS = 700;
/** How long drawing the first view takes, about. */
const FIRST_VIEW_MS = 100;
/** Panels beside the stage at most. */
const MOST_PANELS = 2;

/** What a link asks for, beside the scenario. Steps and focus are addresses. */
export interface Start {
  readonly step: string | null;
  readonly level: Level;
  readonly focus: string | null;
  readonly panels: readonly string[];
  readonly notices: readonly Notice[];
  /** Steps to go on from there. */
  readonly onward?: number;
  readonly present?: boolean;
  readonly split?: Split | null;
  readonly embed?: Range | null;
  /** Address of the last step that shows; null for the run's own. What was hidden of the same scenario stays so. */
  readonly hide?: string | null;
  /** What is not there is passed over in silence: the place was that of another run. */
  readonly lenient?: boolean;
}

/** What is opened, and where in it. */
export interface Opening {
  readonly source: Source;
  /** The scenario of the source. */
  readonly original: unknown;
  readonly edit: Edit | null;
  readonly start: Start;
  /** It was made just now, also where the same was shown before; else it is gone back to. */
  readonly isNew?: boolean;
}

export const wholeRun: Omit<Start, 'level'> = { step: null, focus: null, panels: [], notices: [] };

/** What can be undone and done again once `edit` of `source` shows. Its code loads with the first change. */
async function historyOf(before: PlayerState, { source, edit, isNew }: Opening): Promise<History> {
  if (!isSame(before.source, source)) return noHistory;
  if (before.edit === null && edit === null) return before.history;
  const { push, travel } = await import('./history.ts');
  return (isNew ? push : travel)(before.history, before.edit, edit);
}

/** Whether two sources have the same scenario. */
const isSame = (a: Source, b: Source): boolean =>
  a.kind === 'named'
    ? b.kind === 'named' && a.name === b.name
    : b.kind === 'opened' && a.id === b.id;

function hiddenIn({ source, start: { hide } }: Opening, before: PlayerState): Hidden | null {
  if (hide === undefined) return isSame(before.source, source) ? before.hidden : null;
  return hide === null ? null : { address: hide, after: 0 };
}

export type Actions = ReturnType<typeof createActions>;

export function createActions(client: Client, store: Store, loader: Loader) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let openings = 0;
  let pointing = 0;
  let hovering: string | null = null;

  const shown = () => store.getState().shown[store.getState().level];

  function moveTo(step: number): void {
    if (!store.getState().run) return;
    store.setState({ cursor: step, place: step });
    void loader.around(step);
  }

  function moveBy(count: number): void {
    const at = positionAtOrBefore(shown(), store.getState().cursor);
    const step = shown()[Math.min(Math.max(at + count, 0), shown().length - 1)];
    if (step !== undefined) moveTo(step);
  }

  function pause(): void {
    clearTimeout(timer);
    if (store.getState().playing) store.setState({ playing: false });
  }

  function tick(): void {
    timer = setTimeout(() => {
      moveBy(1);
      if (store.getState().cursor >= (shown().at(-1) ?? 0)) pause();
      else tick();
    }, STEP_MS / store.getState().settings.speed);
  }

  function set(change: Partial<Settings>): void {
    store.setState(({ settings }) => ({ settings: { ...settings, ...change } }));
    saveSettings(store.getState().settings);
  }

  function showPanel(id: string): void {
    store.setState(({ panels }) => ({
      panels: panels.includes(id) ? panels : [...panels, id].slice(-MOST_PANELS),
      tab: id,
    }));
  }

  function fail(status: Trouble): void {
    openings += 1;
    pause();
    store.setState(({ page }) => ({ status, page: isLesson(page) ? page : null }));
  }

  /** A mistake of ours: shown, never swallowed. */
  function crash(error: unknown): void {
    fail({ kind: 'crashed', message: error instanceof Error ? error.message : String(error) });
  }

  /**
   * Runs a scenario and shows it. A scenario that cannot be run leaves the run before it in place, and is given to
   * `refused`: it becomes the status unless told. Resolves when there is something to see.
   */
  async function open(opening: Opening, refused = failOf(opening)): Promise<void> {
    pause();
    openings += 1;
    const mine = openings;
    const { source, original, edit, start } = opening;
    const asked = store.getState();
    const hide = hiddenIn(opening, asked);
    store.setState({ status: 'loading' });
    try {
      const reply = await ask(opening, hide);
      if (mine !== openings) return;
      if ('failure' in reply) {
        refused(reply.failure);
        return;
      }
      const { run, show } = reply;
      const before = store.getState();
      const history = await historyOf(before, opening);
      if (mine !== openings) return;
      show();
      const embed = start.embed ?? null;
      const range = embed ? await stepsOf(embed) : undefined;
      if (mine !== openings) return;
      const levels = levelSteps(run.index, run.asks !== null, range);
      // What was chosen while the run was made is newer than what it was asked with.
      const level = before.level === asked.level ? start.level : before.level;
      const panels = before.panels === asked.panels ? start.panels : before.panels;
      const first = levels[level][0] ?? 0;
      hovering = null;
      store.setState({
        source,
        original,
        edit,
        history,
        run,
        hidden: hide,
        details: null,
        shown: levels,
        level,
        cursor: first,
        place: first,
        panels: panels.slice(-MOST_PANELS),
        present: start.present ?? before.present,
        embed,
        tab: start.lenient ? before.tab : (start.focus !== null && start.panels.at(-1)) || 'stage',
        focus: null,
        hover: null,
        notices: [],
        steps: new Map(),
        frames: new Map(),
        open: new Map(),
      });
      if (start.split) store.setState({ split: start.split });
      const missing = await goToStart(start, before.cursor);
      if (mine !== openings) return;
      const { cursor } = store.getState();
      // The steps of the overview came with the run: then only the frames beside them are missing.
      const hasStep = run.opening.some(({ index }) => index === cursor);
      await (hasStep ? loader.frames(run.index.frames[cursor] ?? 0) : loader.around(cursor));
      if (start.step !== null) await loader.details();
      if (mine !== openings || store.getState().status !== 'loading') return;
      store.setState({ status: 'ready', notices: [...start.notices, ...missing] });
      // The first view does without the rest, and so is drawn before it.
      setTimeout(() => {
        if (mine !== openings) return;
        void loader.details();
        void loader.around(store.getState().cursor);
        void loader.steps(run.stepCount - 1);
      }, FIRST_VIEW_MS);
    } catch (error) {
      if (mine === openings) crash(error);
    }
  }

  /** Only a scenario of the catalog, as it is, goes without a check of its form. */
  async function ask({ source, original, edit }: Opening, hide: Hidden | null) {
    if (edit) {
      const { answers } = asObject(edit.scenario);
      const compared = answers === undefined ? original : { ...asObject(original), answers };
      return client.run(edit.scenario, compared, hide);
    }
    const entry = source.kind === 'named' ? await findNamed(source.name) : undefined;
    return entry ? client.runNamed(asking(entry.scenario), hide) : client.run(original, null, hide);
  }

  const failOf =
    ({ source }: Opening) =>
    (failure: RunFailure): void =>
      fail({ kind: 'run', what: source.kind === 'named' ? source.name : source.title, failure });

  /** Indexes of the first and last step of a range; those of the run where it has no such step. */
  async function stepsOf({ from, to }: Range): Promise<readonly [number, number]> {
    const first = from === null ? null : await client.findStep(from);
    const last = to === null ? null : await client.findStep(to);
    return [first ?? 0, last ?? Infinity];
  }

  async function goToStart(start: Start, before: number): Promise<Notice[]> {
    const missing: Notice[] = [];
    for (const parameter of ['from', 'to'] as const) {
      const address = start.embed?.[parameter];
      if (address && (await client.findStep(address)) === null)
        missing.push({ parameter, value: address.replace('step:', '') });
    }
    if (start.step !== null) {
      const step = await client.findStep(start.step);
      if (step !== null) showAt(step);
      else if (start.lenient) showAt(before);
      else missing.push({ parameter: 'step', value: start.step.replace('step:', '') });
    }
    if (start.onward !== undefined) moveBy(start.onward);
    if (start.focus !== null) {
      const focus = await loader.resolve(start.focus);
      if (focus) store.setState({ focus });
      else if (!start.lenient) missing.push({ parameter: 'focus', value: start.focus });
    }
    return missing;
  }

  function showAt(step: number): void {
    store.setState({ cursor: shownAtOrBefore(shown(), step), place: step });
  }

  /** To a step by its index: where the level does not show it, to the shown one that comes after it. */
  function go(step: number): void {
    pause();
    moveTo(shownAtOrAfter(shown(), step));
  }

  /** To the step at which a frame leaves. */
  async function goToFrame(id: string): Promise<void> {
    const { run, cursor } = store.getState();
    if (!run) return;
    const near = run.index.frames[cursor] ?? 0;
    const frame = await loader.findFrame(run, (candidate) => candidate.id === id, near);
    if (frame) go(frame.sentAt);
  }

  /** To what an address names: a step, or a frame, field or value, which then has the focus. */
  async function goToAddress(address: string): Promise<void> {
    const step = await client.findStep(address);
    if (step !== null) go(step);
    if (!address.startsWith('step:')) focus(address);
  }

  /**
   * Points at an address until something else is pointed at, and opens the panel that shows it; null points at
   * nothing.
   */
  function focus(address: string | null): void {
    pointing += 1;
    const mine = pointing;
    if (address === null) {
      store.setState({ focus: null });
      return;
    }
    const take = (found: Focus | null) => {
      if (!found || mine !== pointing) return;
      store.setState({ focus: found });
      if (found.kind === 'frame') showPanel('packet');
      if (found.kind === 'value') showPanel('keys');
    };
    const held = resolveHeld(store, address);
    if (held) take(held);
    else void loader.resolve(address).then(take);
  }

  return {
    open,
    fail,
    crash,
    next: () => (pause(), moveBy(1)),
    back: () => (pause(), moveBy(-1)),
    first: () => (pause(), moveBy(-Infinity)),
    last: () => (pause(), moveBy(Infinity)),
    go,
    goToFrame,
    goToAddress,
    setLevel(level: Level): void {
      const { shown: all, place } = store.getState();
      store.setState({ level, cursor: shownAtOrBefore(all[level], place) });
      void loader.around(store.getState().cursor);
      set({ level });
    },
    play(): void {
      if (store.getState().playing || !store.getState().run) return;
      if (store.getState().cursor >= (shown().at(-1) ?? 0)) moveBy(-Infinity);
      store.setState({ playing: true });
      tick();
    },
    pause,
    setScrubbing(scrubbing: boolean): void {
      store.setState({ scrubbing });
    },
    setSpeed: (speed: Speed) => set({ speed }),
    setTheme: (theme: Theme) => set({ theme }),
    setSplit(split: Split): void {
      store.setState({ split });
      set({ split });
    },
    setCharacterKeys: (characterKeys: boolean) => set({ characterKeys }),
    /** Shows the run to a class, on the whole screen where the browser lets it. */
    present(present: boolean): void {
      store.setState({ present });
      const { documentElement } = document;
      if (present) void documentElement.requestFullscreen?.().catch(() => undefined);
      else if (document.fullscreenElement) void document.exitFullscreen();
    },
    closeHint: () => set({ hintClosed: true }),
    dismissNotices: () => store.setState({ notices: [] }),
    /** Leaves an error page, or the opening of another run, for the run that showed before it. */
    returnToRun(): void {
      openings += 1;
      pause();
      if (store.getState().run) store.setState({ status: 'ready' });
    },
    showPanel,
    /** Opens an input in the What-if panel, by its path with dots; null closes it. */
    showInput(input: string | null): void {
      store.setState({ input });
      if (input !== null) showPanel('what-if');
    },
    /** Shows one panel in the place of another; where it shows already, the two change places. */
    swapPanel(id: string, other: string): void {
      store.setState(({ panels }) => ({
        panels: panels.includes(other)
          ? panels.toReversed()
          : panels.map((panel) => (panel === id ? other : panel)),
        tab: other,
      }));
    },
    closePanel(id: string): void {
      store.setState(({ panels, tab }) => ({
        panels: panels.filter((panel) => panel !== id),
        tab: tab === id ? 'stage' : tab,
      }));
    },
    setTab(tab: string): void {
      if (tab === 'stage') store.setState({ tab });
      else showPanel(tab);
    },
    focus,
    /** Points at an address in passing. */
    hover(address: string | null): void {
      if (address === hovering) return;
      hovering = address;
      store.setState({ hover: address === null ? null : resolveHeld(store, address) });
    },
  };
}
