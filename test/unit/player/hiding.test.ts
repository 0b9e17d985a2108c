/** The player while a part of the run is hidden: where the cursor, the focus and a change of the run come to. */
import { describe, expect, test } from 'vitest';
import { createActions, wholeRun, type Opening } from '../../../src/player/actions.ts';
import type { Client } from '../../../src/player/client.ts';
import { hide } from '../../../src/player/hiding.ts';
import { createLoader } from '../../../src/player/loader.ts';
import type { Hidden } from '../../../src/player/run.ts';
import { createPlayerStore } from '../../../src/player/store.ts';
import { simulated } from './simulated.ts';

const start = { ...wholeRun, level: 'detail' } as const;
const opening: Opening = {
  ...{ source: { kind: 'named', name: 'a run' }, original: {}, edit: null, start },
};

/** Six steps; the overview shows the first and the fifth, messages also the third. */
async function player(asked: (Hidden | null)[] = []) {
  const { client } = simulated([0, 2, 1, 2, 0, 2]);
  const noting: Client = {
    ...client,
    run: async (scenario, original, hidden) => {
      asked.push(hidden);
      return hidden ? client.hide(hidden) : client.run(scenario, original, hidden);
    },
  };
  const store = createPlayerStore();
  const loader = createLoader(noting, store);
  const actions = createActions(noting, store, loader);
  await actions.open(opening);
  return {
    ...{ store, actions, asked },
    state: store.getState,
    hide: (address: string | null) => hide(noting, store, actions, loader, address),
  };
}

describe('while what comes after a step is hidden', () => {
  test('no way of moving passes it, at any level', async () => {
    const { state, actions, hide: hideAfter } = await player();
    actions.go(2);
    await hideAfter('step:2');
    for (const move of [actions.next, actions.last, () => actions.go(5), actions.play]) {
      move();
      actions.pause();
      expect(state().cursor).toBeLessThanOrEqual(2);
    }
    actions.last();
    expect(state().cursor).toBe(2);
    actions.setLevel('overview');
    expect([state().cursor, ...state().shown.overview]).toEqual([0, 0]);
    actions.setLevel('detail');
    expect(state().cursor).toBe(2);
  });

  test('the cursor that was beyond it comes back to it, and stays where it is once that is over', async () => {
    const { state, actions, hide: hideAfter } = await player();
    actions.go(4);
    await hideAfter('step:2');
    expect(state()).toMatchObject({ cursor: 2, hidden: { address: 'step:2' } });
    await hideAfter(null);
    expect(state()).toMatchObject({ cursor: 2, hidden: null, run: { stepCount: 6 } });
    actions.last();
    expect(state().cursor).toBe(5);
  });

  test('what is asked last is what shows, however soon it follows', async () => {
    const { state, hide: hideAfter } = await player();
    await Promise.all([hideAfter('step:2'), hideAfter(null)]);
    expect(state()).toMatchObject({ hidden: null, run: { stepCount: 6 } });
    await Promise.all([hideAfter('step:2'), hideAfter(null), hideAfter('step:1')]);
    expect(state()).toMatchObject({ hidden: { address: 'step:1' }, run: { stepCount: 2 } });
  });

  test('nothing later is pointed at', async () => {
    const { state, actions, store, hide: hideAfter } = await player();
    store.setState({ focus: { kind: 'step', address: 'step:4', step: 4 } });
    await hideAfter('step:2');
    expect(state().focus).toBeNull();
    store.setState({ focus: { kind: 'step', address: 'step:1', step: 1 } });
    await hideAfter('step:1');
    expect(state().focus).toMatchObject({ step: 1 });
    actions.hover('server/no-such-value');
    expect(state().hover).toBeNull();
  });

  test('a change of the run hides the same, and another scenario does not', async () => {
    const { state, actions, asked, hide: hideAfter } = await player();
    await hideAfter('step:2');
    const edit = { scenario: { seed: 'x' }, link: 'x' };
    await actions.open({ ...opening, edit });
    expect(asked.at(-1)).toMatchObject({ address: 'step:2' });
    expect(state()).toMatchObject({ hidden: { address: 'step:2' }, run: { stepCount: 3 } });
    await actions.open({ ...opening, source: { kind: 'named', name: 'another' } });
    expect(asked.at(-1)).toBeNull();
    expect(state().hidden).toBeNull();
  });

  test('a run is opened with it hidden from the first moment', async () => {
    const { state, actions, asked } = await player();
    await actions.open({ ...opening, start: { ...start, step: 'step:1', hide: 'step:1' } });
    expect(asked.at(-1)).toEqual({ address: 'step:1', after: 0 });
    expect(state()).toMatchObject({ cursor: 1, run: { stepCount: 2 }, status: 'ready' });
  });
});
