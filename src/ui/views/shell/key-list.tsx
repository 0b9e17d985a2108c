import { X } from 'lucide-react';
import { Fragment, useEffect, useRef } from 'react';
import { actions, useSettings } from '../../../player/hooks.ts';
import { shortcuts } from '../../../player/keys.ts';
import { IconButton } from '../../parts/icon-button.tsx';
import { keyList } from '../../text/key-list.ts';
import styles from './key-list.module.css';

/** Every key and what it does. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { characterKeys } = useSettings();

  useEffect(() => {
    // Taken out of the page, a dialog closes by itself; closed here, it would tell its owner so while it opens.
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  return (
    <dialog ref={dialog} aria-labelledby="key-list" className={styles.dialog} onClose={onClose}>
      <div className={styles.head}>
        <h2 id="key-list" className={styles.title}>
          {keyList.title}
        </h2>
        <IconButton icon={X} label={keyList.close} onClick={() => dialog.current?.close()} />
      </div>
      <dl>
        {shortcuts.map(({ command, keys }) => (
          <div key={command} className={styles.row}>
            <dt className={styles.does}>{keyList.commands[command]}</dt>
            <dd className={styles.keys}>
              {keys.map((key, at) => (
                <Fragment key={key}>
                  {at > 0 && <span className={styles.or}>{keyList.or}</span>}
                  <kbd className={styles.key}>{keyList.names[key] ?? key}</kbd>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
        {keyList.elsewhere.map(({ does, keys }) => (
          <div key={does} className={styles.row}>
            <dt className={styles.does}>{does}</dt>
            <dd className={styles.keys}>
              {keys.length === 0 && <span className={styles.or}>{keyList.inTheBar}</span>}
              {keys.map((key) => (
                <kbd key={key} className={styles.key}>
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <a href="#/legend" className={styles.legend} onClick={() => dialog.current?.close()}>
        {keyList.legend}
      </a>
      <a href="#/learn/glossary" className={styles.legend} onClick={() => dialog.current?.close()}>
        {keyList.glossary}
      </a>
      <label className={styles.setting}>
        <input
          type="checkbox"
          checked={characterKeys}
          onChange={(event) => actions.setCharacterKeys(event.target.checked)}
        />
        {keyList.characterKeys}
      </label>
    </dialog>
  );
}
