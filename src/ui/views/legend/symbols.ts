/** Every symbol that a run of SSH gives a value: how its tag looks, what it is, and where its name comes from. */
import type { ValueLook } from '../../parts/value-look.ts';
import type { SymbolGroup, SymbolName } from '../../text/symbols.ts';

export interface SymbolEntry<Name extends string = string> {
  readonly symbol: Name;
  /** As in a run in which the value does all that it is for. */
  readonly look: ValueLook;
  /** Where the symbol is defined; null where the name is ours. */
  readonly source: string | null;
}

const look = (kind: ValueLook['kind'], ...owners: ValueLook['owners']): ValueLook => ({
  kind,
  owners,
});
const entry = (
  symbol: SymbolName,
  of: ValueLook,
  source: string | null = null,
): SymbolEntry<SymbolName> => ({
  symbol,
  look: of,
  source,
});
const both = look('secret', 'client', 'server');

/** In the order in which a login makes them. */
export const symbolGroups: readonly {
  readonly group: SymbolGroup;
  readonly entries: readonly SymbolEntry<SymbolName>[];
}[] = [
  {
    group: 'open',
    entries: [
      entry('V_C', look('public', 'client'), 'RFC 4253 §8'),
      entry('V_S', look('public', 'server'), 'RFC 4253 §8'),
      entry('I_C', look('public', 'client'), 'RFC 4253 §8'),
      entry('I_S', look('public', 'server'), 'RFC 4253 §8'),
    ],
  },
  {
    group: 'exchange',
    entries: [
      entry('d_C', look('secret', 'client')),
      entry('Q_C', look('public', 'client'), 'RFC 5656 §4'),
      entry('d_S', look('secret', 'server')),
      entry('Q_S', look('public', 'server'), 'RFC 5656 §4'),
      entry('x', look('secret', 'client'), 'RFC 4253 §8'),
      entry('e', look('public', 'client'), 'RFC 4253 §8'),
      entry('y', look('secret', 'server'), 'RFC 4253 §8'),
      entry('f', look('public', 'server'), 'RFC 4253 §8'),
      entry('K', both, 'RFC 4253 §8'),
      entry('H', both, 'RFC 4253 §8'),
    ],
  },
  {
    group: 'host',
    entries: [
      entry('k_S', look('secret', 'server')),
      entry('K_S', look('public', 'server'), 'RFC 4253 §8'),
      entry('sig', look('public', 'server')),
    ],
  },
  {
    group: 'keys',
    entries: (['A', 'B', 'C', 'D', 'E', 'F'] as const).map((letter) =>
      entry(letter, both, 'RFC 4253 §7.2'),
    ),
  },
  {
    group: 'user',
    entries: [
      entry('d_U', look('secret', 'client')),
      entry('user', look('sealed', 'client'), 'RFC 4252 §5'),
      entry('K_U', look('sealed', 'client')),
      entry('sig_U', look('sealed', 'client')),
      entry('pw', look('sealed', 'client', 'server')),
      entry('cmd', look('sealed', 'client'), 'RFC 4254 §6.5'),
      entry('out', look('sealed', 'server'), 'RFC 4254 §5.2'),
    ],
  },
  {
    group: 'textbook',
    entries: [
      entry('ID', look('sealed', 'client')),
      entry('R', both),
      entry('PS', look('secret', 'server'), 'RFC 8017 §7.2.1'),
      entry('EM', both, 'RFC 8017 §7.2.1'),
      entry('c', look('sealed', 'server'), 'RFC 8017 §7.2.1'),
      entry('MD5', look('sealed', 'client')),
    ],
  },
];

export const symbolEntries: ReadonlyMap<string, SymbolEntry> = new Map(
  symbolGroups.flatMap(({ entries }) => entries.map((one) => [one.symbol, one] as const)),
);
