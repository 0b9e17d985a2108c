import { FileDown, Printer } from 'lucide-react';
import { CopyButton } from '../../parts/copy-button.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { handout as text } from '../../text/handout.ts';
import styles from './facts.module.css';

interface HandoutToolsProps {
  /** Everything is computed. */
  readonly isDone: boolean;
  /** Of the files, without an ending. */
  readonly name: string;
  readonly markdown: () => string;
  readonly csv: () => string;
}

/** What can be taken away: only whole. */
export function HandoutTools({ isDone, name, markdown, csv }: HandoutToolsProps) {
  return (
    <div role="group" aria-label={text.tools} className={styles.tools}>
      {isDone && <CopyButton text={markdown()} label={text.copy} />}
      <SaveButton
        title={text.markdown}
        waits={!isDone}
        onSave={() => saveFile(`${name}.md`, markdown(), 'text/markdown')}
      />
      <SaveButton
        title={text.csv}
        waits={!isDone}
        onSave={() => saveFile(`${name}.csv`, csv(), 'text/csv')}
      />
      <button type="button" className={styles.button} onClick={() => print()}>
        <Printer size={16} strokeWidth={1.8} aria-hidden="true" />
        {text.print}
      </button>
    </div>
  );
}

interface SaveButtonProps {
  readonly title: string;
  readonly waits: boolean;
  readonly onSave: () => void;
}

function SaveButton({ title, waits, onSave }: SaveButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      disabled={waits}
      title={waits ? text.waits : undefined}
      onClick={onSave}
    >
      <FileDown size={16} strokeWidth={1.8} aria-hidden="true" />
      {title}
    </button>
  );
}
