import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { actions } from '../../../player/hooks.ts';
import { shell } from '../../text/shell.ts';
import styles from './bar-button.module.css';

/** Opens a recording or a scenario from a file. */
export function OpenButton() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={styles.button} onClick={() => input.current?.click()}>
        <FileUp size={18} strokeWidth={1.8} aria-hidden="true" />
        <span>{shell.open}</span>
      </button>
      <FileInput ref={input} />
    </>
  );
}

/** The browser's own file picker: it has no look of its own. */
export function FileInput({ ref }: { readonly ref: React.RefObject<HTMLInputElement | null> }) {
  return (
    <input
      ref={ref}
      type="file"
      accept=".json,application/json"
      aria-label={shell.open}
      tabIndex={-1}
      hidden
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        if (file) void actions.openFile(file);
        event.target.value = ''; // the same file can be opened again
      }}
    />
  );
}
