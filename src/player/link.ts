/**
 * A link to a place in a run, as the hash of the address:
 * `#/stage?s=known-host&step=server-auth.client-verified-host&level=message&focus=server/SSH_MSG_KEXINIT%231.cookie&panels=packet`.
 * It carries what differs from the default view, and nothing but the scenario and the view.
 */
import type { Start } from './actions.ts';
import { wholeRun } from './actions.ts';
import type { Level } from '../world/transcript.ts';
import { levels } from '../world/transcript.ts';
import { splitOf } from './settings.ts';
import type { Notice, PlayerState, Source } from './store.ts';
import { stepAt } from './store.ts';
import { DEFAULT_SCENARIO } from './tables.ts';

/** A link longer than this breaks in mail and chat programs. */
export const LONGEST_LINK = 2000;

/** What a link asks for. */
export interface Link {
  /** The path of a page in front of the run, such as `/legend`; null for the run itself. */
  readonly page: string | null;
  readonly scenario:
    | { readonly kind: 'named'; readonly name: string }
    /** What differs from the default scenario, packed. */
    | { readonly kind: 'packed'; readonly packed: string }
    /** A file that was opened in this browser tab. */
    | { readonly kind: 'opened'; readonly id: string };
  /** What differs from that scenario, as an Edit's link has it; null where nothing does. */
  readonly edit: string | null;
  readonly start: Start;
}

/**
 * `level` is for an address that names no place in a run; a link to the stage without a level means the overview. Any
 * other path is a page: which there are, the views know.
 */
export function parseLink(hash: string, level: Level, panelIds: readonly string[]): Link {
  const named = { kind: 'named', name: DEFAULT_SCENARIO } as const;
  const query = hash.indexOf('?');
  const view = hash.slice(1, query === -1 ? undefined : query);
  if (view !== '/stage' && view !== '/embed' && view !== '/') {
    return { page: view || null, scenario: named, edit: null, start: { ...wholeRun, level } };
  }
  const given = new URLSearchParams(query === -1 ? '' : hash.slice(query + 1));
  const packed = given.get('scenario');
  const opened = given.get('opened');
  const scenario: Link['scenario'] =
    packed !== null
      ? { kind: 'packed', packed }
      : opened !== null
        ? { kind: 'opened', id: opened }
        : { kind: 'named', name: given.get('s') ?? named.name };
  return {
    page: null,
    scenario,
    edit: given.get('with'),
    start: parseStart(given, panelIds, view === '/embed'),
  };
}

function parseStart(given: URLSearchParams, panelIds: readonly string[], embedded: boolean): Start {
  const notices: Notice[] = [];
  const level = given.get('level') ?? 'overview';
  const known = levels.find((name) => name === level);
  if (!known) notices.push({ parameter: 'level', value: level });
  const panels = (given.get('panels') ?? '').split(',').filter((id) => id !== '');
  for (const id of panels) {
    if (!panelIds.includes(id)) notices.push({ parameter: 'panels', value: id });
  }
  const split = given.get('split');
  const shares = split === null ? null : splitOf(split.split(',').map(Number));
  if (split !== null && !shares) notices.push({ parameter: 'split', value: split });
  const addressed = (name: string) => {
    const step = given.get(name);
    return step === null ? null : `step:${step}`;
  };
  return {
    step: addressed('step') ?? (embedded ? addressed('from') : null),
    level: known ?? 'overview',
    focus: given.get('focus'),
    panels: panels.filter((id) => panelIds.includes(id)),
    notices,
    present: given.get('present') === '1',
    split: shares,
    embed: embedded ? { from: addressed('from'), to: addressed('to') } : null,
  };
}

/** The hash for what shows; null while the current step is still loading. */
export function formatLink(state: PlayerState, view: 'stage' | 'embed' = 'stage'): string | null {
  const step = stepAt(state, state.cursor);
  if (!step) return null;
  const isFirst = state.cursor === state.shown[state.level][0];
  const parts = [
    state.run?.notice ? noticePart(state.run.notice) : '',
    formatSource(state.source),
    state.edit ? `with=${escape(state.edit.link)}` : '',
    isFirst ? '' : `step=${escape(step.address.replace(/^step:/, ''))}`,
    state.level === 'overview' ? '' : `level=${state.level}`,
    state.focus ? `focus=${escape(state.focus.address)}` : '',
    state.panels.length === 0 ? '' : `panels=${state.panels.map(escape).join(',')}`,
    state.panels.length > 0 && state.split ? `split=${state.split.join(',')}` : '',
    state.present && view === 'stage' ? 'present=1' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? `#/${view}` : `#/${view}?${parts.join('&')}`;
}

/** First, and easy to read: for whoever sees only the link. Nobody reads it back. */
export const noticePart = (notice: string): string => `notice=${notice.replaceAll(' ', '+')}`;

function formatSource(source: Source): string {
  if (source.kind === 'named') {
    return source.name === DEFAULT_SCENARIO ? '' : `s=${escape(source.name)}`;
  }
  return source.packed === null ? `opened=${escape(source.id)}` : `scenario=${source.packed}`;
}

/** Percent-encodes all but what reads well and is safe in a hash. */
function escape(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%2F', '/')
    .replaceAll('%40', '@')
    .replaceAll('%3A', ':');
}
