import type { ReactNode } from 'react';
import { Component } from 'react';
import { shell } from '../../text/shell.ts';
import styles from './trouble-page.module.css';

interface CrashBoundaryProps {
  readonly children: ReactNode;
}

/** Shows what broke instead of a blank page. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className={styles.page}>
        <h1 className={styles.title}>{shell.crash.title}</h1>
        <p className={styles.text}>{shell.crash.text}</p>
        <p className={styles.path}>{error.message}</p>
        <button
          type="button"
          className={styles.primary}
          onClick={() => {
            location.hash = '#/stage';
            location.reload();
          }}
        >
          {shell.openDefault}
        </button>
      </main>
    );
  }
}
