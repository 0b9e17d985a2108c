import { explainPrivateKey } from '../../../world/files/openssh-private-key.ts';
import { fileLines } from '../../../world/files/file-lines.ts';
import { filesOf, type RunFile } from '../../../world/files/run-files.ts';
import type { FileVersion } from '../../files-view.ts';
import { fieldValues, recordedValues } from '../field-values.ts';
import { isSsh } from '../../../world/simulate.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'files'> = async ({ run }) => {
  if (isSsh(run))
    return filesOf(run).map((file) => ({
      ...file,
      versions: versionsOf(file),
      content: openedContent(run, file),
      certificates: [],
    }));
  const { tlsFiles } = await import('../tls-files.ts');
  return tlsFiles(run);
};

const versionsOf = ({ kind, versions }: RunFile): FileVersion[] =>
  versions.map(({ step, text }, at) => ({
    step,
    text,
    lines: fileLines(kind, text, versions[at - 1]?.text ?? null),
  }));

function openedContent(run: Parameters<typeof filesOf>[0], { side, content }: RunFile) {
  if (!content) return null;
  const fields = explainPrivateKey(content);
  const values = fieldValues(fields, content, recordedValues(run, side));
  return { bytes: content, fields, values };
}
