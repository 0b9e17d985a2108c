/** How far a client has come with a server, and which of sshd's processes therefore speaks to it. */
import { noOptions, type KeyOptions } from '../../files/key-options.ts';
import type { Peer } from '../terms.ts';

/**
 * Until a user is in, sshd leaves the talking to a process without privileges, and marks what that one prints. What
 * the privileged one prints, which looks into files and decides, bears no mark.
 */
export class Login {
  readonly #client: Peer;
  /** Whom the client says to be; null before it has said so. */
  user: string | null = null;
  /** Whether the server has such a user. */
  isKnown = false;
  isIn = false;
  /** Those of the key that the user came in with. */
  options: KeyOptions = noOptions;

  constructor(client: Peer) {
    this.#client = client;
  }

  /** Lines of the process that talks to the client. */
  said(...lines: readonly string[]): readonly string[] {
    return this.isIn ? lines : lines.map((line) => `${line} [preauth]`);
  }

  /** `203.0.113.5 port 50022`. */
  get place(): string {
    const { address, port } = this.#client;
    return `${address} port ${port}`;
  }

  /** The client by user, as far as that is known, and place. */
  get peer(): string {
    if (this.user === null) return this.place;
    return `${this.isIn ? '' : this.isKnown ? 'authenticating ' : 'invalid '}user ${this.user} ${this.place}`;
  }

  /** The client as lines about a login name it: `alice from 203.0.113.5 port 50022 ssh2`. */
  get attempt(): string {
    return `${this.isKnown ? '' : 'invalid user '}${this.user} from ${this.place} ssh2`;
  }
}
