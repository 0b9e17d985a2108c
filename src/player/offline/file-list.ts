/** The files of a build, as scripts/offline-plugin.mjs lists them. Their addresses are relative to the page's. */
export interface FileList {
  /** Changes with any file. */
  readonly build: string;
  /** Scripts of the page. */
  readonly page: readonly string[];
  /** Scripts of its worker. */
  readonly worker: readonly string[];
  /** All others: the page itself, its style sheet, fonts. */
  readonly rest: readonly string[];
}
