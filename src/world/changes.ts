/** What a change of the scenario did to a run: which frames and values differ from those of the original. */
import { sameBytes } from '../codec/bytes.ts';
import { inputsOf, type Input } from './inputs.ts';
import { isSsh, type AnyRun } from './simulate.ts';

export const SAME = 0;
export const DIFFERS = 1;
/** The original has nothing of this name. */
export const IS_NEW = 2;

export interface ChangedInput {
  readonly path: readonly string[];
  /** Of an entry of a list, its place. */
  readonly item?: number;
  /** As the original's scenario has it; undefined where its scenario has no such input. */
  readonly was: unknown;
}

export interface Changes {
  /** The inputs that are not as in the original, a draw only where it was chosen; with what the original has. */
  readonly inputs: readonly ChangedInput[];
  /** One of the three for each frame, by its index. */
  readonly frames: Uint8Array;
  /** Ids of the values that differ from the original's of the same name, or are new. */
  readonly values: readonly string[];
  /** Frames that only the original has. */
  readonly framesGone: number;
  /** Index of the first step at which anything differs, the last one where the run only ends sooner; null where nothing does. */
  readonly firstStep: number | null;
}

/**
 * Compares by address: a frame with the one of the same name, a value with the one of the same name.
 *
 * @param inputs - what can be changed about a run: of SSH unless told otherwise
 */
export function changesOf(
  run: AnyRun,
  original: AnyRun,
  inputs: (run: AnyRun) => readonly Input[] = sshInputs,
): Changes {
  const { recorder: now } = run;
  const { recorder: then } = original;
  const frames = new Map(then.frames.map((frame) => [frame.address, frame.wire]));
  const values = new Map(then.values.map(({ address, hex }) => [address, hex]));
  const states = Uint8Array.from(now.frames, ({ address, wire }) => {
    const before = frames.get(address);
    if (!before) return IS_NEW;
    return sameBytes(before, wire) ? SAME : DIFFERS;
  });
  const here = new Set(now.frames.map(({ address }) => address));
  const changed = now.values.filter(({ address, hex }) => values.get(address) !== hex);
  const otherStep = now.steps.findIndex(
    ({ key, side }, at) => key !== then.steps[at]?.key || side !== then.steps[at]?.side,
  );
  const endsSooner = now.steps.length < then.steps.length ? [now.steps.length - 1] : [];
  const steps = [
    ...(otherStep < 0 ? endsSooner : [otherStep]),
    ...changed.flatMap(({ heldAt }) => Object.values(heldAt)),
    ...now.frames.flatMap(({ sentAt }, at) => (states[at] === SAME ? [] : [sentAt])),
  ];
  return {
    inputs: changedInputs(inputs(run), inputs(original)),
    frames: states,
    values: changed.map(({ id }) => id),
    framesGone: then.frames.filter(({ address }) => !here.has(address)).length,
    firstStep: steps.length > 0 ? steps.reduce((least, step) => Math.min(least, step)) : null,
  };
}

const sshInputs = (run: AnyRun): readonly Input[] => (isSsh(run) ? inputsOf(run) : []);

function changedInputs(now: readonly Input[], then: readonly Input[]): ChangedInput[] {
  const before = new Map(then.map((input) => [nameOf(input), input]));
  return now.flatMap((input) => {
    const other = before.get(nameOf(input));
    const chosen = input.kind !== 'bytes' || input.chosen;
    const wasChosen = other?.kind === 'bytes' && other.chosen;
    // An attack that the original does not have is the change, and not what is told of it.
    if (!other && input.path[0] === 'attack') return [];
    const same = JSON.stringify(writtenIn(input)) === JSON.stringify(other && writtenIn(other));
    if (same || (input.kind === 'bytes' && !chosen && !wasChosen)) return [];
    const { path, item } = input;
    return [{ path, ...(item === undefined ? {} : { item }), was: other && writtenIn(other) }];
  });
}

/** A file with other keys filled in is the same input. */
const writtenIn = (input: Input) => (input.kind === 'text' ? input.written : input.value);

const nameOf = ({ path, item }: Input): string => JSON.stringify([path, item]);
