import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useCursor, useTopic } from '../../../player/hooks.ts';
import type { FileMatch, FileVersion, FileView } from '../../../player/files-view.ts';
import type { Tool } from '../../../player/tools-view.ts';
import { chosenTool } from './chosen-tool.ts';
import { lastTouch, matchAt, versionAt } from './versions.ts';

export interface ShownFile {
  readonly file: FileView;
  readonly version: FileVersion;
  /** The step at which it changes next; null where it stays. */
  readonly changesAt: number | null;
  /** What was last looked up in it, and found. */
  readonly match: FileMatch | null;
}

/**
 * The files of the run, and the one that shows: what the steps last read or wrote, or what was chosen since; or the
 * tool that was. Null while they load.
 */
export function useShownFile(): {
  readonly files: readonly FileView[] | null;
  readonly shown: ShownFile | null;
  readonly tool: Tool | null;
  readonly choose: (path: string) => void;
} {
  const files = useTopic('files', null);
  const cursor = useCursor();
  const tool = useStore(chosenTool);
  const [chosen, setChosen] = useState<string | null>(null);
  const touch = files && lastTouch(files, cursor);
  const [followed, setFollowed] = useState<string | null>(null);
  const key = touch && `${touch.step} ${touch.path}`;
  if (touch && key !== followed) {
    setFollowed(key);
    setChosen(touch.path);
  }
  // A file that is touched while a tool shows comes up as well; what was touched before does not.
  const last = useRef(key);
  useEffect(() => {
    if (last.current && key !== last.current) chosenTool.setState(null, true);
    last.current = key;
  }, [key]);
  function choose(path: string): void {
    chosenTool.setState(null, true);
    setChosen(path);
  }
  const file = files?.find(({ path }) => path === chosen) ?? files?.[0];
  const shown = file ? shownAt(file, cursor) : null;
  return { files, shown, tool, choose };
}

function shownAt(file: FileView, step: number): ShownFile {
  const at = versionAt(file, step);
  return { file, ...at, match: matchAt(file, at.version, step) };
}
