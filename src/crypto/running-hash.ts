/** A hash of bytes that come bit by bit, which can be asked for its digest in between. */
import { sha256, sha384 } from '@noble/hashes/sha2.js';

const nobles = { 'SHA-256': sha256, 'SHA-384': sha384 } as const;
type RunningHashName = keyof typeof nobles;

export class RunningHash {
  readonly name: RunningHashName;
  readonly #state: ReturnType<(typeof nobles)[RunningHashName]['create']>;

  constructor(name: RunningHashName) {
    this.name = name;
    this.#state = nobles[name].create();
  }

  /** Takes in any number of bytes. */
  update(bytes: Uint8Array): this {
    this.#state.update(bytes);
    return this;
  }

  /** The digest of all bytes so far; more may follow. */
  digest(): Uint8Array {
    return this.#state.clone().digest();
  }
}
