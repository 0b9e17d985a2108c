import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { handInFile } from '../../../../player/lessons/make-hand-in.ts';
import { progress } from '../../../../player/lessons/progress.ts';
import { saveFile } from '../../../parts/save-file.ts';
import { summary } from '../../../text/summary.ts';
import styles from './summary.module.css';

const text = summary.keep;

/** The summary on paper, or as a file. */
export function PrintOrSave() {
  const isEmpty = useStore(progress.store, ({ lessons, misconceptions: { before, after } }) =>
    [lessons, before, after].every((record) => Object.keys(record).length === 0),
  );
  const [said, setSaid] = useState('');

  async function save(): Promise<void> {
    try {
      const { name, text: content } = await handInFile();
      saveFile(name, content, 'application/json');
      setSaid(text.saved(name));
    } catch {
      setSaid(text.failed);
    }
  }

  return (
    <div className={styles.form}>
      <button type="button" className={styles.button} onClick={() => print()}>
        <Printer size={18} strokeWidth={1.8} aria-hidden="true" />
        {text.print}
      </button>
      <button
        type="button"
        className={styles.button}
        disabled={isEmpty}
        onClick={() => void save()}
      >
        <Download size={18} strokeWidth={1.8} aria-hidden="true" />
        {text.save}
      </button>
      <span role="status">{isEmpty ? text.empty : said}</span>
      <p className={styles.hint}>{text.note}</p>
    </div>
  );
}
