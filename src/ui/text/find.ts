import type { FoundKind } from '../../player/find-view.ts';
import type { LayerKind, LayerName } from '../../player/run.ts';
import { bytes } from './stage.ts';

const number = new Intl.NumberFormat('en');
const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** What the two sides agree on, by the name of the choice in the engine. */
const purposes: Readonly<Record<string, string>> = {
  '/learn': 'fifteen lessons, from what SSH protects to a real log line by line',
  kex: 'key exchange',
  host_key: 'host key',
  cipher_c2s: 'encryption, client to server',
  cipher_s2c: 'encryption, server to client',
  mac_c2s: 'MAC, client to server',
  mac_s2c: 'MAC, server to client',
};

const layers: Readonly<Record<LayerKind, string>> = {
  wire: 'on the wire',
  packet: 'in the packet',
  record: 'in the record',
  inner: 'inside the record',
  message: '',
  certificate: 'in the certificate',
};

const isKind = (name: string | undefined): name is LayerKind =>
  name !== undefined && Object.hasOwn(layers, name);

/** By the page's path, where its title does not say it all. */
const aboutPages: Readonly<Record<string, string>> = {
  '/logins': 'publickey, password, and the challenge of the textbooks, compared',
};

/** Words of the search. */
export const find = {
  title: 'Find',
  label: 'Find in this run',
  placeholder: 'A field, value, message, algorithm or RFC section',
  close: 'Close',
  results: 'What was found',
  kinds: {
    step: 'Steps',
    message: 'Messages',
    field: 'Fields',
    name: 'Names and texts',
    value: 'Values',
    section: 'RFC sections',
  } satisfies Record<FoundKind, string>,
  scenarios: 'Scenarios',
  panels: 'Panels',
  pages: 'Pages',
  doing: 'What can be done',
  recent: 'Found before',
  questions: 'The six questions',
  near: 'Did you mean',
  panel: (title: string) => `${title} panel`,
  aboutPages,
  action: {
    light: 'Light theme',
    dark: 'Dark theme',
    projector: 'Projector theme',
    system: 'Theme as the system',
    overview: 'Detail: overview',
    message: 'Detail: messages',
    detail: 'Detail: everything',
    first: 'First step',
    last: 'Last step',
    play: 'Play',
  },
  count: (n: number) => (n === 1 ? '1 result' : `${number.format(n)} results`),
  countOf: (shown: number, n: number) => `${number.format(n)} results, the best ${shown} shown`,
  searching: 'Searching …',
  nothing: (text: string) => `Nothing here is called “${text}”.`,
  canFind: 'What can be found:',
  kindsOfNames: [
    'fields and messages, by the RFCs’ names: cookie, KEXINIT',
    'algorithms and texts that crossed the wire: aes256-gcm, alice',
    'values, by symbol, name, first hex digits or fingerprint: K_S, exchange hash, SHA256:…',
    'sections of RFCs: 4253 7.1',
    'steps, scenarios, panels and what can be done',
  ],
  /** How one of many is reached. */
  oneOfMany: 'Add #5 for the fifth of many.',
  keys: '↑ ↓ choose, Enter goes there, Esc closes.',
  places: (n: number) => `${number.format(n)} places`,
  layer: (name: LayerName): string => {
    const [kind, number] = name.split('-');
    const text = isKind(kind) ? layers[kind] : '';
    return number === undefined ? text : `${text} ${number}`;
  },
  listed: (at: number, of: number) => `${number.format(at)} of ${number.format(of)} in the list`,
  agreed: (names: readonly string[]) =>
    `agreed: ${list.format(names.map((name) => purposes[name] ?? name))}`,
  at: (phase: string, ms: string) => `${phase}, ${ms} ms`,
  size: (n: number) => bytes(n),
  in: (message: string) => `in ${message}`,
};
