import { useEffect, useState } from 'react';
import { askTopic } from '../../../player/ask-topic.ts';
import { rows } from '../../../player/compare-view.ts';
import { actions } from '../../../player/hooks.ts';
import { factKey, type ToldFacts } from './told-facts.ts';
import type { Columns } from './walk.ts';

/**
 * What is known of both runs by now. One cell is asked after the other, so that whatever else is asked of the worker
 * comes between them.
 */
export function useFacts([left, right]: Columns): ToldFacts {
  const [told, setTold] = useState<ToldFacts>(new Map());
  const [one, other] = [left.scenario, right.scenario];
  useEffect(() => {
    let isOpen = true;
    const ask = async () => {
      for (const row of rows) {
        for (const scenario of [one, other]) {
          const tell = await askTopic('compare', { scenario, part: row });
          if (!isOpen) return;
          setTold((before) => new Map(before).set(factKey(scenario, row), tell));
        }
      }
    };
    void ask().catch(actions.crash);
    return () => {
      isOpen = false;
    };
  }, [one, other]);
  return told;
}
