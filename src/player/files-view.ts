/** What the worker tells the page about the files of a run, and about a public key in one of them. */
import type {
  FileKind as SshFileKind,
  FileLine,
  FilePart,
  LineKey,
} from '../world/files/file-lines.ts';
import type { FileMatch, FileOrigin } from '../world/files/run-files.ts';
import type { Field } from './run.ts';

export type { FileLine, FileMatch, FilePart, LineKey };
export type FileKind = SshFileKind | 'certificates' | 'trusted certificates';

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

/** A certificate in a file, opened. */
export interface CertificateView extends OpenBytes {
  readonly subject: string;
  readonly issuer: string;
  /** Lines of the file that hold it, from 1, the last inclusive. */
  readonly lines: readonly [first: number, last: number];
  /** Id of the recorded value that it is; null where the run has none. */
  readonly value: string | null;
  /** Indexes of the steps that check it. */
  readonly checks: readonly number[];
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
  /** What is in a file of certificates, in its order; empty for all other files. */
  readonly certificates: readonly CertificateView[];
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
