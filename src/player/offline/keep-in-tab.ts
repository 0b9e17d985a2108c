/** Loads the files of this build into the page and its worker, which then need no network until the tab is closed. */
import { askTopic } from '../ask-topic.ts';
import type { FileList } from './file-list.ts';

/** Scripts that are asked for at the same time. */
const AT_ONCE = 6;

/** Resolves with how many files could not be loaded. `tell` is told how many there are. */
export async function keepInTab(
  { page, worker, rest }: FileList,
  tell: (have: number) => void,
): Promise<number> {
  let have = rest.length - fontsIn(rest);
  let missing = 0;
  const count = (isThere: boolean) => {
    if (isThere) tell((have += 1));
    else missing += 1;
  };
  const scripts = [...page];
  const some = async () => {
    for (let file = scripts.shift(); file !== undefined; file = scripts.shift())
      count(await preloaded(file));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
  await Promise.all(
    [...document.fonts].map((face) => face.load().then(succeeded, failed).then(count)),
  );
  for (const file of worker)
    count(await askTopic('own-file', { url: new URL(file, document.baseURI).href }));
  return missing;
}

const fontsIn = (files: readonly string[]): number =>
  files.filter((file) => file.endsWith('.woff2')).length;
const succeeded = () => true;
const failed = () => false;

/** Fetches a script of the page with all that it needs, and runs nothing. */
function preloaded(file: string): Promise<boolean> {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = file;
  return new Promise((resolve) => {
    link.addEventListener('load', () => resolve(true));
    link.addEventListener('error', () => {
      link.remove();
      resolve(false);
    });
    document.head.append(link);
  });
}
