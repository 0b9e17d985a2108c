import type { ComponentType } from 'react';
import { lazy, useEffect } from 'react';
import { actions, usePage } from '../../../player/hooks.ts';

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
  Component: lazy(load),
}));

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
