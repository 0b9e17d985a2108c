import { useId, useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import { actions } from '../../../../player/hooks.ts';
import { nameLearner, progress } from '../../../../player/lessons/progress.ts';
import { summary } from '../../../text/summary.ts';
import styles from './summary.module.css';

const text = summary.name;
/** As long as one that is kept may be. */
const LONGEST = 100;

/** The learner's name, and what is made from it. */
export function NameForm() {
  const { name, seed } = useStore(progress.store);
  const [typed, setTyped] = useState(name ?? '');
  const [isUnusable, setUnusable] = useState(false);
  const hint = useId();

  async function take(wanted: string): Promise<void> {
    await nameLearner(wanted);
    const taken = progress.store.getState().name;
    setUnusable(wanted.trim() !== '' && taken === null);
    if (taken !== null || wanted === '') setTyped(taken ?? '');
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    take(typed).catch(actions.crash);
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <label className={styles.label}>
        {text.label}
        <input
          className={styles.input}
          value={typed}
          maxLength={LONGEST}
          autoComplete="name"
          aria-describedby={hint}
          aria-invalid={isUnusable}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <button type="submit" className={styles.button} disabled={typed.trim() === (name ?? '')}>
        {text.take}
      </button>
      {name !== null && (
        <button
          type="button"
          className={styles.button}
          onClick={() => void take('').catch(actions.crash)}
        >
          {text.remove}
        </button>
      )}
      <p id={hint} role="status" className={styles.hint}>
        {isUnusable ? text.unusable : seed === null ? text.none : text.seed(seed)}
      </p>
    </form>
  );
}
