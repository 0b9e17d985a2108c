/** Reads scenarios from files and from links that carry one. */
import { isPrivateKey } from '../world/private-key-text.ts';
import { asObject } from './asking.ts';
import { LONGEST_LINK } from './link.ts';
import { pack, unpack } from './packed.ts';
import { changesBetween, withChanges } from './patch.ts';
import type { Edit, Source, Trouble } from './store.ts';
import { defaultScenario } from './tables.ts';

export type Opened = { readonly source: Source; readonly scenario: unknown } | Trouble;

/** Larger files are no recordings of ours, and would take the memory of the page. */
const LARGEST_FILE = 64 * 1024 * 1024;
const STORED = 'sshow.opened.';

interface StoredFile {
  readonly title: string;
  readonly text: string;
}

/** Files opened in this tab by the id that links have for them, so that back and forward find them. */
const kept = new Map<string, StoredFile>();

/** Null where the file holds answers to lessons: they are shown on a page of their own. */
export async function readFile(file: File): Promise<Opened | null> {
  const unreadable = { kind: 'unreadable-file', what: file.name } as const;
  if (file.size > LARGEST_FILE) {
    return { ...unreadable, message: `${file.size} B > ${LARGEST_FILE} B` };
  }
  try {
    const text = await file.text();
    const { isHandIn, showHanded } = await import('./lessons/handed.ts');
    if (!isHandIn(text)) return await readText(text, file.name);
    showHanded({ name: file.name, text });
    return null;
  } catch (error) {
    return { ...unreadable, message: messageOf(error) };
  }
}

/** Reads the text of a scenario or a recording; `title` is the name of its file. */
export async function readText(text: string, title: string): Promise<Opened> {
  if (isPrivateKey(text)) return { kind: 'private-key', what: title };
  let scenario: unknown;
  try {
    scenario = JSON.parse(text);
  } catch (error) {
    return { kind: 'not-json', what: title, message: messageOf(error) };
  }
  scenario = scenarioIn(scenario);
  const id = idOf(text);
  keep(id, { title, text });
  const packed = text.length > 100 * LONGEST_LINK ? null : await packShort(scenario);
  return { source: { kind: 'opened', title, id, packed }, scenario };
}

/** A file that was opened in this tab before. */
export async function readStored(id: string): Promise<Opened> {
  const file = kept.get(id) ?? stored(id);
  return file ? readText(file.text, file.title) : { kind: 'gone', parameter: 'opened', id };
}

/** The scenario that a link carries. */
export async function readPacked(packed: string): Promise<Opened> {
  try {
    const scenario = withChanges(defaultScenario.scenario, await unpack(packed));
    return { source: { kind: 'opened', title: null, id: idOf(packed), packed }, scenario };
  } catch (error) {
    return { kind: 'bad-link', parameter: 'scenario', message: messageOf(error) };
  }
}

/** A scenario, out of the transcript that it may be in: running it gives that again. */
function scenarioIn(value: unknown): unknown {
  const { format, scenario } = asObject(value);
  return format === 'sshow-transcript/1' ? scenario : value;
}

/** Marks a link's changes that are too long for it, and are kept in this tab. */
const KEPT = '~';

/** What differs from a scenario, for undo and for a link; null where nothing does. */
export async function editOf(original: unknown, scenario: unknown): Promise<Edit | null> {
  const changes = changesBetween(original, scenario);
  if (changes.length === 0) return null;
  const text = JSON.stringify(changes);
  const packed = text.length > 100 * LONGEST_LINK ? null : await pack(changes);
  if (packed !== null && packed.length <= LONGEST_LINK) return { scenario, link: packed };
  const id = idOf(text);
  keep(id, { title: '', text });
  return { scenario, link: KEPT + id };
}

/** The changes that a link carries, made to the scenario. */
export async function readEdit(original: unknown, link: string): Promise<Edit | Trouble> {
  try {
    const file = link.startsWith(KEPT) ? (kept.get(link.slice(1)) ?? stored(link.slice(1))) : null;
    if (link.startsWith(KEPT) && !file) return { kind: 'gone', parameter: 'with', id: link };
    const changes: unknown = file ? JSON.parse(file.text) : await unpack(link);
    return { scenario: withChanges(original, changes), link };
  } catch (error) {
    return { kind: 'bad-link', parameter: 'with', message: messageOf(error) };
  }
}

/** What differs from the default scenario, packed; null where that is too long for a link. */
async function packShort(scenario: unknown): Promise<string | null> {
  const packed = await pack(changesBetween(defaultScenario.scenario, scenario));
  return packed.length > LONGEST_LINK ? null : packed;
}

function keep(id: string, file: StoredFile): void {
  kept.set(id, file);
  try {
    sessionStorage.setItem(STORED + id, JSON.stringify(file));
  } catch {
    // Too large or forbidden: it then lasts until the page is loaded anew.
  }
}

function stored(id: string): StoredFile | null {
  try {
    const file: unknown = JSON.parse(sessionStorage.getItem(STORED + id) ?? 'null');
    if (typeof file !== 'object' || file === null) return null;
    if (!('title' in file) || !('text' in file)) return null;
    const { title, text } = file;
    return typeof title === 'string' && typeof text === 'string' ? { title, text } : null;
  } catch {
    return null;
  }
}

/** A short name for a text (FNV-1a): tells the files that one person opens apart, and proves nothing. */
function idOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
