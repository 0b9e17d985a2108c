import { useEffect } from 'react';
import { actions } from '../../../player/hooks.ts';
import { pages } from '../pages.ts';

/** The page of a path, or trouble where there is none. */
export function PageView({ path }: { readonly path: string }) {
  const page = pages.find((one) => isOf(path, one));
  useEffect(() => {
    if (!page) actions.fail({ kind: 'unknown-view', view: path });
  }, [page, path]);
  return page && <page.Component key={page.path} />;
}

const isOf = (path: string, page: (typeof pages)[number]): boolean =>
  path === page.path || (page.hasMore === true && path.startsWith(`${page.path}/`));
