import type { MachineView, Step } from '../../../player/run.ts';

/** What a side waits for after a step, in the words of its machine: the transport's, else the service's. */
export function waitsFor(
  machines: readonly MachineView[],
  step: Step,
  side: 'client' | 'server',
): string {
  const state = step.state[side];
  if (!state) return '';
  for (const region of ['transport', 'service'] as const) {
    const machine = machines.find((m) => m.side === side && m.region === region);
    const waits = machine?.states.find(({ name }) => name === state[region])?.waits;
    if (waits) return waits;
  }
  return '';
}
