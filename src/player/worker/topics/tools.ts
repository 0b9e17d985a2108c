import { loadAlgorithms } from '../../../protocol/ssh/load.ts';
import { toolView } from '../../../world/tools/tool-runs.ts';
import { isSsh } from '../../../world/simulate.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'tools'> = async ({ run }, { tool }) => {
  if (!isSsh(run)) return { runs: [], agrees: null };
  // ssh-keyscan asks for keys of all types, whatever the run has.
  if (tool === 'keyscan') await loadAlgorithms();
  return toolView(run, tool);
};
