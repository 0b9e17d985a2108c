/** Opens scenarios by name, from files and from links. */
import type { Actions, Start } from './actions.ts';
import { wholeRun } from './actions.ts';
import type { Link } from './link.ts';
import { LONGEST_LINK } from './link.ts';
import { pack, unpack } from './packed.ts';
import { changesBetween, withChanges } from './patch.ts';
import type { Store } from './store.ts';
import { catalog, DEFAULT_SCENARIO } from './tables.ts';

/** Larger files are no recordings of ours, and would take the memory of the page. */
const LARGEST_FILE = 64 * 1024 * 1024;
const STORED = 'sshow.opened.';

export type Opener = ReturnType<typeof createOpener>;

export function createOpener(store: Store, actions: Actions) {
  /** Files opened in this tab by the id that links have for them, so that back and forward find them. */
  const opened = new Map<string, { readonly title: string; readonly text: string }>();

  function named(name: string) {
    return catalog.find((entry) => entry.name === name);
  }

  function here(): Start {
    const { level, panels } = store.getState();
    return { ...wholeRun, level, panels };
  }

  async function openScenario(name: string, start = here()): Promise<void> {
    const entry = named(name);
    if (!entry) actions.fail({ kind: 'unknown-scenario', name });
    else await actions.open({ kind: 'named', name }, entry.scenario, start);
  }

  /** Opens the text of a scenario or a recording; `title` is the name of its file. */
  async function openText(text: string, title: string, start = here()): Promise<void> {
    let scenario: unknown;
    try {
      scenario = JSON.parse(text);
    } catch (error) {
      actions.fail({ kind: 'not-json', what: title, message: messageOf(error) });
      return;
    }
    const id = idOf(text);
    keep(id, title, text);
    const packed = text.length > 100 * LONGEST_LINK ? null : await packShort(scenario);
    await actions.open({ kind: 'opened', title, id, packed }, scenario, start);
  }

  async function openFile(file: File): Promise<void> {
    if (file.size > LARGEST_FILE) {
      const message = `${file.size} B > ${LARGEST_FILE} B`;
      actions.fail({ kind: 'unreadable-file', what: file.name, message });
      return;
    }
    try {
      await openText(await file.text(), file.name);
    } catch (error) {
      actions.fail({ kind: 'unreadable-file', what: file.name, message: messageOf(error) });
    }
  }

  async function openLink({ scenario, start }: Link): Promise<void> {
    if (scenario.kind === 'named') {
      await openScenario(scenario.name, start);
    } else if (scenario.kind === 'opened') {
      const file = opened.get(scenario.id) ?? stored(scenario.id);
      if (file) await openText(file.text, file.title, start);
      else actions.fail({ kind: 'gone', id: scenario.id });
    } else {
      await openPacked(scenario.packed, start);
    }
  }

  async function openPacked(packed: string, start: Start): Promise<void> {
    let scenario: unknown;
    try {
      scenario = withChanges(named(DEFAULT_SCENARIO)?.scenario, await unpack(packed));
    } catch (error) {
      actions.fail({ kind: 'bad-link', parameter: 'scenario', message: messageOf(error) });
      return;
    }
    await actions.open({ kind: 'opened', title: null, id: idOf(packed), packed }, scenario, start);
  }

  /** What differs from the default scenario, packed; null where that is too long for a link. */
  async function packShort(scenario: unknown): Promise<string | null> {
    const packed = await pack(changesBetween(named(DEFAULT_SCENARIO)?.scenario, scenario));
    return packed.length > LONGEST_LINK ? null : packed;
  }

  function keep(id: string, title: string, text: string): void {
    opened.set(id, { title, text });
    try {
      sessionStorage.setItem(STORED + id, JSON.stringify({ title, text }));
    } catch {
      // Too large or forbidden: it then lasts until the page is loaded anew.
    }
  }

  return { openScenario, openText, openFile, openLink };
}

function stored(id: string): { title: string; text: string } | null {
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
