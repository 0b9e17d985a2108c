import { X } from 'lucide-react';
import { actions, useNotices, useRun } from '../../../player/hooks.ts';
import { IconButton } from '../../parts/icon-button.tsx';
import { noticeLine as text } from '../../text/notices.ts';
import styles from './notices.module.css';

/** What of a link could not be found, and what cannot be changed in a recording. */
export function Notices() {
  const notices = useNotices();
  const recorded = useRun()?.recorded;
  const sign = recorded === 'client' || recorded === 'server' ? text.recorded[recorded] : null;
  return (
    <div className={styles.notices}>
      {sign !== null && <p className={styles.sign}>{sign}</p>}
      {notices.length > 0 && (
        <div className={styles.notice}>
          <ul className={styles.list}>
            {notices.map((notice) => (
              <li key={`${notice.parameter} ${notice.value}`}>
                <code className={styles.where}>{`${notice.parameter}=${notice.value}`}</code>{' '}
                {text.notice(notice)}
              </li>
            ))}
          </ul>
          <IconButton icon={X} size={18} label={text.dismiss} onClick={actions.dismissNotices} />
        </div>
      )}
    </div>
  );
}
