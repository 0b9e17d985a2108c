import { useEffect, useEffectEvent } from 'react';
import { actions, useSettings } from '../../../../player/hooks.ts';
import { isCharacterKey, isForPage, shortcuts } from '../../../../player/keys.ts';
import { reading } from '../../../../player/lessons/reading.ts';

const OPEN = '[data-question][data-open]';
const TYPED =
  'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog';
const PRESSED = 'a[href], button, summary, input, [role=button], [role=slider], [role=tree]';

/**
 * The keys of a lesson, before those of the app: the text goes on and back, T brings the stage back to it, P presents;
 * a digit chooses an answer of the question that is open, Enter gives it.
 */
export function useLessonKeys(): void {
  const { characterKeys } = useSettings();

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
    if (event.defaultPrevented || event.isComposing) return;
    if (document.querySelector('dialog[open]') !== null) return;
    if (isCharacterKey(key) ? !characterKeys : event.shiftKey) return;
    if (take(event, key, target)) event.preventDefault();
  });

  useEffect(() => {
    // Before the app's own keys hear of it.
    addEventListener('keydown', pressed, { capture: true });
    return () => removeEventListener('keydown', pressed, { capture: true });
  }, []);
}

/** Does what a key stands for; false where it stands for nothing here. */
function take(event: KeyboardEvent, key: string, target: Element): boolean {
  if (/^[1-9]$/.test(key)) return target.closest(TYPED) === null && choose(key, target);
  if (key === 'Enter') return target.closest(PRESSED) === null && submit(target);
  // The text scrolls with the keys that scroll, but for those that go on and back; a page goes on from everywhere.
  const isText = target.matches('[data-lesson-text]');
  const isPage = /^Page(?:Up|Down)$/.test(key) && target.closest(TYPED) === null;
  if (!isText && !isPage && !isForPage(event)) return false;
  const command = shortcuts.find(({ keys }) => keys.includes(key))?.command;
  if (command === 'next') reading.next();
  else if (command === 'back') reading.back();
  else if (key === 't' || key === 'T') void reading.returnToText();
  else if (key === 'p' || key === 'P') actions.present(true);
  else return false;
  return true;
}

/** The question that is open: the one around what has the focus, else the first of what is read. */
const openQuestion = (target: Element): HTMLFormElement | null =>
  target.closest<HTMLFormElement>(OPEN) ??
  document.querySelector<HTMLFormElement>(`[data-now] ${OPEN}`);

function choose(digit: string, target: Element): boolean {
  const input = openQuestion(target)?.querySelector<HTMLInputElement>(`[data-choice="${digit}"]`);
  if (!input) return false;
  input.click();
  input.focus();
  return true;
}

function submit(target: Element): boolean {
  const form = openQuestion(target);
  form?.requestSubmit();
  return form !== null;
}
