/** Which file matters at a step, and which of its texts. Pure. */
import type { FileMatch, FileVersion, FileView } from '../../../player/files-view.ts';

export interface Touch {
  readonly path: string;
  readonly step: number;
}

/** The last reading or writing at a step or before it; the first file where nothing has been touched yet. */
export function lastTouch(files: readonly FileView[], step: number): Touch | null {
  let last: Touch | null = null;
  for (const { path, reads, versions } of files) {
    for (const at of [...versions.map((version) => version.step), ...reads]) {
      if (at <= step && at > (last?.step ?? -1)) last = { path, step: at };
    }
  }
  return last;
}

/** What the last look-up at a step or before it found, in the text that the file then had; null for nothing. */
export function matchAt({ matches, reads }: FileView, version: FileVersion, step: number) {
  const last = reads.findLast((at) => at <= step);
  const found: FileMatch | undefined = matches.find((match) => match.step === last);
  return found && found.step >= version.step ? found : null;
}

/** The text of a file at a step, and the step at which the next one comes. */
export function versionAt(
  { versions }: FileView,
  step: number,
): { readonly version: FileVersion; readonly changesAt: number | null } {
  const next = versions.findIndex((version) => version.step > step);
  const version = versions[(next < 0 ? versions.length : Math.max(next, 1)) - 1];
  if (!version) throw new Error('a file without any text');
  return { version, changesAt: next < 0 ? null : (versions[next]?.step ?? null) };
}
