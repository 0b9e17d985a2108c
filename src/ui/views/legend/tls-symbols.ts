/** Every symbol that a run of TLS gives a value, by family: how its tag looks, and where it is defined. */
import type { ValueView } from '../../../player/run.ts';
import type { ValueLook } from '../../parts/value-look.ts';
import {
  aboutTlsSymbol,
  tlsFamilies,
  updatedSecrets,
  type TlsFamily,
  type TlsSymbolKey,
} from '../../text/tls-symbols.ts';
import type { SymbolFamily, SymbolRow } from './book.ts';

/** As in a run in which the value does all that it is for. */
const look =
  (kind: ValueLook['kind']) =>
  (...owners: ValueLook['owners']): ValueLook => ({ kind, owners });
const open = look('public');
const secret = look('secret');
const sealed = look('sealed');
const shared = secret('client', 'server');

function row(symbol: TlsSymbolKey, of: ValueLook, source: string): SymbolRow {
  const [name, means] = aboutTlsSymbol[symbol];
  return { entries: [{ symbol, look: of, source }], name, means, source };
}

/** The same thing of both ends in one row. */
function pair(
  symbol: TlsSymbolKey,
  of: ValueLook,
  other: string,
  ofOther: ValueLook,
  source: string,
): SymbolRow {
  const first = row(symbol, of, source);
  return { ...first, entries: [...first.entries, { symbol: other, look: ofOther, source }] };
}

const rows: Readonly<Record<TlsFamily, readonly SymbolRow[]>> = {
  messages: [
    row('CH', open('client'), 'RFC 8446 §4.1.2'),
    row('name', open('client'), 'RFC 6066 §3'),
    row('CH⁻', open('client'), 'RFC 8446 §4.2.11.2'),
    row('HRR', open('server'), 'RFC 8446 §4.1.4'),
    row('cookie', open('server'), 'RFC 8446 §4.2.2'),
    row('MH', open('server'), 'RFC 8446 §4.4.1'),
    row('SH', open('server'), 'RFC 8446 §4.1.3'),
    row('EE', sealed('server'), 'RFC 8446 §4.3.1'),
    row('CR', sealed('server'), 'RFC 8446 §4.3.2'),
    pair('CT_S', sealed('server'), 'CT_C', sealed('client'), 'RFC 8446 §4.4.2'),
    pair('CV_S', sealed('server'), 'CV_C', sealed('client'), 'RFC 8446 §4.4.3'),
    pair('F_S', sealed('server'), 'F_C', sealed('client'), 'RFC 8446 §4.4.4'),
  ],
  exchange: [
    pair('d_C', secret('client'), 'd_S', secret('server'), 'RFC 8446 §7.4'),
    pair('Q_C', open('client'), 'Q_S', open('server'), 'RFC 8446 §4.2.8'),
    row('K', shared, 'RFC 8446 §7.4'),
  ],
  certificates: [
    pair('k_S', secret('server'), 'k_C', secret('client'), 'RFC 8446 §4.4.3'),
    pair('K_S', sealed('server'), 'K_C', sealed('client'), 'RFC 5280 §4.1.2.7'),
    pair('cert_S', sealed('server'), 'cert_C', sealed('client'), 'RFC 5280 §4.1'),
    row('salt', open('server'), 'RFC 8017 §9.1.1'),
    row('sig', sealed('server'), 'RFC 8446 §4.4.3'),
  ],
  schedule: [
    row('0', open('server'), 'RFC 8446 §7.1'),
    row('ES', shared, 'RFC 8446 §7.1'),
    row('dES', shared, 'RFC 8446 §7.1'),
    row('HS', shared, 'RFC 8446 §7.1'),
    row('dHS', shared, 'RFC 8446 §7.1'),
    row('MS', shared, 'RFC 8446 §7.1'),
    row('exp', shared, 'RFC 8446 §7.5'),
    row('res', shared, 'RFC 8446 §7.1'),
  ],
  transcript: [
    row('H()', open('server'), 'RFC 8446 §7.1'),
    row('H(CH1)', open('server'), 'RFC 8446 §4.4.1'),
    row('H(CH⁻)', shared, 'RFC 8446 §4.2.11.2'),
    row('H(CH…SH)', open('server'), 'RFC 8446 §7.1'),
    row('H(CH…EE)', shared, 'RFC 8446 §4.4'),
    row('H(CH…CT_S)', shared, 'RFC 8446 §4.4.3'),
    row('H(CH…CV_S)', shared, 'RFC 8446 §4.4.4'),
    row('H(CH…F_S)', shared, 'RFC 8446 §7.1'),
    row('H(CH…CT_C)', shared, 'RFC 8446 §4.4.3'),
    row('H(CH…CV_C)', shared, 'RFC 8446 §4.4.4'),
    row('H(CH…F_C)', shared, 'RFC 8446 §7.1'),
  ],
  traffic: [
    pair('c hs', shared, 's hs', shared, 'RFC 8446 §7.1'),
    pair('c hs key', shared, 's hs key', shared, 'RFC 8446 §7.3'),
    pair('c hs iv', shared, 's hs iv', shared, 'RFC 8446 §7.3'),
    pair('c ap', shared, 's ap', shared, 'RFC 8446 §7.1'),
    pair('c ap key', shared, 's ap key', shared, 'RFC 8446 §7.3'),
    pair('c ap iv', shared, 's ap iv', shared, 'RFC 8446 §7.3'),
  ],
  finished: [
    pair('fk s', shared, 'fk c', shared, 'RFC 8446 §4.4.4'),
    pair('vd s', sealed('server'), 'vd c', sealed('client'), 'RFC 8446 §4.4.4'),
  ],
  resumption: [
    row('nonce', sealed('server'), 'RFC 8446 §4.6.1'),
    row('ticket', sealed('server'), 'RFC 8446 §4.6.1'),
    row('PSK', shared, 'RFC 8446 §4.6.1'),
    row('bk', shared, 'RFC 8446 §7.1'),
    row('fk bk', shared, 'RFC 8446 §4.2.11.2'),
    row('binder', open('client'), 'RFC 8446 §4.2.11.2'),
  ],
  inside: [
    row('user', sealed('client'), 'WHATWG URL §5'),
    row('pw', sealed('client'), 'WHATWG URL §5'),
  ],
};

const order: readonly TlsFamily[] = [
  'messages',
  'exchange',
  'certificates',
  'schedule',
  'transcript',
  'traffic',
  'finished',
  'resumption',
  'inside',
];

/** In the order in which a connection needs them. */
export const tlsSymbolFamilies: readonly SymbolFamily[] = order.map((family) => ({
  ...tlsFamilies[family],
  rows: rows[family],
}));

type Named = Pick<ValueView, 'symbol' | 'label'>;

const updated = /^[cs] ap [1-9]\d*( key| iv)?$/;

/** The families with what a run's KeyUpdates have made: as many as there were. */
export function familiesOf(values: readonly Named[]): readonly SymbolFamily[] {
  const made = new Map(
    values
      .filter(({ symbol }) => updated.test(symbol))
      .map(({ symbol, label }) => [symbol, updatedRow(symbol, label)] as const),
  );
  return tlsSymbolFamilies.map((family) =>
    family.title === tlsFamilies.traffic.title
      ? { ...family, rows: [...family.rows, ...made.values()] }
      : family,
  );
}

function updatedRow(symbol: string, name: string): SymbolRow {
  const source = 'RFC 8446 §7.2';
  return { entries: [{ symbol, look: shared, source }], name, means: updatedSecrets, source };
}
