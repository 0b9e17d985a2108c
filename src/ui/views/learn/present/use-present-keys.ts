import { useEffect, useEffectEvent } from 'react';
import { actions, useSettings } from '../../../../player/hooks.ts';
import { isCharacterKey, isForPage, shortcuts } from '../../../../player/keys.ts';
import { player } from '../../../../player/player.ts';
import { levels } from '../../../../player/tables.ts';
import { reading } from '../../../../player/lessons/reading.ts';

export interface PresentCommands {
  readonly next: () => void;
  readonly back: () => void;
  /** Marks a choice by its number; false where no question shows. */
  readonly vote: (number: number) => boolean;
  readonly blank: () => void;
  readonly keys: () => void;
  readonly notes: () => void;
  readonly ring: () => void;
  readonly leave: () => void;
}

const TYPED = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

/** The keys of the view before a class, before those of the app. A clicker's always count. */
export function usePresentKeys(commands: PresentCommands): void {
  const { characterKeys } = useSettings();

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
    if (isCharacterKey(event.key) && !characterKeys) return;
    if (!take(event, commands)) return;
    event.preventDefault();
    event.stopPropagation();
  });

  useEffect(() => {
    // Before the app's own keys, and the widgets, hear of it.
    addEventListener('keydown', pressed, { capture: true });
    return () => removeEventListener('keydown', pressed, { capture: true });
  }, []);
}

/** Does what a key stands for; false where it stands for nothing here. */
function take(event: KeyboardEvent, commands: PresentCommands): boolean {
  const { key, target } = event;
  if (!(target instanceof Element) || target.closest(TYPED)) return false;
  if (key === 'PageDown' || key === 'PageUp') {
    (key === 'PageDown' ? commands.next : commands.back)();
    return true;
  }
  // A widget that was chosen with the keyboard has its own use for some; one that was clicked does not keep them.
  const isFree = isForPage(event) || !target.matches(':focus-visible');
  if (key === 'Escape') return isPopup(target) ? false : (commands.leave(), true);
  if (!isFree) return false;
  if (/^\d$/.test(key) && commands.vote(Number(key))) return true;
  const work = workOf(key.toLowerCase(), commands) ?? stageWork(key);
  work?.();
  return work !== null;
}

/** What closes by itself has the first Escape. */
const isPopup = (target: Element): boolean =>
  target.closest('[role=menu], [role=dialog], [aria-expanded=true]') !== null ||
  document.querySelector('[data-popup-open]') !== null;

function workOf(key: string, commands: PresentCommands): (() => void) | null {
  switch (key) {
    case 'arrowright':
      return commands.next;
    case 'arrowleft':
      return commands.back;
    case 'b':
    case '.':
      return commands.blank;
    case '?':
      return commands.keys;
    case 'n':
      return commands.notes;
    case 'l':
      return commands.ring;
    case 't':
      return () => void reading.returnToText();
    case 'p':
      return commands.leave;
    default:
      return null;
  }
}

/** A detour: the level of the stage, its panels, one step on or back. */
function stageWork(key: string): (() => void) | null {
  if (key === ']') return actions.next;
  if (key === '[') return actions.back;
  if (!/^\d$/.test(key)) return null;
  const command = shortcuts.find(({ keys }) => keys.includes(key))?.command;
  const level = levels.find((name) => name === command);
  if (level) return () => actions.setLevel(level);
  if (!command) return null;
  return () => {
    const { panels } = player.store.getState();
    if (panels.includes(command)) actions.closePanel(command);
    else actions.showPanel(command);
  };
}
