import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '../../../parts/icon-button.tsx';
import { present } from '../../../text/present.ts';
import styles from './key-help.module.css';

const text = present.keyList;

/** The keys while presenting. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  return (
    <dialog ref={dialog} aria-labelledby="present-keys" className={styles.dialog} onClose={onClose}>
      <div className={styles.head}>
        <h2 id="present-keys" className={styles.title}>
          {text.title}
        </h2>
        <IconButton icon={X} label={text.close} onClick={() => dialog.current?.close()} />
      </div>
      <dl>
        {text.rows.map(({ does, keys }) => (
          <div key={does} className={styles.row}>
            <dt>{does}</dt>
            <dd className={styles.keys}>
              {keys.map((key) => (
                <kbd key={key} className={styles.key}>
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
