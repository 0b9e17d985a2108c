/** Opens scenarios by name, from files and from links. */
import type { Actions, Start } from './actions.ts';
import { wholeRun } from './actions.ts';
import { asking } from './asking.ts';
import type { Link } from './link.ts';
import type { Opened } from './open-file.ts';
import type { Store } from './store.ts';
import { findNamed } from './tables.ts';

// Most visits open no file.
const files = () => import('./open-file.ts');

export type Opener = ReturnType<typeof createOpener>;

export function createOpener(store: Store, actions: Actions) {
  function here(): Start {
    const { level, panels, embed } = store.getState();
    return { ...wholeRun, level, panels, embed: embed && { from: null, to: null } };
  }

  async function openScenario(name: string, start = here(), edit: string | null = null) {
    const entry = await findNamed(name);
    if (entry) {
      await open({ source: { kind: 'named', name }, scenario: entry.scenario }, start, edit);
    } else actions.fail({ kind: 'unknown-scenario', name });
  }

  async function open(opened: Opened, start: Start, link: string | null): Promise<void> {
    if ('kind' in opened) {
      actions.fail(opened);
      return;
    }
    const original = asking(opened.scenario);
    const edit = link === null ? null : await (await files()).readEdit(original, link);
    if (edit && 'kind' in edit) actions.fail(edit);
    else await actions.open({ source: opened.source, original, edit, start });
  }

  /** Opens the text of a scenario or a recording; `title` is the name of its file. */
  async function openText(text: string, title: string): Promise<void> {
    await open(await (await files()).readText(text, title), here(), null);
  }

  async function openFile(file: File): Promise<void> {
    const read = await (await files()).readFile(file);
    if (read) await open(read, here(), null);
  }

  async function openLink({ scenario, edit, start }: Link): Promise<void> {
    if (scenario.kind === 'named') {
      await openScenario(scenario.name, start, edit);
    } else {
      const { readPacked, readStored } = await files();
      const read =
        scenario.kind === 'packed' ? readPacked(scenario.packed) : readStored(scenario.id);
      await open(await read, start, edit);
    }
  }

  return { openScenario: (name: string) => openScenario(name), openText, openFile, openLink };
}
