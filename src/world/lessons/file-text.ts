/** Files of a run, as lessons name them: `client/known_hosts`, by the last part of a path or by all of it. */
import { filesOf } from '../files/run-files.ts';
import { isSsh } from '../simulate.ts';
import { tlsFilesOf } from '../tls/files.ts';
import { FactProblem } from './fact-problem.ts';
import { foundAt, stepOfFound, type Told } from './found.ts';

interface TextFile {
  readonly side: string;
  readonly path: string;
  readonly versions: readonly { readonly step: number; readonly text: string }[];
}

function filesIn({ run }: Told): readonly TextFile[] {
  if (isSsh(run)) return filesOf(run);
  const { scenario, recorder } = run;
  if (scenario.protocol !== 'tls-1.3') return [];
  return tlsFilesOf({ scenario, recorder }).map(({ side, path, text }) => ({
    side,
    path,
    versions: [{ step: 0, text }],
  }));
}

/** The text after a step, whose address is empty for the end of the run; a FactProblem where there is no such file. */
export function fileText(told: Told, name: string, step: string): string {
  const side = name.slice(0, name.indexOf('/'));
  const path = name.slice(side.length + 1);
  const own = filesIn(told).filter((file) => file.side === side);
  const file =
    own.find((one) => one.path === path) ??
    own.find((one) => one.path.slice(one.path.lastIndexOf('/') + 1) === path);
  if (!file) {
    const there = own.map((one) => one.path).join(', ');
    throw new FactProblem(`the ${side} has no file ${path}; it has ${there || 'none'}`);
  }
  const until = step === '' ? Infinity : stepOfFound(foundAt(told, step));
  return file.versions.findLast((version) => version.step <= until)?.text ?? '';
}
