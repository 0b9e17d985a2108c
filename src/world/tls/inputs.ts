/** Everything that can be changed about a run of TLS: the fields of its scenario, and what was drawn at random. */
import { toHex } from '../../codec/bytes.ts';
import { groups } from '../../protocol/tls/groups.ts';
import { keyTypes } from '../../protocol/tls/key-types.ts';
import { schemes } from '../../protocol/tls/signatures.ts';
import { suites } from '../../protocol/tls/suites.ts';
import type { Input } from '../inputs.ts';
import type { EndSide } from '../recorder.ts';
import type { RunOf } from '../simulation.ts';
import type { TlsKind } from './kind.ts';
import type { TlsScenario } from './scenario.ts';

type TlsRun = Pick<RunOf<TlsKind>, 'scenario' | 'recorder'>;
type End = TlsScenario[EndSide];

/** The inputs of a run, those of an end that was recorded left out: what it decided cannot be changed. */
export function tlsInputsOf({ scenario, recorder }: TlsRun): readonly Input[] {
  const { client, server } = scenario;
  return [
    ...(client.recorded ? [] : clientInputs(scenario)),
    ...(server.recorded ? [] : serverInputs(scenario)),
    ...linkInputs(scenario),
    ...(client.recorded || server.recorded ? [] : attackInputs(scenario)),
    ...drawInputs({ scenario, recorder }),
  ];
}

/** Something that is no field of a message, or stands in an encrypted one. */
const nowhere: readonly string[] = [];

const toggle = (
  path: readonly string[],
  value: boolean,
  shows: readonly string[] = nowhere,
): Input => ({ kind: 'switch', path, shows, value });
const line = (
  path: readonly string[],
  value: string,
  shows: readonly string[] = nowhere,
): Input => ({ kind: 'line', path, shows, value });
const choice = (
  path: readonly string[],
  value: string,
  choices: readonly string[],
  shows: readonly string[] = nowhere,
): Input => ({ kind: 'choice', path, shows, value, choices });
const number = (path: readonly string[], value: number, min: number, max: number): Input => ({
  ...{ kind: 'number', path, shows: nowhere, value, min, max },
});
const names = (
  path: readonly string[],
  value: readonly string[],
  all: Iterable<string>,
  shows: readonly string[] = nowhere,
): Input => {
  const known = new Set(all);
  const choices = [...new Set([...value, ...known])];
  return {
    ...{ kind: 'names', path, shows, value },
    choices: choices.map((name) => ({ name, runs: known.has(name) })),
  };
};

/** Where the client's first message says something. */
const inHello = (field: string): readonly string[] => [`client/ClientHello#1.${field}`];
const inExtension = (name: string): readonly string[] => inHello(`extensions.${name}`);

/** What both ends have. */
function lists(end: End, side: EndSide): readonly Input[] {
  const isClient = side === 'client';
  const said = (field: readonly string[]) => (isClient ? field : nowhere);
  return [
    names(
      [side, 'cipher_suites'],
      end.cipher_suites,
      suites.keys(),
      isClient ? inHello('cipher_suites') : ['server/ServerHello#1.cipher_suite'],
    ),
    names([side, 'groups'], end.groups, groups.keys(), said(inExtension('supported_groups'))),
    names(
      [side, 'signature_algorithms'],
      end.signature_algorithms,
      schemes.keys(),
      said(inExtension('signature_algorithms')),
    ),
    names(
      [side, 'alpn'],
      end.alpn,
      ['http/1.1', 'http/1.0', 'h2'],
      said(inExtension('application_layer_protocol_negotiation')),
    ),
  ];
}

/** How records are made. */
const records = ({ pad_to, record_size, coalesce }: End, side: EndSide): readonly Input[] => [
  number([side, 'pad_to'], pad_to, 0, 16_384),
  number([side, 'record_size'], record_size, 64, 16_384),
  toggle([side, 'coalesce'], coalesce),
];

const trusted = (
  path: readonly string[],
  text: string,
  root: string,
  shows: readonly string[],
): Input => ({
  ...{ kind: 'text', path, shows, value: text, written: text },
  presets: [
    { name: 'right-authority', text: `{ca:${root}}` },
    { name: 'other-authority', text: '{ca:another authority}' },
    { name: 'empty', text: '' },
  ],
});

function clientInputs({ client, server, authorities }: TlsScenario): readonly Input[] {
  const { certificate, server_name } = client;
  return [
    ...lists(client, 'client'),
    names(
      ['client', 'key_shares'],
      client.key_shares,
      client.groups.filter((name) => groups.has(name)),
      inExtension('key_share'),
    ),
    {
      ...line(['client', 'server_name'], server_name ?? '', inExtension('server_name')),
      optional: true,
    },
    trusted(['client', 'trusted'], client.trusted, rootOf(server.certificate, authorities), [
      'client/~/ca.pem',
    ]),
    toggle(['client', 'checks_certificate'], client.checks_certificate),
    ...(certificate ? [toggle(['client', 'shows_certificate'], client.shows_certificate)] : []),
    ...certificateInputs('client', certificate, ['client/~/client.pem']),
    number(['client', 'connections'], client.connections, 1, 4),
    toggle(
      ['client', 'compatibility_mode'],
      client.compatibility_mode,
      inHello('legacy_session_id'),
    ),
    toggle(['client', 'grease'], client.grease),
    ...records(client, 'client'),
  ];
}

function serverInputs({ client, server, authorities }: TlsScenario): readonly Input[] {
  const { certificate, client_certificates, users } = server;
  return [
    ...lists(server, 'server'),
    line(['server', 'host'], server.host),
    ...certificateInputs('server', certificate, ['server//etc/ssl/server.pem']),
    choice(['server', 'client_certificates'], client_certificates, ['none', 'wanted', 'required']),
    ...(client_certificates === 'none'
      ? []
      : [
          trusted(
            ['server', 'trusted'],
            server.trusted,
            client.certificate ? rootOf(client.certificate, authorities) : 'root',
            ['server//etc/ssl/client-ca.pem'],
          ),
        ]),
    ...Object.entries(users).map(([user, { password }]) =>
      line(['server', 'users', user, 'password'], password),
    ),
    number(['server', 'tickets'], server.tickets, 0, 8),
    toggle(['server', 'cookie'], server.cookie),
    ...records(server, 'server'),
  ];
}

/** The authority at the end of the way up from a certificate. */
function rootOf(
  certificate: NonNullable<End['certificate']>,
  authorities: TlsScenario['authorities'],
): string {
  let name = 'chain' in certificate ? null : certificate.issuer;
  // No way up is longer than there are authorities.
  for (let left = Object.keys(authorities).length; left > 0; left -= 1) {
    const issuer = name === null ? null : authorities[name]?.issuer;
    if (!issuer) break;
    name = issuer;
  }
  return name ?? 'root';
}

/** What a certificate says that is made from the seed; one from outside is as it is. */
function certificateInputs(
  side: EndSide,
  certificate: End['certificate'],
  shows: readonly string[],
): readonly Input[] {
  if (!certificate || 'chain' in certificate) return [];
  const at = (field: string) => [side, 'certificate', field];
  return [
    choice(at('key_type'), certificate.key_type, [...keyTypes.keys()], shows),
    line(at('names'), certificate.names.join(' '), shows),
    line(at('not_before'), certificate.not_before, shows),
    line(at('not_after'), certificate.not_after, shows),
    { ...line(at('issuer'), certificate.issuer ?? '', shows), optional: true },
    names(
      at('extended_key_usage'),
      certificate.extended_key_usage,
      ['serverAuth', 'clientAuth', 'codeSigning', 'emailProtection'],
      shows,
    ),
  ];
}

const linkInputs = ({ link, seed, clock }: TlsScenario): readonly Input[] => [
  { ...number(['link', 'rtt_ms'], link.rtt_ms, 0, 60_000), shows: ['link/rtt'] },
  number(['link', 'bytes_per_s'], link.bytes_per_s, 1, 1e12),
  line(['clock'], clock),
  line(['seed'], seed),
];

/** Who sits on the wire; a bit that is flipped on the way is no choice of a list. */
const attackInputs = ({ attack }: TlsScenario): readonly Input[] =>
  attack?.kind === 'flip-bit'
    ? []
    : [choice(['attack'], attack?.kind ?? 'none', ['none', 'man-in-the-middle'])];

/** Each draw is an override of its own; where it stands on the wire, or is a value, it shows. */
function drawInputs({ recorder, scenario }: TlsRun): readonly Input[] {
  return recorder.draws.flatMap(({ label, bytes }): Input[] => {
    const side = label.startsWith('client') ? 'client' : 'server';
    if (scenario[side].recorded || bytes.length === 0) return [];
    const hex = toHex(bytes);
    const values = recorder.valuesOf(hex).map(({ address }) => address);
    const hello = /^(client|server) (random|legacy_session_id)(?:#(\d+))?$/.exec(label);
    const message = hello?.[1] === 'client' ? 'ClientHello' : 'ServerHello';
    const field = hello && `${hello[1]}/${message}#${hello[3] ?? 1}.${hello[2]}`;
    return [
      {
        ...{ kind: 'bytes', path: ['overrides', label], value: hex },
        shows: field ? [field] : values,
        chosen: label in scenario.overrides,
      },
    ];
  });
}
