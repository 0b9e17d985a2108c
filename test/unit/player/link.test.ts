import { describe, expect, test } from 'vitest';
import { formatLink, parseLink } from '../../../src/player/link.ts';
import { createPlayerStore } from '../../../src/player/store.ts';
import type { Step } from '../../../src/player/run.ts';

const panelIds = ['packet', 'keys'];

function step(address: string, index: number): Step {
  return {
    id: `s${index}`,
    address,
    index,
    level: 'overview',
    phase: 'hello',
    side: 'client',
    kind: 'send',
    title: '',
    text: '',
    verb: '',
    term: '',
    result: null,
    sources: [],
    time_ms: 0,
    state: { client: null, server: null, attacker: null },
    frames: [],
    values: [],
    files: [],
    log: [],
  };
}

function showing() {
  const store = createPlayerStore();
  store.setState({
    source: { kind: 'named', name: 'first-contact' },
    status: 'ready',
    shown: {
      overview: Uint32Array.of(0, 1),
      message: Uint32Array.of(0, 1),
      detail: Uint32Array.of(0, 1),
    },
    steps: new Map([[0, [step('step:hello.send', 0), step('step:server-auth.verify#2', 1)]]]),
  });
  return store;
}

describe('a link', () => {
  test('to the default view carries nothing', () => {
    expect(formatLink(showing().getState())).toBe('#/stage');
  });

  test('carries what differs from the default view, and leads there', () => {
    const store = showing();
    const address = 'server/SSH_MSG_KEX_ECDH_REPLY#1.K_S.public key';
    store.setState({
      source: { kind: 'named', name: 'known-host' },
      cursor: 1,
      level: 'message',
      panels: ['packet', 'keys'],
      focus: {
        kind: 'frame',
        address,
        frame: 'f5',
        frameAddress: 'server/SSH_MSG_KEX_ECDH_REPLY#1',
        layer: 'message',
        path: 'K_S.public key',
        fact: null,
      },
    });
    const link = formatLink(store.getState());
    expect(link).toBe(
      '#/stage?s=known-host&step=server-auth.verify%232&level=message' +
        '&focus=server/SSH_MSG_KEX_ECDH_REPLY%231.K_S.public%20key&panels=packet,keys',
    );
    expect(parseLink(link ?? '', 'overview', panelIds)).toEqual({
      page: null,
      scenario: { kind: 'named', name: 'known-host' },
      edit: null,
      start: {
        step: 'step:server-auth.verify#2',
        level: 'message',
        focus: address,
        panels: ['packet', 'keys'],
        notices: [],
        present: false,
        split: null,
        embed: null,
      },
    });
  });

  test('carries what was changed, the arrangement, and that it is shown to a class', () => {
    const store = showing();
    store.setState({
      edit: { scenario: {}, link: 'packed' },
      panels: ['keys'],
      present: true,
      split: [60, 40],
    });
    const link = formatLink(store.getState());
    expect(link).toBe('#/stage?with=packed&panels=keys&split=60,40&present=1');
    expect(parseLink(link ?? '', 'overview', panelIds)).toMatchObject({
      edit: 'packed',
      start: { panels: ['keys'], split: [60, 40], present: true, embed: null },
    });
  });

  test('to an embedded stage has a first and a last step', () => {
    expect(parseLink('#/embed?from=hello.a&to=keys.b', 'overview', panelIds)).toMatchObject({
      page: null,
      start: { step: 'step:hello.a', embed: { from: 'step:hello.a', to: 'step:keys.b' } },
    });
  });

  test('with an arrangement that is none says so', () => {
    expect(parseLink('#/stage?split=5,banana', 'overview', panelIds)).toMatchObject({
      start: { split: null, notices: [{ parameter: 'split', value: '5,banana' }] },
    });
  });

  test('that names nothing starts at the level that the person uses', () => {
    expect(parseLink('', 'detail', panelIds)).toMatchObject({ start: { level: 'detail' } });
    expect(parseLink('#/stage', 'detail', panelIds)).toMatchObject({
      start: { level: 'overview' },
    });
  });

  test('to a page leads to it, with the default run behind', () => {
    expect(parseLink('#/legend', 'message', panelIds)).toEqual({
      page: '/legend',
      scenario: { kind: 'named', name: 'first-contact' },
      edit: null,
      start: { step: null, level: 'message', focus: null, panels: [], notices: [] },
    });
  });

  test('with an unknown level or panel says so and leads on', () => {
    expect(parseLink('#/stage?level=7&panels=packet,foo', 'overview', panelIds)).toMatchObject({
      start: {
        level: 'overview',
        panels: ['packet'],
        notices: [
          { parameter: 'level', value: '7' },
          { parameter: 'panels', value: 'foo' },
        ],
      },
    });
  });
});
