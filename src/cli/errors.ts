/** How a command ends when it cannot do what was asked. Each is one line on stderr. */

/** Bad arguments or unreadable input: exit 2. */
export class BadInput extends Error {}

/** The connection, or listening for one, failed before there was a session: exit 1. */
export class Failed extends Error {}

export const EXIT = { asked: 0, failed: 1, badInput: 2 } as const;

/** Node's error code, such as `ENOENT`; empty where there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EADDRINUSE: 'the port is in use',
  EADDRNOTAVAIL: 'this machine has no such address',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection was reset',
  EHOSTUNREACH: 'no route to this host',
  EISDIR: 'it is a folder',
  ENETUNREACH: 'no route to this network',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  ENOTFOUND: 'there is no host of this name',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  EROFS: 'the file system is read-only',
  ETIMEDOUT: 'no answer',
};

/** What a system error means, in a few words. */
export const reasonOf = (error: unknown): string =>
  reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
