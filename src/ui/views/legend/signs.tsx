import type { ReactNode } from 'react';
import { Words } from '../../parts/words.tsx';
import styles from './legend.module.css';

/** Signs with their meaning, one below the other. */
export function Signs({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.signs}>{children}</dl>;
}

interface SignProps {
  /** Its name, and what it means. */
  readonly of: readonly [name: string, means: string];
  /** The sign itself, made of what the rest of the app is made of. A picture: nothing in it can be used. */
  readonly children: ReactNode;
}

export function Sign({ of: [name, means], children }: SignProps) {
  return (
    <div className={styles.sign}>
      <div className={styles.sample} aria-hidden="true" inert>
        {children}
      </div>
      <dt>{name}</dt>
      <dd>
        <Words text={means} />
      </dd>
    </div>
  );
}
