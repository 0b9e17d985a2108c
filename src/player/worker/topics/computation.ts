/** Where a value came from, and what became of it, for the page. */
import { toHex, type Bytes } from '../../../codec/bytes.ts';
import { decodeTree } from '../../../codec/tape.ts';
import {
  framesUnder,
  framesWith,
  originOf,
  usesOf,
  waysOf,
  madeFrom,
} from '../../../world/lineage.ts';
import type { DerivationRecord, FrameRecord } from '../../../world/recorder.ts';
import { recipeFor, shellCommand } from '../../../world/shell-commands.ts';
import type { FramesView, PreimageView, StageView } from '../../computation-view.ts';
import { fieldValues } from '../field-values.ts';
import type { Tell } from '../topic.ts';
import type { Session } from '../view.ts';

/** Frames that are named; the rest are counted. */
const NAMED = 6;

export const tell: Tell<'computation'> = async ({ run, steps, loadWords }, { value: id }) => {
  const { recorder } = run;
  const value = recorder.values.find((one) => one.id === id);
  if (!value) return null;
  await loadWords();
  const ways = waysOf(recorder, value);
  return {
    value: id,
    ways: ways.map(({ makers, stages }) => ({
      makers,
      stages: stages.map((stage) => stageOf(recorder, stage)),
    })),
    origin: ways.length > 0 ? null : originOf(run, steps, value),
    feeds: madeFrom(recorder, value).map((made) => made.id),
    uses: usesOf(recorder, value).map((index) => {
      const { side, title } = steps.at(index);
      return { index, side, title };
    }),
    carried: framesOf(framesWith(run, steps, value)),
    protects: framesOf(framesUnder(recorder, value)),
  };
};

function stageOf(recorder: Session['run']['recorder'], derivation: DerivationRecord): StageView {
  const { from, to, how, preimage } = derivation;
  const recipe = recipeFor(derivation);
  const told = shellCommand(derivation);
  const explained = preimage && preimageOf(recorder, derivation, preimage);
  const [first] = explained?.fields ?? [];
  return {
    from: from.map((value) => value.id),
    to: to.id,
    how,
    kind: recipe?.kind ?? 'other',
    source: (recipe?.kind === 'hash' && first?.source) || (recipe?.source ?? ''),
    preimage: explained,
    command: 'command' in told ? told.command : null,
    note: 'command' in told ? (told.note ?? null) : null,
    reason: 'reason' in told ? told.reason : null,
  };
}

/**
 * The bytes with their fields. Of values with the same bytes it shows the one that the field is named after, then
 * those that went in, then the maker's own.
 */
function preimageOf(
  recorder: Session['run']['recorder'],
  { from, to }: DerivationRecord,
  { bytes, codec }: NonNullable<DerivationRecord['preimage']>,
): PreimageView {
  const find = (content: Bytes): string | undefined => {
    const hex = toHex(content);
    const same = recorder.valuesOf(hex);
    const found =
      from.find((value) => value.hex === hex) ?? same.find(({ owner }) => owner === to.owner);
    return (found ?? same[0])?.id;
  };
  const { fields } = decodeTree(codec, bytes);
  const values = Object.entries(fieldValues(fields, bytes, find)).map(([path, id]) => {
    const [name = ''] = path.split('.');
    const named = from.find(({ symbol }) => symbol === name);
    const isIt = named && recorder.values.some((one) => one.id === id && one.hex === named.hex);
    return [path, isIt ? named.id : id] as const;
  });
  return { bytes, fields, values: Object.fromEntries(values) };
}

const framesOf = (frames: readonly FrameRecord[]): FramesView => ({
  count: frames.length,
  first: frames.slice(0, NAMED).map(({ address, message, from }) => ({ address, message, from })),
});
