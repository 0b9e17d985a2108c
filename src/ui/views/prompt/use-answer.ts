import { useCallback, useState } from 'react';
import { actions } from '../../../player/hooks.ts';

/** Answers a question and goes on from it; `failure` says why that could not be done. */
export function useAnswer(address: string): {
  readonly answer: (words: string) => void;
  readonly failure: string | null;
} {
  const [failure, setFailure] = useState<string | null>(null);
  const answer = useCallback(
    (words: string) => {
      setFailure(null);
      void actions.answer(address, words).then((failed) => {
        if (failed) setFailure(failed.problems.map(({ message }) => message).join('; '));
      }, actions.crash);
    },
    [address],
  );
  return { answer, failure };
}
