/** The pages beside the run, each with its address. Their code loads when they are first opened. */
import type { ComponentType, LazyExoticComponent } from 'react';
import { lazy } from 'react';

export interface Page {
  /** The path of `#/legend`. */
  readonly path: string;
  readonly title: string;
  /** Paths that go on from its own are its own, too: `#/learn/glossary`. */
  readonly hasMore?: true;
  readonly Component: LazyExoticComponent<ComponentType>;
}

export const pages: readonly Page[] = [
  {
    path: '/learn',
    title: 'Learn',
    hasMore: true,
    Component: lazy(() => import('./learn/learn.tsx')),
  },
  { path: '/new', title: 'New to SSH', Component: lazy(() => import('./guides/new-to-ssh.tsx')) },
  { path: '/teach', title: 'I teach this', Component: lazy(() => import('./guides/teach.tsx')) },
  { path: '/tls', title: 'I know TLS', Component: lazy(() => import('./guides/tls.tsx')) },
  {
    path: '/logins',
    title: 'Four ways to prove who you are',
    Component: lazy(() => import('./logins/logins.tsx')),
  },
  {
    path: '/compare',
    title: 'SSH beside TLS 1.3',
    Component: lazy(() => import('./compare/compare.tsx')),
  },
  { path: '/legend', title: 'Legend', Component: lazy(() => import('./legend/legend.tsx')) },
];
