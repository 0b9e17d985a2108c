/** The files of a run of TLS, for the page. */
import { toHex, type Bytes } from '../../codec/bytes.ts';
import {
  explainCertificate,
  readCertificate,
} from '../../protocol/tls/certificates/certificate.ts';
import { nameText } from '../../protocol/tls/certificates/names.ts';
import type { Recorder } from '../../world/recorder.ts';
import type { AnyRun } from '../../world/simulate.ts';
import { tlsFilesOf, type TlsFile } from '../../world/tls/files.ts';
import { pemLines } from '../../world/tls/pem-lines.ts';
import type { CertificateView, FileView } from '../files-view.ts';
import { fieldValues, recordedValues } from './field-values.ts';

export function tlsFiles(run: AnyRun): readonly FileView[] {
  const { scenario, recorder } = run;
  if (scenario.protocol !== 'tls-1.3') return [];
  return tlsFilesOf({ scenario, recorder }).map((file) => fileView(run, file));
}

function fileView(run: AnyRun, file: TlsFile): FileView {
  const { side, path, kind, text, reads } = file;
  const { lines, certificates } = pemLines(text);
  const linesOf = (at: number): CertificateView['lines'] => [
    certificates.indexOf(at) + 1,
    certificates.lastIndexOf(at) + 1,
  ];
  return {
    ...{ side, path, kind, reads, matches: [], content: null, publicKey: null, origin: null },
    versions: [{ step: 0, text, lines: text === '' ? [] : lines }],
    certificates: file.certificates.map((der, at) => ({
      ...certificateView(run, side, der),
      lines: linesOf(at),
    })),
  };
}

function certificateView(
  run: AnyRun,
  side: FileView['side'],
  der: Bytes,
): Omit<CertificateView, 'lines'> {
  const fields = explainCertificate(der);
  const read = readCertificate(der);
  const find = recordedValues(run, side);
  const subject = read.ok ? nameText(read.certificate.subject) : '';
  return {
    ...{ bytes: der, fields, values: fieldValues(fields, der, find), value: find(der) ?? null },
    subject,
    issuer: read.ok ? nameText(read.certificate.issuer) : '',
    checks: checksOf(run.recorder, der, subject),
  };
}

/** A root's bytes are no value of the run, as they never cross the wire: there its name tells. */
function checksOf({ steps }: Recorder, der: Bytes, subject: string): readonly number[] {
  const hex = toHex(der);
  return steps.flatMap(({ key, values, args }, at) => {
    const isIt =
      values.length > 0 ? values.some((value) => value.hex === hex) : args['subject'] === subject;
    return key === 'tls-checked-certificate' && isIt ? [at] : [];
  });
}
