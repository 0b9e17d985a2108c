import { useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import { actions } from '../../../../player/hooks.ts';
import { askTopic } from '../../../../player/ask-topic.ts';
import { progress } from '../../../../player/lessons/progress.ts';
import { answerIn } from '../../../../player/lessons/progress-state.ts';
import { reading } from '../../../../player/lessons/reading.ts';
import type { Checked, Given } from '../../../../world/lessons/answer.ts';
import type { Question } from '../../../../world/lessons/lesson.ts';
import { useMomentPlace } from './moment-context.ts';

/** What a learner answers to a question: checked by the worker, kept in the browser. */
export function useAnswer(question: Question, kind: 'predict' | 'quiz') {
  const { moment, slug, seed } = useMomentPlace();
  const attempt = useStore(progress.store, (state) => answerIn(state, slug, question.id));
  const [checked, setChecked] = useState<Checked | null>(null);
  const [problem, setProblem] = useState('');
  const [isChecking, setChecking] = useState(false);
  const { scenario, step, focus } = moment.place;

  async function check(given: Given, of: string | null) {
    await reading.arrival();
    const place = { step, focus };
    return askTopic('lesson-answer', { scenario, seed: of, place, question, given });
  }

  // What was answered before is looked at again, so that the same is said to it.
  const recall = useEffectEvent(() => {
    if (attempt.given === null || checked !== null) return;
    void check(attempt.given, attempt.seed).then((told) => {
      if (!('problem' in told)) setChecked(told);
    }, actions.crash);
  });
  useEffect(() => recall(), []);

  async function answer(given: Given): Promise<void> {
    if (isChecking) return;
    setChecking(true);
    try {
      const told = await check(given, seed);
      if ('problem' in told) {
        setProblem(told.problem);
        return;
      }
      setChecked(told);
      const isPredict = kind === 'predict';
      progress.answered(slug, question.id, { given, isRight: told.isRight, isPredict, seed });
      if (isPredict) reading.predicted(question.id);
    } catch (error) {
      actions.crash(error);
    } finally {
      setChecking(false);
    }
  }

  return {
    attempt,
    /** What came of the last answer; null before the first. */
    checked,
    /** Why what was given is no answer; empty where it is one. */
    problem,
    forgetProblem: () => setProblem(''),
    isChecking,
    answer,
  };
}
