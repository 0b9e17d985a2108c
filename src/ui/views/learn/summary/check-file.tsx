import { FileCheck2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { handed, showHanded, type Handed } from '../../../../player/lessons/handed.ts';
import type { HandInProblem, HandInReport } from '../../../../player/lessons/hand-in.ts';
import { checkHandInFile } from '../../../../player/lessons/make-hand-in.ts';
import { summary } from '../../../text/summary.ts';
import { FileReport } from './file-report.tsx';
import styles from './summary.module.css';

const text = summary.check;
/** Bytes; the answers to all lessons take a thousandth of it. */
const LARGEST = 8_000_000;

/** A file that was handed in, chosen here or dropped on the page, and what is in it. */
export function CheckFile() {
  const { file } = useStore(handed);
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function open(chosen: File): Promise<void> {
    setProblem(null);
    handed.setState({ file: null });
    try {
      if (chosen.size > LARGEST) setProblem(text.tooLarge(chosen.name));
      else showHanded({ name: chosen.name, text: await chosen.text() });
    } catch {
      setProblem(text.unreadable(chosen.name));
    }
  }

  return (
    <>
      <div className={styles.row}>
        <button type="button" className={styles.button} onClick={() => input.current?.click()}>
          <FileCheck2 size={18} strokeWidth={1.8} aria-hidden="true" />
          {text.choose}
        </button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label={text.choose}
          tabIndex={-1}
          hidden
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            if (chosen) void open(chosen);
            target.value = ''; // the same file can be opened again
          }}
        />
        {file && (
          <button
            type="button"
            className={styles.button}
            onClick={() => handed.setState({ file: null })}
          >
            {text.close}
          </button>
        )}
      </div>
      {problem !== null && <p role="alert">{problem}</p>}
      {file && <Checked key={`${file.name} ${file.text.length}`} file={file} />}
    </>
  );
}

function Checked({ file }: { readonly file: Handed }) {
  const [checked, setChecked] = useState<HandInReport | HandInProblem | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void checkHandInFile(file.text).then(
      (made) => isCurrent && setChecked(made),
      () => isCurrent && setChecked({ problem: text.failed }),
    );
    return () => {
      isCurrent = false;
    };
  }, [file]);
  if (!checked) return <p role="status">{text.loading(file.name)}</p>;
  if ('problem' in checked)
    return (
      <p role="alert" className={styles.problem}>
        <code>{file.name}</code> {checked.problem}
      </p>
    );
  return <FileReport of={checked} />;
}
