/** Sections of RFCs and other documents, with all steps and fields that cite them. */
import { rfcTitles } from '../text/rfc-titles.ts';
import type { AnySteps } from '../steps.ts';
import type { Entry } from './entry.ts';
import type { FieldPlace } from './field-entries.ts';
import { numberOf } from './frame-groups.ts';
import { noTerm, ranks, termOf } from './match.ts';
import { chosen, inFrame, type PlaceSketch } from './places.ts';
import { stepPlace, type StepGroup } from './step-entries.ts';

interface Citation {
  readonly at: number;
  readonly place: PlaceSketch;
}

/** In the order in which the run comes to them; of what cites a section, each step and field once. */
export function sectionEntries(
  steps: AnySteps,
  stepGroups: readonly StepGroup[],
  fields: readonly FieldPlace[],
): Entry[] {
  const citations = new Map<string, Map<string, Citation>>();
  const cite = (source: string, what: string, citation: Citation) => {
    const section = citations.get(source) ?? new Map<string, Citation>();
    citations.set(source, section);
    const held = section.get(what);
    if (!held || held.at > citation.at) section.set(what, citation);
  };
  for (const { step, at } of stepGroups) {
    const [index = 0] = at;
    const place = {
      side: step.side,
      number: numberOf(step.address),
      make: () => stepPlace(steps, step, index),
    };
    for (const source of step.sources) cite(source, step.address, { at: index, place });
  }
  for (const { field, layer, path, frames, parent } of fields) {
    const [frame] = frames;
    // The parts of a string are the same everywhere: they are found by their names.
    if (!frame || (parent && field.source === 'RFC 4251 §5')) continue;
    const place = inFrame(frame, { layer, path, note: null });
    const what = `${layer} ${layer === 'message' ? frame.message : ''} ${path} ${frame.from}`;
    cite(field.source, what, { at: frame.sentAt, place });
  }
  return [...citations].map(([source, section]) => entryOf(source, [...section.values()]));
}

function entryOf(source: string, citations: readonly Citation[]): Entry {
  const sorted = citations.toSorted((a, b) => a.at - b.at);
  const { rfc } = sectionOf(source) ?? { rfc: '' };
  const title = rfcTitles[rfc] ?? '';
  return {
    kind: 'section',
    title: source,
    means: title,
    value: null,
    names: [termOf(source)],
    otherNames: [],
    prose: termOf(title),
    context: noTerm,
    hex: null,
    first: sorted[0]?.at ?? 0,
    count: sorted.length,
    places: (most, filter) => chosen(() => sorted.map(({ place }) => place), most, filter),
  };
}

interface Section {
  readonly rfc: string;
  /** Such as `7.1`; empty for the whole document. */
  readonly section: string;
}

const SECTION = /^\s*(?:rfc)?[\s-]*(\d{4,5})[\s,]*(?:§|section|sect?\.?|s\.)?\s*([\d.]*?)\.?\s*$/i;

/** `RFC 4253 §7.1`, `4253 7.1`, `rfc8731`; null for what names no RFC. */
export function sectionOf(text: string): Section | null {
  const match = SECTION.exec(text);
  return match?.[1] === undefined ? null : { rfc: match[1], section: match[2] ?? '' };
}

/** How well a cited section fits one that was typed; a section includes what is inside it. Null where it does not. */
export function sectionRank(typed: Section, source: string): number | null {
  const cited = sectionOf(source);
  if (cited?.rfc !== typed.rfc) return null;
  if (cited.section === typed.section) return ranks.exact;
  if (typed.section === '') return ranks.prefix;
  return cited.section.startsWith(`${typed.section}.`) ? ranks.prefix : null;
}
