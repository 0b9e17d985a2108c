/** Fields by their names, and what stands in them as text: names in lists, and whole texts. */
import type { Field } from '../../codec/field.ts';
import type { FrameRecord } from '../recorder.ts';
import { otherNames } from '../text/other-names.ts';
import type { LayerName } from '../transcript.ts';
import type { Entry, FoundPlace, PlaceNote } from './entry.ts';
import type { FrameGroup } from './frame-groups.ts';
import { noTerm, termOf } from './match.ts';
import { chosen, inFrame, inOrder, type PlaceSketch, type Standing } from './places.ts';

/** Where a field is in a frame. */
interface At {
  readonly layer: LayerName;
  readonly path: string;
}

/** A field in the frames of a group. */
export interface FieldPlace extends At {
  readonly field: Field;
  /** The field that it is a part of, such as the list whose `names` it is. */
  readonly parent: { readonly field: Field; readonly path: string } | null;
  readonly frames: readonly FrameRecord[];
}

/** All fields of all frames. What a packet carries is left to the message's own layer. */
export function fieldsOf(groups: readonly FrameGroup[]): FieldPlace[] {
  return groups.flatMap(({ frames, layers }) =>
    layers.flatMap(({ name, fields }) => [...walk(fields, name, frames, null)]),
  );
}

function* walk(
  fields: readonly Field[],
  layer: LayerName,
  frames: readonly FrameRecord[],
  parent: FieldPlace['parent'],
): Generator<FieldPlace> {
  for (const field of fields) {
    const path = parent ? `${parent.path}.${field.name}` : field.name;
    yield { field, path, layer, parent, frames };
    if (layer === 'packet' && field.name === 'payload') continue;
    yield* walk(field.fields, layer, frames, { field, path });
  }
}

/** The parts of a field that RFC 4251 gives every string: its length, and what follows. */
const isFraming = ({ field, parent }: FieldPlace): boolean =>
  parent !== null && parent.field.fields[0]?.name === 'length' && field.source === 'RFC 4251 §5';

/** A field is the same wherever its name and meaning are. */
export function fieldEntries(places: readonly FieldPlace[]): Entry[] {
  const groups = new Map<string, FieldPlace[]>();
  for (const place of places) {
    const { field, path, layer } = place;
    const name = isFraming(place) ? `. ${field.name}` : path;
    const key = `${layer} ${name} ${field.means}`;
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  }
  return [...groups.values()].flatMap((group) => fieldEntry(group) ?? []);
}

function fieldEntry(places: readonly FieldPlace[]): Entry | null {
  const [first] = places;
  if (!first) return null;
  const { field, layer } = first;
  const title = isFraming(first) ? field.name : first.path;
  const others = otherNames[field.name] ?? [];
  const messages = new Set(
    places.flatMap(({ frames }) =>
      frames.slice(0, 1).flatMap((frame) => [frame.from, frame.message]),
    ),
  );
  const remarks = places.map((place) => place.field.remark ?? '').join(' ');
  return {
    kind: 'field',
    title,
    means: field.means,
    value: null,
    names: [...new Set([title, field.name, ...others])].map(termOf),
    otherNames: [],
    prose: termOf(`${field.means} ${remarks}`),
    context: termOf(`${[...messages].join(' ')} ${layer}`),
    hex: null,
    ...standing(
      places.map(({ frames, path }) => ({ frames, what: { layer, path } })),
      () => null,
    ),
  };
}

interface Listed extends At {
  readonly note: PlaceNote | null;
}

/** Where each name or text stands, by what it says. */
export function namesIn(places: readonly FieldPlace[]): ReadonlyMap<string, Standing<Listed>[]> {
  const found = new Map<string, Standing<Listed>[]>();
  const add = (text: string, frames: FieldPlace['frames'], what: Listed) => {
    const held = found.get(text);
    if (held) held.push({ frames, what });
    else found.set(text, [{ frames, what }]);
  };
  for (const place of places) {
    const { field, parent, frames, layer } = place;
    if (field.fields.length > 0 || typeof field.value !== 'string') continue;
    const at = { layer, path: isFraming(place) && parent ? parent.path : place.path };
    if (field.name === 'names') {
      const names = field.value.split(',').filter((name) => name !== '');
      for (const [index, name] of names.entries()) {
        add(name, frames, {
          ...at,
          note: { kind: 'listed', at: index + 1, of: names.length },
        });
      }
    } else if (/[\p{L}\p{N}]/u.test(field.value)) {
      add(field.value, frames, { ...at, note: null });
    }
  }
  return found;
}

/** `agreed` are the steps at which a name was chosen, which come before all other places. */
export function nameEntry(
  text: string,
  standings: readonly Standing<Listed>[],
  agreed: readonly PlaceSketch[],
): Entry {
  const { first, count, places } = standing(standings, ({ note }) => note);
  const paths = new Set(standings.map(({ what }) => what.path));
  return {
    kind: 'name',
    title: text,
    means: '',
    value: null,
    names: [termOf(text)],
    otherNames: [],
    prose: noTerm,
    context: termOf([...paths].join(' ')),
    hex: null,
    first,
    count: count + agreed.length,
    places: (most, filter) => {
      const steps = filter.number === null ? chosen(() => agreed, most, filter) : [];
      return [...steps, ...places(most - steps.length, filter)];
    },
  };
}

function standing<T extends At>(
  standings: readonly Standing<T>[],
  noteOf: (what: T) => FoundPlace['note'],
): Pick<Entry, 'first' | 'count' | 'places'> {
  return {
    first: Math.min(...standings.map(({ frames }) => frames[0]?.sentAt ?? Infinity)),
    count: standings.reduce((sum, { frames }) => sum + frames.length, 0),
    places: (most, filter) =>
      chosen(
        () =>
          inOrder(standings, (frame, what) =>
            inFrame(frame, { layer: what.layer, path: what.path, note: noteOf(what) }),
          ),
        most,
        filter,
      ),
  };
}
