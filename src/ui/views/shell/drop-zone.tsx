import { FileUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { actions } from '../../../player/hooks.ts';
import { shell } from '../../text/shell.ts';
import styles from './drop-zone.module.css';

/** A file dropped anywhere is opened; while one is dragged over the page, that is said. */
export function DropZone() {
  const [over, setOver] = useState(false);

  useEffect(() => {
    let depth = 0; // entering a child comes before leaving its parent
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const listeners = {
      dragenter(event: DragEvent) {
        if (!hasFile(event)) return;
        depth += 1;
        setOver(true);
      },
      dragover(event: DragEvent) {
        if (hasFile(event)) event.preventDefault();
      },
      dragleave(event: DragEvent) {
        if (!hasFile(event)) return;
        depth -= 1;
        if (depth <= 0) setOver(false);
      },
      drop(event: DragEvent) {
        if (!hasFile(event)) return;
        event.preventDefault();
        depth = 0;
        setOver(false);
        const [file] = event.dataTransfer?.files ?? [];
        if (file) void actions.openFile(file);
      },
    };
    addEventListener('dragenter', listeners.dragenter);
    addEventListener('dragover', listeners.dragover);
    addEventListener('dragleave', listeners.dragleave);
    addEventListener('drop', listeners.drop);
    return () => {
      removeEventListener('dragenter', listeners.dragenter);
      removeEventListener('dragover', listeners.dragover);
      removeEventListener('dragleave', listeners.dragleave);
      removeEventListener('drop', listeners.drop);
    };
  }, []);

  if (!over) return null;
  return (
    <div className={styles.cover}>
      <div className={styles.box}>
        <FileUp size={24} strokeWidth={1.8} aria-hidden="true" />
        <p className={styles.title}>{shell.drop}</p>
        <p className={styles.hint}>{shell.dropHint}</p>
      </div>
    </div>
  );
}
