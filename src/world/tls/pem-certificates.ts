/** Certificates out of a file of PEM that a scenario gives. */
import type { Bytes } from '../../codec/bytes.ts';
import { readPemCertificates } from '../files/pem.ts';
import { ScenarioError } from '../scenario.ts';

/** None of an empty text. Throws a ScenarioError that names the path and the line. */
export function certificatesAt(text: string, path: string): readonly Bytes[] {
  if (text.trim() === '') return [];
  const read = readPemCertificates(text);
  if (read.ok) return read.certificates;
  throw new ScenarioError([{ path, message: `line ${read.line}: ${read.problem}` }]);
}
