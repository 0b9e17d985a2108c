/** What both ends print during a run: as OpenSSH does, or, of TLS, the lines of their key logs. */
export interface LogView {
  readonly client: EndLog;
  readonly server: EndLog;
}

/** The lines of one end in order. All three lists are as long. */
export interface EndLog {
  readonly lines: readonly string[];
  /** The index of the step at which a line is printed, never falling. */
  readonly steps: Uint32Array;
  /** How many `-v` it takes to see it: 0 to 3. */
  readonly levels: Uint8Array;
  /** Address of what a line tells of; absent where all lead to their steps. */
  readonly focus?: readonly (string | null)[];
  /** Why there are none. */
  readonly silent: 'recorded' | 'recorded-client' | null;
}
