import { ExternalLink } from 'lucide-react';
import { useLink } from '../../../player/hooks.ts';
import { tools as text } from '../../text/tools.ts';
import styles from './embed-link.module.css';

/** Inside another page: the way to the whole of it. */
export function EmbedLink() {
  const url = useLink() ?? '#/stage';
  return (
    <a className={styles.link} href={url} target="_blank" rel="noopener">
      {text.openWhole}
      <ExternalLink size={14} strokeWidth={1.8} aria-hidden="true" />
    </a>
  );
}
