/** What the peers have in common: a server that runs, and a login by a client. */
import type { Choice } from './algorithms.ts';

/** A real server that runs on a port of 127.0.0.1. */
export interface RunningServer {
  readonly port: number;
  /** Its host key: `ssh-ed25519 AAAA…`. */
  readonly hostKey: string;
  /** What it has logged until now. */
  log(): string;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

/** What a real client is told to do: log in to a port of 127.0.0.1 and run a command. */
export interface LoginOptions {
  readonly port: number;
  readonly user: string;
  /** The private key to log in with, in the client's own file format. */
  readonly key?: string;
  /** The password to log in with. */
  readonly password?: string;
  /** Without a command: a shell. */
  readonly command?: string;
  readonly algorithms?: Choice;
  /** A known_hosts file that must hold the server's key; without it every key is accepted. */
  readonly knownHosts?: string;
  /** Further arguments in the client's own language, before the host. */
  readonly extra?: readonly string[];
  /** For the command's standard input; empty without it. */
  readonly input?: string | Uint8Array;
  /** Milliseconds that it may take; 30 s unless told. */
  readonly limit?: number;
}
