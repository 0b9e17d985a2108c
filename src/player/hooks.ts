/** The player bound to React: the one file of the player that knows it. */
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Level } from '../world/transcript.ts';
import type { Focus } from './focus.ts';
import { countSteps, positionAtOrBefore } from './level-steps.ts';
import { formatLink } from './link.ts';
import { player } from './player.ts';
import type { LadderFrame, OpenFrame, OpenQuestion, RunDetails, RunView, Step } from './run.ts';
import { WINDOW } from './run.ts';
import type { Settings, Split } from './settings.ts';
import type { Edit, History, Notice, PlayerState, Source, Status } from './store.ts';
import { stepAt } from './store.ts';
import type { AskOf, TellOf, TopicName } from './topics.ts';
import { itemAt, windowOf } from './windows.ts';

const { store, loader } = player;

export const actions = player.actions;
/** Opens what the page's address asks for. `panelIds` gives the panels that there are. */
export const startPlayer = player.start;
/** The player's state as a part of the page sees it: a panel sees it a little late. */
export const Seen = createContext(store);

function usePlayer<T>(select: (state: PlayerState) => T): T {
  return useStore(useContext(Seen), select);
}

/** Resolves once there is something to see: what the first view does without loads then. */
export const firstView = new Promise<void>((resolve) => {
  const stop = store.subscribe(({ status }) => {
    if (status === 'loading') return;
    stop();
    requestAnimationFrame(() => setTimeout(resolve));
  });
});

/**
 * Listens to the app's keys until the function that it returns is called; `show` opens their list, or the search. What
 * the keys do loads after the first view: what is pressed before counts then.
 */
export function followKeys(show: (what: 'help' | 'find') => void): () => void {
  const early: KeyboardEvent[] = [];
  const note = (event: KeyboardEvent) => void early.push(event);
  addEventListener('keydown', note);
  let stop = () => removeEventListener('keydown', note);
  let isOver = false;
  void firstView
    .then(() => import('./keys.ts'))
    .then((keys) => {
      if (isOver) return;
      stop();
      stop = keys.followKeys(store, actions, show, early);
    }, actions.crash);
  return () => {
    isOver = true;
    stop();
  };
}

/** The run that shows; null until the first one does. It stays while another is computed. */
export const useRun = (): RunView | null => usePlayer((state) => state.run);
/** Its machines and key exchanges; null while they load. */
export const useDetails = (): RunDetails | null => usePlayer((state) => state.details);
/** Path of the page that shows in front of the run; null where the run shows. */
export const usePage = (): string | null => usePlayer((state) => state.page);
export const useStatus = (): Status => usePlayer((state) => state.status);
export const useSource = (): Source => usePlayer((state) => state.source);
/** What is run instead of the source's scenario; null where nothing was changed. */
export const useEdit = (): Edit | null => usePlayer((state) => state.edit);
/** The scenario of the source. */
export const useOriginal = (): unknown => usePlayer((state) => state.original);
export const useHistory = (): History => usePlayer((state) => state.history);
export const useNotices = (): readonly Notice[] => usePlayer((state) => state.notices);
/** Index, among all steps, of the one that shows. */
export const useCursor = (): number => usePlayer((state) => state.cursor);
export const useLevel = (): Level => usePlayer((state) => state.level);
/** Indexes of the steps that the level shows, in order; of another level where one is given. */
export const useLevelSteps = (level?: Level): Uint32Array =>
  usePlayer((state) => state.shown[level ?? state.level]);
export const usePlaying = (): boolean => usePlayer((state) => state.playing);
export const useScrubbing = (): boolean => usePlayer((state) => state.scrubbing);
export const useSplit = (): Split | null => usePlayer((state) => state.split);
/** The address of what shows; null while it cannot be told. */
export const useLink = (): string | null => usePlayer((state) => formatLink(state));
export const usePresent = (): boolean => usePlayer((state) => state.present);
/** Inside another page: nothing is around the stage. */
export const useEmbedded = (): boolean => usePlayer((state) => state.embed !== null);
export const useSettings = (): Settings => usePlayer((state) => state.settings);
/** Ids of the open panels, in the order of opening. */
export const usePanels = (): readonly string[] => usePlayer((state) => state.panels);
/** What a phone shows: `stage`, or the id of a panel. */
export const useTab = (): string => usePlayer((state) => state.tab);
/** The input that the What-if panel shows open, by its path with dots. */
export const useInput = (): string | null => usePlayer((state) => state.input);
export const useFocus = (): Focus | null => usePlayer((state) => state.focus);
export const useHover = (): Focus | null => usePlayer((state) => state.hover);

/** What comes after a step is hidden: a question about it is open. */
export const useHidden = (): boolean => usePlayer((state) => state.hidden !== null);

/** "Step `at` of `of`" at the level that shows; `at` counts from 1. How many there are is null while the rest is hidden. */
export function usePosition(): { readonly at: number; readonly of: number | null } {
  const shown = useLevelSteps();
  const cursor = useCursor();
  return { at: Math.max(0, positionAtOrBefore(shown, cursor)) + 1, of: useStepCount() };
}

/**
 * How many steps a level tells in all, those after an open question included; the level that shows unless told. Null
 * while the rest is hidden.
 */
export function useStepCount(level?: Level): number | null {
  return usePlayer((state) => {
    if (state.hidden) return null;
    const of = level ?? state.level;
    return state.run ? countSteps(state.shown[of], of, state.run) : 0;
  });
}

/** The question that the run waits with, where the cursor is at it. */
export const useOpenQuestion = (): OpenQuestion | null =>
  usePlayer(({ run, cursor }) => (run && cursor === run.stepCount - 1 ? run.asks : null));

/** A step by its index, the current one unless told; null while it loads. */
export function useStep(index?: number): Step | null {
  const at = usePlayer((state) => index ?? state.cursor);
  const step = usePlayer((state) => stepAt(state, at));
  const run = useRun();
  useEffect(() => {
    if (run && !step) void loader.steps(at);
  }, [step, at, run]);
  return step;
}

/** The frames from index `from` up to but without `to`; null for each that is still loading. */
export function useFrames(from: number, to: number): readonly (LadderFrame | null)[] {
  const frames = usePlayer((state) => state.frames);
  const run = useRun();
  const end = Math.min(to, run?.frameCount ?? 0);
  const start = Math.max(0, from);
  useEffect(() => {
    if (!run) return;
    for (let index = windowOf(start); index < end; index = windowOf(index) + WINDOW) {
      void loader.frames(index);
    }
  }, [start, end, run]);
  return useMemo(
    () => Array.from({ length: Math.max(0, end - start) }, (_, at) => itemAt(frames, start + at)),
    [frames, start, end],
  );
}

/** A frame with its layers and field trees; null while it loads, and for no frame. */
export function useOpenFrame(id: string | null): OpenFrame | null {
  const open = usePlayer((state) => (id === null ? null : state.open.get(id)));
  const run = useRun();
  useEffect(() => {
    if (run && id !== null && open === undefined) void loader.openFrame(id);
  }, [id, open, run]);
  return open ?? null;
}

/**
 * What the worker says about a subject of the run that shows; null while it is asked, and when `about` is undefined.
 * While a changed question is asked, the answer before it stays; with `keep` also that about the run before.
 */
export function useTopic<K extends TopicName>(
  topic: K,
  about: AskOf<K> | undefined,
  before: 'keep' | 'drop' = 'drop',
): TellOf<K> | null {
  const run = useRun();
  const [told, setTold] = useState<{ run: RunView; topic: K; tell: TellOf<K> } | null>(null);
  const key = about === undefined ? undefined : JSON.stringify(about);
  useEffect(() => {
    if (!run || about === undefined) return;
    let current = true;
    void loader.topic(topic, about).then((tell) => {
      if (current) setTold({ run, topic, tell });
    }, actions.crash);
    return () => {
      current = false;
    };
    // `key` stands for `about`, which is made anew at every drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [run, topic, key]);
  if (told?.topic !== topic || about === undefined) return null;
  return told.run === run || before === 'keep' ? told.tell : null;
}

/**
 * How everything that stands for a fact is marked: `focus` where it, or a field that is part of it, is focused,
 * `hover` where it is hovered.
 */
export function useFactMark(fact: string | null): 'focus' | 'hover' | null {
  return usePlayer((state) => {
    if (fact === null) return null;
    if (factOf(state.focus) === fact) return 'focus';
    return factOf(state.hover) === fact ? 'hover' : null;
  });
}

/** Whether a frame, or something in it, is hovered. */
export const useFrameHover = (id: string): boolean =>
  usePlayer(({ hover }) => hover?.kind === 'frame' && hover.frame === id);

function factOf(focus: Focus | null): string | null {
  return focus && focus.kind !== 'step' ? focus.fact : null;
}
