/** The files of a TLS run: what each end shows of itself, and whom it trusts. Private keys are in none of them. */
import type { Bytes } from '../../codec/bytes.ts';
import { seededRandom, withOverrides } from '../../crypto/random.ts';
import { certificateFile, readPemCertificates } from '../files/pem.ts';
import { Recorder, type EndSide, type StepRecord } from '../recorder.ts';
import { overridesOf, type RunOf } from '../simulation.ts';
import { Authorities } from './authorities.ts';
import { credentialOf } from './credentials.ts';
import type { TlsKind } from './kind.ts';

export interface TlsFile {
  readonly side: EndSide;
  readonly path: string;
  /** An end's own chain, its own certificate first; or those of the authorities that it trusts. */
  readonly kind: 'certificates' | 'trusted certificates';
  readonly text: string;
  readonly certificates: readonly Bytes[];
  /** Indexes of the steps that look something up in it. */
  readonly reads: readonly number[];
}

type TlsRun = Pick<RunOf<TlsKind>, 'scenario' | 'recorder'>;

const paths = {
  client: { certificates: '~/client.pem', 'trusted certificates': '~/ca.pem' },
  server: {
    certificates: '/etc/ssl/server.pem',
    'trusted certificates': '/etc/ssl/client-ca.pem',
  },
} as const;

/**
 * Those of the client first. An end that is a recording has none. The certificates are made once more, as the run made
 * them: it keeps only what crossed the wire.
 */
export function tlsFilesOf({ scenario, recorder }: TlsRun): readonly TlsFile[] {
  const { client, server } = scenario;
  const overrides = overridesOf(scenario);
  const random = withOverrides(seededRandom(scenario.seed), Object.fromEntries(overrides));
  const again = new Recorder(random, overrides);
  const authorities = new Authorities(scenario, again.io('server').draw);
  const file = (side: EndSide, kind: TlsFile['kind'], text: string): TlsFile[] => {
    const read = readPemCertificates(text);
    const reads = recorder.steps.flatMap((step, at) => (isRead(step, side, kind) ? [at] : []));
    const certificates = read.ok ? read.certificates : [];
    return [{ side, path: paths[side][kind], kind, text, certificates, reads }];
  };
  const own = (side: EndSide): TlsFile[] => {
    const { certificate, recorded } = scenario[side];
    if (!certificate || recorded) return [];
    if ('chain' in certificate) return file(side, 'certificates', certificate.chain);
    const made = credentialOf(scenario, side, again.io(side), authorities);
    return made ? file(side, 'certificates', made.chain.map(certificateFile).join('')) : [];
  };
  const trusted = (side: EndSide): TlsFile[] => {
    const end = scenario[side];
    return end.recorded ? [] : file(side, 'trusted certificates', authorities.expand(end.trusted));
  };
  // In the order of the run, as no key is given twice.
  const [ofClient, ofServer] = [own('client'), own('server')];
  return [
    ...(client.checks_certificate ? trusted('client') : []),
    ...ofClient,
    ...ofServer,
    ...(server.client_certificates === 'none' ? [] : trusted('server')),
  ];
}

function isRead({ key, side, args }: StepRecord, of: EndSide, kind: TlsFile['kind']): boolean {
  if (side !== of) return false;
  if (kind === 'certificates') return key === 'tls-chose-certificate';
  return key === 'tls-checked-certificate' && args['check'] === 'anchor';
}
