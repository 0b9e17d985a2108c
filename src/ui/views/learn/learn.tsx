import type { ComponentType } from 'react';
import { lazy, useEffect } from 'react';
import { actions, usePage } from '../../../player/hooks.ts';
import { learn as text } from '../../text/learn-page.ts';
import styles from '../shell/trouble-page.module.css';

type File = () => Promise<{ readonly default: ComponentType }>;

/** The pages of `#/learn`, each loaded when it is first opened. */
const files: Readonly<Record<string, File>> = import.meta.glob<{ default: ComponentType }>([
  './overview/overview.tsx',
  './glossary/glossary.tsx',
  './misconceptions/misconceptions.tsx',
  './summary/summary.tsx',
  './lesson/lesson.tsx',
]);
const views = Object.entries(files).map(([file, load]) => ({
  name: file.split('/')[1],
  Component: lazy(() => load().catch(() => ({ default: NotLoaded }))),
}));

/** A page whose code could not be fetched; what was tried once is tried again with the whole app. */
function NotLoaded() {
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{text.notLoaded}</h1>
      <p className={styles.text}>{text.notLoadedText}</p>
      <button type="button" className={styles.primary} onClick={() => location.reload()}>
        {text.again}
      </button>
    </div>
  );
}

/** What `#/learn` and the paths under it lead to: whatever has no page of its own is a lesson. */
export default function Learn() {
  const path = usePage() ?? '';
  const [name = ''] = path.split('/').slice(2);
  const named = (of: string) => views.find((one) => one.name === of);
  const view = named(name === '' || name === 'path' ? 'overview' : name) ?? named('lesson');
  useEffect(() => {
    if (!view) actions.fail({ kind: 'unknown-view', view: path });
  }, [view, path]);
  return view && <view.Component />;
}
