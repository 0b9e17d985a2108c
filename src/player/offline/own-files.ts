import type { FileList } from './file-list.ts';

/** The files of this build; null where there is none, as the dev server has none. */
export async function ownFiles(): Promise<FileList | null> {
  const link = document.querySelector<HTMLLinkElement>('link[rel="sshow-files"]');
  if (!link) return null;
  const list: { readonly default: FileList } = await import(/* @vite-ignore */ link.href);
  return list.default;
}
