import { NotebookPen } from 'lucide-react';
import { CopyButton } from '../../parts/copy-button.tsx';
import { prompt as text } from '../../text/prompt.ts';
import styles from './admin-note.module.css';
import { Pointed } from './terminal-box.tsx';

interface AdminNoteProps {
  readonly note: string;
  /** What is pointed at where it stands: the fingerprint of the key that came. */
  readonly point: string | null;
}

const FINGERPRINT = /SHA256:[A-Za-z0-9+/]{43}/;

/** What the administrator wrote, and that it did not come over this connection. The fingerprint in it can be copied. */
export function AdminNote({ note, point }: AdminNoteProps) {
  const [fingerprint] = FINGERPRINT.exec(note) ?? [];
  return (
    <section className={styles.note} aria-label={text.note}>
      <h2 className={styles.head}>
        <NotebookPen size={16} strokeWidth={1.8} aria-hidden="true" />
        {text.note} <span className={styles.of}>{text.noteOf}</span>
        {fingerprint !== undefined && (
          <span className={styles.copy}>
            <CopyButton text={fingerprint} label={text.copyFingerprint} />
          </span>
        )}
      </h2>
      <p className={styles.words}>
        <Pointed line={note} at={point} />
      </p>
    </section>
  );
}
