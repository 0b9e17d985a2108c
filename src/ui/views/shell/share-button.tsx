import { Check, Share2 } from 'lucide-react';
import { shell } from '../../text/shell.ts';
import styles from './bar-button.module.css';
import { useShare } from './use-share.ts';

/** Copies the link of what shows, and says so. */
export function ShareButton() {
  const { share, said } = useShare();
  const Icon = said === shell.shared ? Check : Share2;
  return (
    <>
      <button type="button" className={styles.button} onClick={share}>
        <Icon size={18} strokeWidth={1.8} aria-hidden="true" />
        <span>{said || shell.share}</span>
      </button>
      <span role="status" className="said">
        {said}
      </span>
    </>
  );
}
