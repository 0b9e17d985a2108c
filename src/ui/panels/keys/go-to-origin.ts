import { fieldAddress } from '../../../player/focus.ts';
import { actions } from '../../../player/hooks.ts';
import { player } from '../../../player/player.ts';
import type { LayerName, ValueView } from '../../../player/run.ts';

/** Where a value is looked for in a frame, innermost first. */
const layers: readonly LayerName[] = ['message', 'packet', 'wire'];

/** Shows where a value comes from: the field of the frame that brought it, or the step that made it. */
export async function goToOrigin(origin: string, value: ValueView | null): Promise<void> {
  if (origin.startsWith('step:')) {
    await actions.goToAddress(origin);
    if (value) actions.focus(value.address);
    return;
  }
  const focus = await player.loader.resolve(origin);
  if (focus?.kind !== 'frame') return;
  await player.loader.openFrame(focus.frame);
  actions.focus((value && fieldHolding(focus.frame, focus.frameAddress, value.id)) ?? origin);
}

/** The address of the field of an open frame that holds a value. */
function fieldHolding(frame: string, address: string, value: string): string | null {
  const open = player.store.getState().open.get(frame);
  for (const name of layers) {
    const values = open?.layers.find((layer) => layer.name === name)?.values ?? {};
    const path = Object.keys(values).find((at) => values[at] === value);
    if (path !== undefined) return fieldAddress(address, name, path);
  }
  return null;
}
