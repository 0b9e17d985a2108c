import { useEffect } from 'react';
import { actions } from '../../../player/hooks.ts';
import { pages } from '../pages.ts';

/** The page of a path, or trouble where there is none. */
export function PageView({ path }: { readonly path: string }) {
  const Page = pages.find((page) => page.path === path)?.Component;
  useEffect(() => {
    if (!Page) actions.fail({ kind: 'unknown-view', view: path });
  }, [Page, path]);
  return Page && <Page />;
}
