/** What the worker tells the page about the files of a run, and about a public key in one of them. */
import type { FileKind, FileLine, FilePart, LineKey } from '../world/files/file-lines.ts';
import type { FileMatch, FileOrigin } from '../world/files/run-files.ts';
import type { Field } from './run.ts';

export type { FileKind, FileLine, FileMatch, FilePart, LineKey };

/** Bytes with their fields, and those of them that are recorded values: dotted path → value id. */
export interface OpenBytes {
  readonly bytes: Uint8Array;
  readonly fields: readonly Field[];
  readonly values: Readonly<Record<string, string>>;
}

export interface FileVersion {
  /** Index of the step with which it was first there. */
  readonly step: number;
  readonly text: string;
  readonly lines: readonly FileLine[];
}

export interface FileView {
  readonly side: 'client' | 'server';
  /** As a shell on that side names it: `~/.ssh/known_hosts`. */
  readonly path: string;
  readonly kind: FileKind;
  /** Oldest first; at least one. */
  readonly versions: readonly FileVersion[];
  /** Indexes of the steps that look something up in it. */
  readonly reads: readonly number[];
  /** What look-ups found in it. */
  readonly matches: readonly FileMatch[];
  /** The bytes inside the file of a private key; null for all other files. */
  readonly content: OpenBytes | null;
  /** The public half of the key in such a file. */
  readonly publicKey: LineKey | null;
  /** Where its key comes from; null for files that hold keys of several owners. */
  readonly origin: FileOrigin | null;
}

export interface PublicKeyView extends OpenBytes {
  /** Id of the recorded value that the key is; null where the run has none. */
  readonly value: string | null;
  readonly sha256: string;
  readonly md5: string;
  /** What `ssh-keygen -lv` prints about it, a line each; empty for a kind of key that is not known here. */
  readonly printed: readonly string[];
  /** What `ssh-keygen -L` prints about a certificate; empty for a plain key. */
  readonly certificate: readonly string[];
}
