/** How the lines of a run are put together: by what happens in a step, and where its packet's own line stands. */
import type { StepRecord } from '../recorder.ts';

/** Lines around the one that names the packet; a step without a packet has only `after`. */
export interface Said {
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

/**
 * What a layer says at the steps that it cares for, by `momentOf`. A layer remembers what it needs
 * from step to step.
 */
export type Moments = Readonly<Record<string, (step: StepRecord) => Said>>;

/** Who has something to say at a moment, in the order of the layers; a run of many frames asks often for few moments. */
export function sayersOf(
  layers: readonly Moments[],
): (moment: string) => readonly ((step: StepRecord) => Said)[] {
  const known = new Map<string, readonly ((step: StepRecord) => Said)[]>();
  return (moment) => {
    const found = known.get(moment) ?? layers.flatMap((layer) => layer[moment] ?? []);
    known.set(moment, found);
    return found;
  };
}

/** Of any key exchange method with two messages. */
const KEX_INIT = 30;
const KEX_REPLY = 31;

/** The number of the step's message; undefined where it has none. */
export const typeOf = ({ frame }: StepRecord): number | undefined => frame?.packet?.[5];

/** `send SSH_MSG_KEXINIT`, `receive identification`, `engine negotiated`, `connect connected`. */
export function momentOf(step: StepRecord): string {
  return `${step.kind} ${nameOf(step)}`;
}

function nameOf(step: StepRecord): string {
  const { frame, key } = step;
  if (!frame) return key;
  if (!frame.packet) return frame.message === frame.value ? 'identification' : 'line before';
  const type = typeOf(step);
  if (type === KEX_INIT) return 'key exchange init';
  return type === KEX_REPLY ? 'key exchange reply' : frame.message;
}
