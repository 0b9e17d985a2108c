/** What was made for the page, until it says which of it shows. */

/** As many may be under way at once: a run that is opened, one that is hidden, and what they overtook. */
const KEPT = 4;

export class Made<Of> {
  /** By the number of the request that made it. */
  readonly #made = new Map<number, Of>();

  add(id: number, of: Of): void {
    this.#made.set(id, of);
    for (const oldest of this.#made.keys()) if (this.#made.size > KEPT) this.#made.delete(oldest);
  }

  /** What that request made, which is then kept no longer; undefined where it made nothing, or too long ago. */
  take(id: number): Of | undefined {
    const of = this.#made.get(id);
    this.#made.delete(id);
    return of;
  }
}
