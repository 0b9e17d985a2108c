import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { HandInReport } from '../../../../player/lessons/hand-in.ts';
import { checkHandInFile, handInFile } from '../../../../player/lessons/make-hand-in.ts';
import { progress } from '../../../../player/lessons/progress.ts';
import type { Progress } from '../../../../player/lessons/progress-state.ts';
import { summary } from '../../../text/summary.ts';
import { Report } from './report.tsx';
import styles from './summary.module.css';

const text = summary.done;

/** What was done in this browser: each answer checked once more, as those of a file are. */
export function OwnReport() {
  const state = useStore(progress.store);
  const [tries, setTries] = useState(0);
  const { lessons, misconceptions } = state;
  const isEmpty = [lessons, misconceptions.before, misconceptions.after].every(
    (record) => Object.keys(record).length === 0,
  );
  return isEmpty ? (
    <p className={styles.row}>
      {text.empty} <a href="#/learn">{text.begin}</a>
    </p>
  ) : (
    <Checked key={tries} of={state} onAgain={() => setTries(tries + 1)} />
  );
}

interface CheckedProps {
  readonly of: Progress;
  readonly onAgain: () => void;
}

function Checked({ of, onAgain }: CheckedProps) {
  const [report, setReport] = useState<HandInReport | 'failed' | null>(null);

  useEffect(() => {
    let isCurrent = true;
    void reportOf(of).then(
      (made) => isCurrent && setReport(made),
      () => isCurrent && setReport('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [of]);

  if (report === 'failed')
    return (
      <p role="alert" className={styles.row}>
        {text.failed}
        <button type="button" className={styles.button} onClick={onAgain}>
          {text.again}
        </button>
      </p>
    );
  return report ? <Report of={report} level={3} /> : <p role="status">{text.loading}</p>;
}

/** Throws where it cannot be made: what the browser has kept is always a valid file. */
async function reportOf(progress: Progress): Promise<HandInReport> {
  const made = await checkHandInFile((await handInFile(progress)).text);
  if ('problem' in made) throw new Error(made.problem);
  return made;
}
