/** What the worker found, as groups of rows. */
import type { Found, FoundKind, FoundPlace } from '../../../player/find-view.ts';
import { valuesById } from '../../../player/focus.ts';
import type { RunView, Side } from '../../../player/run.ts';
import { phases } from '../../../player/tables.ts';
import type { Actor } from '../../parts/shape.tsx';
import { find as text } from '../../text/find.ts';
import { milliseconds } from '../../text/stage.ts';
import { phaseChips } from '../../text/track.ts';
import type { FindGroup, FindRow } from './find-row.ts';
import { goToPlace } from './go-to-place.ts';

export function foundGroups(run: RunView, found: readonly Found[]): FindGroup[] {
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const ofKind = found.filter((one) => one.kind === kind);
    return {
      value: text.kinds[kind],
      items: ofKind.flatMap((one, at) => rowsOf(run, one, `${kind} ${at}`)),
      rank: ofKind[0]?.rank ?? Infinity,
    };
  });
}

/** A section is no place itself: its places all stand below it. */
function rowsOf(run: RunView, found: Found, id: string): FindRow[] {
  const [first, ...rest] = found.places;
  if (!first) return [];
  const further = found.kind === 'section' ? found.places : rest;
  return [
    mainRow(run, found, first, id),
    ...further.map((place, at) => furtherRow(run, found.kind, place, `${id} ${at}`)),
  ];
}

const wired: readonly FoundKind[] = ['message', 'field', 'name'];

function mainRow(run: RunView, found: Found, place: FoundPlace, id: string): FindRow {
  const { kind, title, count } = found;
  const value = found.value === null ? null : (valuesById(run).get(found.value) ?? null);
  const isSection = kind === 'section';
  return {
    id,
    title,
    mono: wired.includes(kind),
    side: isSection || value ? null : actorOf(place.side),
    value,
    place: isSection ? text.places(count) : whereOf(run, kind, place, value?.size),
    placeMono: kind === 'field' || (kind === 'name' && place.path !== ''),
    about: [aboutOf(found, place), count > 1 && !isSection ? text.places(count) : '']
      .filter((part) => part !== '')
      .join(' · '),
    further: false,
    choice: { kind: 'go', go: () => goToPlace(place) },
  };
}

function furtherRow(run: RunView, kind: FoundKind, place: FoundPlace, id: string): FindRow {
  const isStep = place.address.startsWith('step:');
  const isField = place.path !== '';
  return {
    id,
    title: isField && kind !== 'field' ? place.path : place.within,
    mono: !isStep && kind !== 'value',
    side: actorOf(place.side),
    value: null,
    place: isField && kind !== 'field' ? place.within : timeOf(run, place),
    placeMono: isField && kind !== 'field',
    about: noteOf(place),
    further: true,
    choice: { kind: 'go', go: () => goToPlace(place) },
  };
}

function whereOf(run: RunView, kind: FoundKind, place: FoundPlace, size: number | undefined) {
  if (kind === 'value') return size === undefined ? '' : text.size(size);
  if (kind === 'field' || (kind === 'name' && place.path !== '')) return place.within;
  return timeOf(run, place);
}

function timeOf({ index }: RunView, { step }: FoundPlace): string {
  const phase = phases[index.phase[step] ?? 0] ?? 'connect';
  return text.at(phaseChips[phase], milliseconds(index.time_ms[step] ?? 0));
}

function aboutOf({ kind, means }: Found, place: FoundPlace): string {
  if (kind === 'field') return [means, noteOf(place)].filter((part) => part !== '').join(', ');
  if (kind !== 'name') return means;
  return [place.path, noteOf(place)].filter((part) => part !== '').join(', ');
}

function noteOf({ note, layer }: FoundPlace): string {
  if (note?.kind === 'listed') return text.listed(note.at, note.of);
  if (note?.kind === 'agreed') return text.agreed(note.purposes);
  return layer === null ? '' : text.layer(layer);
}

const actorOf = (side: Side): Actor | null => (side === 'link' ? null : side);
