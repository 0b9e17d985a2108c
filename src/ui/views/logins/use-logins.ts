import { useEffect, useState } from 'react';
import { askTopic } from '../../../player/ask-topic.ts';
import { actions, useRun } from '../../../player/hooks.ts';
import type { LoginsTell } from '../../../player/logins-view.ts';
import { keyOf, parts } from './parts.ts';

export type Told = ReadonlyMap<string, LoginsTell>;

/**
 * What is known of the comparison by now. One part is asked after the other, so that whatever else is asked of the
 * worker comes between them.
 */
export function useLogins(): Told {
  const isReady = useRun() !== null;
  const [told, setTold] = useState<Told>(new Map());
  useEffect(() => {
    if (!isReady) return;
    let isOpen = true;
    const ask = async () => {
      for (const part of parts) {
        const tell = await askTopic('logins', part);
        if (!isOpen) return;
        setTold((before) => new Map(before).set(keyOf(part), tell));
      }
    };
    void ask().catch(actions.crash);
    return () => {
      isOpen = false;
    };
  }, [isReady]);
  return told;
}
