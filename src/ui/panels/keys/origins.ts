import type { ExchangeView } from '../../../player/run.ts';
import type { keys } from '../../text/keys.ts';

export type Part = ExchangeView['parts'][number];
export type Origin = keyof typeof keys.origins;

export interface OriginGroup {
  readonly origin: Origin;
  /** How many parts in a row come from there. */
  readonly parts: number;
}

/** Parts that come from the same kind of place stand together in hash order: one label for each such run. */
export function originGroups(parts: readonly Part[]): OriginGroup[] {
  const groups: { origin: Origin; parts: number }[] = [];
  for (const { symbol } of parts) {
    const origin = originOf(symbol);
    const last = groups.at(-1);
    if (last?.origin === origin) last.parts += 1;
    else groups.push({ origin, parts: 1 });
  }
  return groups;
}

/** By the RFCs' own symbols: RFC 4253 §8, RFC 4419 §3, RFC 5656 §4, and the hybrid methods' drafts. */
function originOf(symbol: string): Origin {
  if (symbol === 'K') return 'secret';
  if (symbol === 'K_S') return 'hostKey';
  if (/^V_[CS]$/.test(symbol)) return 'versions';
  if (/^I_[CS]$/.test(symbol)) return 'kexinit';
  if (/^(Q_[CS]|e|f|C_INIT|S_REPLY)$/.test(symbol)) return 'ephemeral';
  return /^(min|n|max|p|g)$/.test(symbol) ? 'group' : 'other';
}
