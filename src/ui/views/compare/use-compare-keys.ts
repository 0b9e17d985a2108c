import { useEffect, useEffectEvent } from 'react';
import { questions } from '../../../player/compare-view.ts';
import { useSettings } from '../../../player/hooks.ts';
import { isForPage, shortcuts } from '../../../player/keys.ts';
import type { Move, Playhead } from './walk.ts';

/** The same keys as on the stage: steps, ends; a digit goes to a question, where typed signs count. */
export function useCompareKeys(move: (by: Move) => void, go: (to: Playhead) => void): void {
  const { characterKeys } = useSettings();

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (!isForPage(event) || event.shiftKey) return;
    const { key } = event;
    const command = shortcuts.find(({ keys }) => keys.includes(key))?.command;
    const question = characterKeys && /^\d$/.test(key) ? questions[Number(key) - 1] : undefined;
    if (question) go({ question, at: 0 });
    else if (command === 'next' || command === 'back' || command === 'first' || command === 'last')
      move(command);
    else return;
    event.preventDefault();
  });

  useEffect(() => {
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}
