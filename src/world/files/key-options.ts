/** The options before a key in `authorized_keys`, as sshd(8) describes them under AUTHORIZED_KEYS FILE FORMAT. */

export interface KeyOptions {
  readonly agentForwarding: boolean;
  readonly portForwarding: boolean;
  readonly pty: boolean;
  readonly userRc: boolean;
  readonly x11Forwarding: boolean;
  /** The key signs certificates of users, and lets nobody in by itself. */
  readonly certAuthority: boolean;
  /** For keys in hardware: sign without a touch; and only after a PIN. */
  readonly noTouchRequired: boolean;
  readonly verifyRequired: boolean;
  /** What is run whatever the client asks for. */
  readonly command: string | null;
  /** Where the client must be: see `matchAddress`. */
  readonly from: string | null;
  /** Names that a certificate must bear one of. */
  readonly principals: string | null;
  /** When the key ends to be good, in seconds since 1970. */
  readonly validBefore: number | null;
  /** `NAME=value`; OpenSSH takes them only with PermitUserEnvironment. */
  readonly environment: readonly string[];
  /** `HOST:PORT`. */
  readonly permitOpen: readonly string[];
  readonly permitListen: readonly string[];
  readonly tunnel: number | null;
}

export type Draft = { -readonly [K in keyof KeyOptions]: KeyOptions[K] };

export const defaults = (): Draft => ({
  ...{ agentForwarding: true, portForwarding: true, pty: true, userRc: true, x11Forwarding: true },
  ...{ certAuthority: false, noTouchRequired: false, verifyRequired: false },
  ...{ command: null, from: null, principals: null, validBefore: null, tunnel: null },
  ...{ environment: [], permitOpen: [], permitListen: [] },
});

/** What a key without options may do. */
export const noOptions: KeyOptions = defaults();
