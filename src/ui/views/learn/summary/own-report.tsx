import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { HandInReport } from '../../../../player/lessons/hand-in.ts';
import { checkHandInFile, handInFile } from '../../../../player/lessons/make-hand-in.ts';
import { progress } from '../../../../player/lessons/progress.ts';
import { summary } from '../../../text/summary.ts';
import { Report } from './report.tsx';
import styles from './summary.module.css';

const text = summary.done;

/** What was done in this browser: each answer checked once more, as those of a file are. */
export function OwnReport() {
  const { lessons, misconceptions } = useStore(progress.store);
  const [report, setReport] = useState<HandInReport | 'failed' | null>(null);
  const [tries, setTries] = useState(0);
  const isEmpty =
    Object.keys(lessons).length === 0 &&
    Object.values(misconceptions).every((round) => Object.keys(round).length === 0);

  useEffect(() => {
    if (isEmpty) return;
    let isCurrent = true;
    void ownReport().then(
      (made) => isCurrent && setReport(made),
      () => isCurrent && setReport('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [isEmpty, lessons, misconceptions, tries]);

  if (isEmpty)
    return (
      <p className={styles.row}>
        {text.empty} <a href="#/learn">{text.begin}</a>
      </p>
    );
  if (report === 'failed')
    return (
      <p role="alert" className={styles.row}>
        {text.failed}
        <button type="button" className={styles.button} onClick={() => setTries(tries + 1)}>
          {text.again}
        </button>
      </p>
    );
  return report ? <Report of={report} /> : <p role="status">{text.loading}</p>;
}

/** Throws where it cannot be made: what the browser has kept is always a valid file. */
async function ownReport(): Promise<HandInReport> {
  const made = await checkHandInFile((await handInFile()).text);
  if ('problem' in made) throw new Error(made.problem);
  return made;
}
