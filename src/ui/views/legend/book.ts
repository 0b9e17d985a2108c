/** What the legend says of the runs of one protocol: its symbols, and by which of them the signs are shown. */
import { createContext, use } from 'react';
import type { ValueView } from '../../../player/run.ts';
import type { ValueLook } from '../../parts/value-look.ts';
import { legend } from '../../text/legend.ts';
import { aboutSymbol } from '../../text/symbols.ts';
import { symbolEntries, symbolGroups, type SymbolEntry } from './symbols.ts';

/** One row of the table: a symbol, or the two of both ends. */
export interface SymbolRow {
  readonly entries: readonly SymbolEntry[];
  readonly name: string;
  readonly means: string;
  /** Where it is defined; null where the name is ours. */
  readonly source: string | null;
}

export interface SymbolFamily {
  readonly title: string;
  /** What holds for all of its symbols. */
  readonly note?: string;
  readonly rows: readonly SymbolRow[];
}

type Sign = readonly [name: string, means: string];
type Sample = 'public' | 'secret' | 'shared' | 'sealed' | 'print';

export interface Book {
  readonly who: { readonly client: Sign; readonly server: Sign };
  /** The symbols that stand as examples of each kind of value. */
  readonly samples: Readonly<Record<Sample, readonly string[]>>;
  readonly note: string;
  /** The head of the column of sources. */
  readonly sourceHead: string;
  readonly looks: ReadonlyMap<string, ValueLook>;
  /** Whether the table draws what the run has as the run does: an early secret may be none. */
  readonly drawsAsRun: boolean;
  /** @param values - of the run that is open */
  readonly families: (values: readonly ValueView[]) => readonly SymbolFamily[];
  /** Whether a frame has a message of the protocol, by its name. */
  readonly isMessage: (name: string) => boolean;
}

const { client, server } = legend.who;
const families = symbolGroups.map(({ group, entries }) => ({
  title: legend.symbols.groups[group],
  rows: entries.map((entry) => {
    const [name, means] = aboutSymbol[entry.symbol];
    return { entries: [entry], name, means, source: entry.source };
  }),
}));

export const sshBook: Book = {
  who: { client, server },
  samples: {
    public: ['V_C', 'K_S'],
    secret: ['d_C', 'k_S'],
    shared: ['K'],
    sealed: ['K_U'],
    print: ['K_S', 'K_S', 'Q_S'],
  },
  note: legend.symbols.note,
  sourceHead: legend.symbols.columns.source,
  looks: new Map([...symbolEntries].map(([symbol, { look }]) => [symbol, look])),
  drawsAsRun: false,
  families: () => families,
  isMessage: (name) => name.startsWith('SSH_MSG_'),
};

export const BookContext = createContext(sshBook);
export const useBook = (): Book => use(BookContext);
