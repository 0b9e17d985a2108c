/** Shows the run that is there only up to a step, or whole again, and keeps what shows where it is. Loads late. */
import type { Actions } from './actions.ts';
import type { Client } from './client.ts';
import type { Focus } from './focus.ts';
import { levelSteps, shownAtOrBefore } from './level-steps.ts';
import type { Loader } from './loader.ts';
import type { RunView } from './run.ts';
import { WINDOW } from './run.ts';
import type { Store } from './store.ts';
import { windowOf } from './windows.ts';

/** One after the other: what is asked last is what shows in the end. */
let under: Promise<void> = Promise.resolve();

/**
 * Resolves when it shows. Another run that is opened meanwhile wins. An address that the run does not have hides what
 * comes after the step that shows.
 */
export function hide(...asked: Parameters<typeof hideNow>): Promise<void> {
  const mine = under.then(() => hideNow(...asked));
  under = mine.catch(() => undefined);
  return mine;
}

async function hideNow(
  client: Client,
  store: Store,
  actions: Pick<Actions, 'pause'>,
  loader: Pick<Loader, 'around' | 'steps'>,
  address: string | null,
): Promise<void> {
  const { run: was, hidden: before, cursor: after } = store.getState();
  if (!was || (before?.address ?? null) === address) return;
  const hidden = address === null ? null : { address, after };
  const { run, show } = await client.hide(hidden);
  if (store.getState().run !== was) return;
  actions.pause();
  show();
  const shown = levelSteps(run.index, run.asks !== null);
  const placeIn = ({ level, place }: ReturnType<Store['getState']>) => {
    const at = Math.min(place, run.stepCount - 1);
    return { cursor: shownAtOrBefore(shown[level], at), place: at };
  };
  const at = placeIn(store.getState()).cursor;
  // What shows is there at once: nothing flickers.
  const [details, steps, frames] = await Promise.all([
    client.details(),
    windowsAround(at, run.stepCount, async (first) => (await client.steps(first)).steps),
    windowsAround(
      run.index.frames[at] ?? 0,
      run.frameCount,
      async (first) => (await client.frames(first)).frames,
    ),
  ]);
  if (store.getState().run !== was) return;
  store.setState((state) => ({
    ...{ run, hidden, details, shown, steps, frames },
    ...placeIn(state),
    focus: keptIn(run, state.focus),
    hover: null,
    open: new Map(),
  }));
  void loader.around(store.getState().cursor);
  void loader.steps(run.stepCount - 1);
}

/** What is near an index, by windows. */
async function windowsAround<Item>(
  index: number,
  count: number,
  load: (first: number) => Promise<readonly Item[]>,
): Promise<Map<number, readonly Item[]>> {
  const near = [index - WINDOW / 4, index, index + WINDOW / 4].map((at) =>
    windowOf(Math.min(Math.max(at, 0), count - 1)),
  );
  const firsts = count > 0 ? [...new Set(near)] : [];
  return new Map(
    await Promise.all(firsts.map(async (first) => [first, await load(first)] as const)),
  );
}

/** What is pointed at, as far as the run has it. Ids stay what they are in a part of a run. */
function keptIn(run: RunView, focus: Focus | null): Focus | null {
  if (!focus) return null;
  const has = (id: string | null) => run.values.some((value) => value.id === id);
  if (focus.kind === 'step') return focus.step < run.stepCount ? focus : null;
  if (focus.kind === 'value') return has(focus.value) && has(focus.fact) ? focus : null;
  if (Number(focus.frame.slice(1)) > run.frameCount) return null;
  return { ...focus, fact: has(focus.fact) ? focus.fact : null };
}
