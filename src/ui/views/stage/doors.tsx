import { ChevronRight } from 'lucide-react';
import { doors as text } from '../../text/doors.ts';
import styles from './doors.module.css';

/** Beside the first headline: where to go from here, by who one is. */
export function Doors() {
  return (
    <nav aria-label={text.name} className={styles.doors}>
      {text.doors.map(({ href, title, what }) => (
        <a key={href} href={href} className={styles.door}>
          <b className={styles.title}>
            {title}
            <ChevronRight size={16} strokeWidth={1.8} aria-hidden="true" />
          </b>
          <span>{what}</span>
        </a>
      ))}
    </nav>
  );
}
