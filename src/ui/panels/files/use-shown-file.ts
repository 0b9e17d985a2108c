import { useState } from 'react';
import { useCursor, useTopic } from '../../../player/hooks.ts';
import type { FileVersion, FileView } from '../../../player/files-view.ts';
import { lastTouch, versionAt } from './versions.ts';

export interface ShownFile {
  readonly file: FileView;
  readonly version: FileVersion;
  /** The step at which it changes next; null where it stays. */
  readonly changesAt: number | null;
}

/**
 * The files of the run, and the one that shows: what the steps last read or wrote, or what was chosen since. Null
 * while they load.
 */
export function useShownFile(): {
  readonly files: readonly FileView[] | null;
  readonly shown: ShownFile | null;
  readonly choose: (path: string) => void;
} {
  const files = useTopic('files', null);
  const cursor = useCursor();
  const [chosen, setChosen] = useState<string | null>(null);
  const touch = files && lastTouch(files, cursor);
  const [followed, setFollowed] = useState<string | null>(null);
  const key = touch && `${touch.step} ${touch.path}`;
  if (touch && key !== followed) {
    setFollowed(key);
    setChosen(touch.path);
  }
  const file = files?.find(({ path }) => path === chosen) ?? files?.[0];
  return { files, shown: file ? { file, ...versionAt(file, cursor) } : null, choose: setChosen };
}
