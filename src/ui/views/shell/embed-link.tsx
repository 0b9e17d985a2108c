import { ExternalLink } from 'lucide-react';
import { actions, useCursor } from '../../../player/hooks.ts';
import { tools as text } from '../../text/tools.ts';
import styles from './embed-link.module.css';

/** Inside another page: the way to the whole of it. */
export function EmbedLink() {
  useCursor(); // the address follows it
  const url = actions.shareUrl();
  if (url === null) return null;
  return (
    <a className={styles.link} href={url} target="_blank" rel="noopener">
      {text.openWhole}
      <ExternalLink size={14} strokeWidth={1.8} aria-hidden="true" />
    </a>
  );
}
