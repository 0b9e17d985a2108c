import { Suspense } from 'react';
import { useStatus } from '../../../player/hooks.ts';
import { shell } from '../../text/shell.ts';
import { later } from '../../parts/later.ts';
import { Logo } from './logo.tsx';
import styles from './top-bar.module.css';

const Tools = later(async () => (await import('./tools.tsx')).Tools);

export interface TopBarProps {
  readonly phone: boolean;
  readonly onHelp: () => void;
  readonly onFind: () => void;
}

/** What is open, and what can be done with it as a whole. */
export function TopBar(props: TopBarProps) {
  return (
    <header className={styles.bar}>
      <Logo />
      <Suspense>
        <Tools {...props} />
      </Suspense>
      {useStatus() === 'loading' && <span className={styles.computing}>{shell.computing}</span>}
    </header>
  );
}
