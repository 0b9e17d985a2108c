/** The tickets that a server gave away, for as long as it runs. */
import { toHex, type Bytes } from '../../codec/bytes.ts';
import type { ServerTicket } from '../../protocol/tls/tickets.ts';

/** So that clients who only come for tickets fill no memory. */
const MOST = 1000;

export class Tickets {
  readonly #kept = new Map<string, { readonly ticket: ServerTicket; readonly until: number }>();

  keep(ticket: ServerTicket): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MOST && oldest !== undefined) this.#kept.delete(oldest);
    const until = Date.now() + ticket.lifetime * 1000;
    this.#kept.set(toHex(ticket.ticket), { ticket, until });
  }

  /** The ticket of that name; null where there is none that is good now. Each is good once. RFC 8446 §8.1. */
  find(name: Bytes): ServerTicket | null {
    const key = toHex(name);
    const found = this.#kept.get(key);
    this.#kept.delete(key);
    return found && found.until > Date.now() ? found.ticket : null;
  }
}
