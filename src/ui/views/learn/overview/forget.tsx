import { useStore } from 'zustand';
import { progress } from '../../../../player/lessons/progress.ts';
import { noProgress } from '../../../../player/lessons/progress-state.ts';
import { learn } from '../../../text/learn.ts';
import { ForgetButton } from './forget-button.tsx';
import styles from './forget-button.module.css';

const text = learn.progress;

/** What is kept of somebody, and how all of it is forgotten. */
export function Forget() {
  const { isKept, ...state } = useStore(progress.store);
  const isEmpty = JSON.stringify(state) === JSON.stringify(noProgress);
  return (
    <div className={styles.section}>
      <p>{isKept ? text.kept : text.notKept}</p>
      <ForgetButton
        label={text.forget}
        forgotten={text.forgotten}
        isEmpty={isEmpty}
        forget={progress.resetAll}
      />
    </div>
  );
}
