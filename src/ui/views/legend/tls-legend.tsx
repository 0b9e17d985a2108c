import { tlsLegend } from '../../text/tls-symbols.ts';
import { BookContext, type Book } from './book.ts';
import { LegendSections } from './legend-sections.tsx';
import { familiesOf, tlsSymbolFamilies } from './tls-symbols.ts';

const book: Book = {
  who: { client: tlsLegend.client, server: tlsLegend.server },
  samples: {
    public: ['CH', 'Q_S'],
    secret: ['d_C', 'k_S'],
    shared: ['K'],
    sealed: ['cert_S'],
    print: ['Q_C', 'Q_C', 'Q_S'],
  },
  note: tlsLegend.note,
  sourceHead: tlsLegend.source,
  looks: new Map(
    tlsSymbolFamilies.flatMap(({ rows }) =>
      rows.flatMap(({ entries }) => entries.map(({ symbol, look }) => [symbol, look] as const)),
    ),
  ),
  drawsAsRun: true,
  families: familiesOf,
  isMessage: (name) => name === 'ClientHello',
};

/** The legend on a run of TLS. */
export default function TlsLegend() {
  return (
    <BookContext value={book}>
      <LegendSections />
    </BookContext>
  );
}
