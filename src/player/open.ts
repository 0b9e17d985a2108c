/** Opens scenarios by name, from files and from links. */
import type { Actions, Start } from './actions.ts';
import { wholeRun } from './actions.ts';
import type { Link } from './link.ts';
import type { Opened } from './open-file.ts';
import type { Store } from './store.ts';
import { findNamed } from './tables.ts';

// Most visits open no file.
const files = () => import('./open-file.ts');

export type Opener = ReturnType<typeof createOpener>;

export function createOpener(store: Store, actions: Actions) {
  function here(): Start {
    const { level, panels } = store.getState();
    return { ...wholeRun, level, panels };
  }

  async function openScenario(name: string, start = here()): Promise<void> {
    const entry = await findNamed(name);
    if (!entry) actions.fail({ kind: 'unknown-scenario', name });
    else await actions.open({ kind: 'named', name }, entry.scenario, start);
  }

  async function open(opened: Opened, start: Start): Promise<void> {
    if ('kind' in opened) actions.fail(opened);
    else await actions.open(opened.source, opened.scenario, start);
  }

  /** Opens the text of a scenario or a recording; `title` is the name of its file. */
  async function openText(text: string, title: string): Promise<void> {
    await open(await (await files()).readText(text, title), here());
  }

  async function openFile(file: File): Promise<void> {
    await open(await (await files()).readFile(file), here());
  }

  async function openLink({ scenario, start }: Link): Promise<void> {
    if (scenario.kind === 'named') {
      await openScenario(scenario.name, start);
    } else {
      const { readPacked, readStored } = await files();
      const read =
        scenario.kind === 'packed' ? readPacked(scenario.packed) : readStored(scenario.id);
      await open(await read, start);
    }
  }

  return { openScenario, openText, openFile, openLink };
}
