/** The keys of the app. Shortcuts never fire inside inputs, nor where the focused widget has a use for the key. */
import type { Actions } from './actions.ts';
import type { Editing } from './editing.ts';
import { isLesson } from './lesson-page.ts';
import type { Store } from './store.ts';
import { levels } from './tables.ts';

const panelKeys = {
  4: 'packet',
  5: 'keys',
  6: 'state',
  7: 'files',
  8: 'knowledge',
  9: 'log',
  0: 'what-if',
} as const;

export type PanelCommand = (typeof panelKeys)[keyof typeof panelKeys];
export type Command =
  | 'next'
  | 'back'
  | 'first'
  | 'last'
  | 'play'
  | 'overview'
  | 'message'
  | 'detail'
  | 'find'
  | 'undo'
  | 'redo'
  | 'present'
  | 'help'
  | PanelCommand;

export interface Shortcut {
  readonly command: Command;
  /** As KeyboardEvent.key has them. */
  readonly keys: readonly string[];
}

/** Keys that type a letter, digit or sign can be turned off. */
export const shortcuts: readonly Shortcut[] = [
  { command: 'next', keys: ['ArrowRight', 'PageDown'] },
  { command: 'back', keys: ['ArrowLeft', 'PageUp'] },
  { command: 'first', keys: ['Home'] },
  { command: 'last', keys: ['End'] },
  { command: 'play', keys: [' '] },
  { command: 'overview', keys: ['1'] },
  { command: 'message', keys: ['2'] },
  { command: 'detail', keys: ['3'] },
  // The second is found apart from the others: it has Ctrl or ⌘ with it.
  { command: 'find', keys: ['/', 'Ctrl+K'] },
  { command: 'undo', keys: ['Ctrl+Z'] },
  { command: 'redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'] },
  { command: 'present', keys: ['f'] },
  ...Object.entries(panelKeys).map(([key, command]) => ({ command, keys: [key] })),
  { command: 'help', keys: ['?'] },
];

export function isCharacterKey(key: string): boolean {
  return key.length === 1 && key !== ' ';
}

/** Widgets that move with arrows, Home, End and Page keys, or find by typing. */
const WIDGETS = ['slider', 'tree', 'grid', 'tablist', 'menu', 'listbox', 'combobox']
  .map((role) => `[role=${role}]`)
  .join();
const PRESSED =
  'button, summary, a[href], [role=button], [role=checkbox], [role=switch], [role=radiogroup]';

function hasOwnUse(target: Element, key: string): boolean {
  if (target.closest('input:not([type=radio]), textarea, select, [contenteditable], dialog')) {
    return true;
  }
  // A list of lines is gone through up and down.
  if (/^Arrow(Left|Right)$/.test(key) && target.closest('[role=listbox]')) return false;
  if (key === ' ') return target.closest(`${PRESSED}, ${WIDGETS}, [tabindex="0"]`) !== null;
  if (key.startsWith('Arrow') && target.closest('[role=radiogroup]')) return true;
  return target.closest(WIDGETS) !== null || (!isCharacterKey(key) && scrolls(target));
}

/** A box that takes the focus so that keys can scroll it. */
function scrolls(target: Element): boolean {
  if (!target.matches('[tabindex="0"]')) return false;
  return target.scrollHeight > target.clientHeight || target.scrollWidth > target.clientWidth;
}

/** With Ctrl or ⌘, wherever nothing is being typed. */
function chordOf({ key, shiftKey, altKey }: KeyboardEvent): Command | null {
  if (altKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'k') return 'find';
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' ? 'redo' : null;
}

const mayTake = ({ target }: KeyboardEvent): boolean =>
  document.querySelector('dialog[open]') === null &&
  !(target instanceof Element && target.closest('input, textarea, [contenteditable]'));

/** Whether a key that types a character is for the page as a whole here, and not for a field or a dialog. */
export function isForPage(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (target instanceof Element && hasOwnUse(target, event.key)) return false;
  return document.querySelector('dialog[open]') === null;
}

/** The command that a key press stands for here; null where it stands for none. */
export function commandOf(event: KeyboardEvent, characterKeys: boolean): Command | null {
  const { key } = event;
  if (event.ctrlKey || event.metaKey) return mayTake(event) ? chordOf(event) : null;
  if (event.shiftKey && !isCharacterKey(key)) return null;
  if (isCharacterKey(key) && !characterKeys) return null;
  const found = shortcuts.find((shortcut) => shortcut.keys.includes(key));
  return found && isForPage(event) ? found.command : null;
}

type KeyActions = Actions & Pick<Editing, 'undo' | 'redo'>;

/** Listens until the function that it returns is called; `show` opens the list of keys, or the search; `early` was pressed before. */
export function followKeys(
  store: Store,
  actions: KeyActions,
  show: (what: 'help' | 'find') => void,
  early: readonly KeyboardEvent[],
): () => void {
  function pressed(event: KeyboardEvent): void {
    const { settings, playing, status, run, page, panels, present } = store.getState();
    const command = commandOf(event, settings.characterKeys);
    const isShown = run !== null && (page === null || isLesson(page)) && typeof status === 'string';
    if (command === null || (command !== 'help' && !isShown)) return;
    event.preventDefault();
    const level = levels.find((name) => name === command);
    if (level) actions.setLevel(level);
    else if (command === 'help' || command === 'find') show(command);
    else if (command === 'play') (playing ? actions.pause : actions.play)();
    else if (command === 'next') actions.next();
    else if (command === 'back') actions.back();
    else if (command === 'first') actions.first();
    else if (command === 'last') actions.last();
    else if (command === 'undo') void actions.undo();
    else if (command === 'redo') void actions.redo();
    else if (command === 'present') actions.present(!present);
    else if (panels.includes(command)) actions.closePanel(command);
    else actions.showPanel(command);
  }
  early.forEach(pressed);
  addEventListener('keydown', pressed);
  return () => removeEventListener('keydown', pressed);
}
