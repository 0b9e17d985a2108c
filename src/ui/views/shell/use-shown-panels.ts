import { usePanels } from '../../../player/hooks.ts';
import { useMeasures } from '../../theme/measures.ts';

/** Ids of the panels that show beside the stage: before a class one, the latest; the others stay open behind it. */
export function useShownPanels(): readonly string[] {
  const open = usePanels();
  return useMeasures().beamer ? open.slice(-1) : open;
}
