/** Fetches windows and frames of the shown run, once each, and resolves addresses in it. */
import type { Client } from './client.ts';
import type { Focus } from './focus.ts';
import { frameFocus, parseFieldAddress } from './focus.ts';
import type { LadderFrame, RunView } from './run.ts';
import { WINDOW } from './run.ts';
import type { Store } from './store.ts';
import { windowOf, withWindow } from './windows.ts';

const STEP_WINDOWS = 16;
const FRAME_WINDOWS = 48;
const OPEN_FRAMES = 64;

export type Loader = ReturnType<typeof createLoader>;

export function createLoader(client: Client, store: Store) {
  const pending = new Map<string, Promise<void>>();
  let pendingFor: RunView | null = null;

  /** Runs `load` unless it is under way for this run. What arrives after another run has opened is dropped. */
  function once(key: string, load: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
    const { run } = store.getState();
    if (run !== pendingFor) {
      pending.clear();
      pendingFor = run;
    }
    const under = pending.get(key);
    if (under) return under;
    const loading = load(() => store.getState().run === run)
      .catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        if (store.getState().run === run) {
          store.setState({ status: { kind: 'crashed', message }, playing: false });
        }
      })
      .finally(() => {
        if (pending.get(key) === loading) pending.delete(key);
      });
    pending.set(key, loading);
    return loading;
  }

  async function details(): Promise<void> {
    if (store.getState().details) return;
    await once('details', async (isCurrent) => {
      const got = await client.details();
      if (isCurrent()) store.setState({ details: got });
    });
  }

  async function steps(index: number): Promise<void> {
    const first = windowOf(index);
    const { run, steps: held } = store.getState();
    if (!run || index < 0 || index >= run.stepCount || held.has(first)) return;
    await once(`steps ${first}`, async (isCurrent) => {
      const got = await client.steps(first);
      if (!isCurrent()) return;
      store.setState((state) => ({
        steps: withWindow(state.steps, first, got.steps, STEP_WINDOWS),
      }));
    });
  }

  async function frames(index: number): Promise<void> {
    const first = windowOf(index);
    const { run, frames: held } = store.getState();
    if (!run || index < 0 || index >= run.frameCount || held.has(first)) return;
    await once(`frames ${first}`, async (isCurrent) => {
      const got = await client.frames(first);
      if (!isCurrent()) return;
      store.setState((state) => ({
        frames: withWindow(state.frames, first, got.frames, FRAME_WINDOWS),
      }));
    });
  }

  async function openFrame(id: string): Promise<void> {
    if (store.getState().open.has(id)) return;
    await once(`open ${id}`, async (isCurrent) => {
      const open = await client.openFrame(id);
      if (!isCurrent()) return;
      store.setState((state) => {
        const next = new Map(state.open);
        next.set(id, open);
        const oldest = next.keys().next();
        if (next.size > OPEN_FRAMES && !oldest.done) next.delete(oldest.value);
        return { open: next };
      });
    });
  }

  /** What is around a step: the steps before and after it, and the frames that have left by then. */
  async function around(step: number): Promise<void> {
    const { run } = store.getState();
    if (!run) return;
    const reach = WINDOW / 4;
    const left = run.index.frames[step] ?? 0;
    await Promise.all([
      ...[step, step - reach, step + reach].map(steps),
      ...[left, left - reach, left + reach].map(frames),
    ]);
  }

  async function findFrame(
    run: RunView,
    matches: (frame: LadderFrame) => boolean,
    near: number,
  ): Promise<LadderFrame | null> {
    const held = findHeldFrame(store, matches);
    if (held) return held;
    const firsts = Array.from(
      { length: Math.ceil(run.frameCount / WINDOW) },
      (_, at) => at * WINDOW,
    ).toSorted((a, b) => Math.abs(a - windowOf(near)) - Math.abs(b - windowOf(near)));
    for (const first of firsts) {
      await frames(first);
      if (store.getState().run !== run) return null;
      const found = findHeldFrame(store, matches);
      if (found) return found;
    }
    return null;
  }

  /** What an address names in the shown run; null where it names nothing. */
  async function resolve(address: string): Promise<Focus | null> {
    const { run } = store.getState();
    if (!run) return null;
    const known = resolveHeld(store, address);
    if (known) return known;
    const step = await client.findStep(address);
    if (address.startsWith('step:')) return step === null ? null : { kind: 'step', address, step };
    const field = parseFieldAddress(address);
    if (!field) return null;
    const near = step === null ? 0 : (run.index.frames[step] ?? 0);
    const head = await findFrame(run, (frame) => frame.address === field.frameAddress, near);
    if (!head) return null;
    await openFrame(head.id);
    return frameFocus(run, address, field, head, store.getState().open.get(head.id) ?? null);
  }

  return {
    details,
    steps,
    frames,
    openFrame,
    around,
    findFrame,
    resolve,
    stepOf: client.findStep,
    topic: client.topic,
  };
}

function findHeldFrame(store: Store, matches: (frame: LadderFrame) => boolean): LadderFrame | null {
  for (const window of store.getState().frames.values()) {
    const frame = window.find(matches);
    if (frame) return frame;
  }
  return null;
}

/** As `resolve`, from what the page already has; null where that does not suffice. */
export function resolveHeld(store: Store, address: string): Focus | null {
  const { run, open } = store.getState();
  if (!run) return null;
  const value = run.values.find((candidate) => candidate.address === address);
  if (value) return { kind: 'value', address, value: value.id, fact: value.fact };
  const field = parseFieldAddress(address);
  const head = field && findHeldFrame(store, (frame) => frame.address === field.frameAddress);
  if (!field || !head) return null;
  const opened = open.get(head.id);
  if (opened === undefined && (field.path !== '' || field.layer !== null)) return null;
  return frameFocus(run, address, field, head, opened ?? null);
}
