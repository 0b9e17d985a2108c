import { FileDown, Printer } from 'lucide-react';
import { CopyButton } from '../../parts/copy-button.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { logins as text } from '../../text/logins.ts';
import { csvOf, markdownOf } from './export.ts';
import styles from './logins.module.css';
import { parts } from './parts.ts';
import type { Told } from './use-logins.ts';

interface ToolsProps {
  readonly told: Told;
  readonly title: string;
}

/** What can be taken away: only whole. */
export function Tools({ told, title }: ToolsProps) {
  const isDone = told.size === parts.length;
  const { href } = location;
  const csv = () => saveFile(`${text.file}.csv`, csvOf(told, href), 'text/csv');
  const markdown = () =>
    saveFile(`${text.file}.md`, markdownOf(told, title, href), 'text/markdown');
  return (
    <div role="group" aria-label={text.tools} className={styles.tools}>
      {isDone && <CopyButton text={markdownOf(told, title, href)} label={text.copy} />}
      <SaveButton title={text.markdown} waits={!isDone} onSave={markdown} />
      <SaveButton title={text.csv} waits={!isDone} onSave={csv} />
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
