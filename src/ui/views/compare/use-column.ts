import { useEffect, useState } from 'react';
import { askTopic } from '../../../player/ask-topic.ts';
import type { CompareTell } from '../../../player/compare-view.ts';
import { actions, useRun } from '../../../player/hooks.ts';

interface Told {
  readonly scenario: string;
  readonly tell: CompareTell;
}

/** The run of a scenario as a column shows it, or what kept it from being made; null while it is made. */
export function useColumn(scenario: string): CompareTell | null {
  const isReady = useRun() !== null;
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    if (!isReady) return;
    let isWanted = true;
    void askTopic('compare', { scenario, part: 'column' }).then((tell) => {
      if (isWanted) setTold({ scenario, tell });
    }, actions.crash);
    return () => {
      isWanted = false;
    };
  }, [isReady, scenario]);
  return told?.scenario === scenario ? told.tell : null;
}
