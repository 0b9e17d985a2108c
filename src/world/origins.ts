/** How a party came to have a value: read from what the recorder took down, the first way first. */
import type { End, How } from './explanation.ts';
import type { Computation, Provenance } from './provenance.ts';
import type { FrameRecord, ValueRecord } from './recorder.ts';
import type { Party } from './transcript.ts';

export interface Origin {
  readonly how: How;
  readonly since: number;
  /** The step that tells of it. */
  readonly step: number;
  readonly frame: FrameRecord | null;
  readonly computation: Computation | null;
}

/** Every way in which a party came to have a value, earliest first; none where it never does. */
export function originsOf(all: Provenance, value: ValueRecord, party: Party): readonly Origin[] {
  if (all.isConstant(value)) return all.since(value, party) === null ? [] : [origin('constant', 0)];
  const found = party === 'eavesdropper' ? overheard(all, value) : ofEnd(all, value, party);
  return found.toSorted((a, b) => a.since - b.since);
}

/** Who only listens has what passes in the clear or under keys that it knows, and what follows from that. */
function overheard(all: Provenance, value: ValueRecord): readonly Origin[] {
  const read = all.carriers(value).find((frame) => opens(all, frame, 'eavesdropper', frame.sentAt));
  const computed = all.computations(value, 'eavesdropper').flatMap((computation) => {
    const steps = computation.from.map((input) => all.since(input, 'eavesdropper'));
    if (steps.some((step) => step === null)) return [];
    const since = Math.max(computation.heardBy ?? 0, ...steps.map((step) => step ?? 0));
    return [origin('computed', since, { computation })];
  });
  return read ? [origin('read', read.sentAt, { frame: read }), ...computed] : computed;
}

function ofEnd(all: Provenance, value: ValueRecord, end: End): readonly Origin[] {
  const same = all.same(value);
  const held = Math.min(...same.map(({ heldAt }) => heldAt[end] ?? Infinity));
  if (held === 0) return [origin('file', 0)];
  const computed = distinct(
    all.computations(value, end).filter(({ by, to }) => by === end && same.includes(to)),
  );
  if (computed.length > 0) {
    const made = computed.map((computation) =>
      origin('computed', computation.since, {
        computation,
        step: stepTelling(all, value, end, computation.since),
      }),
    );
    // It may have come first, and been computed to compare.
    const first = Math.min(...made.map(({ since }) => since));
    return [...inFrames(all, value, end, held).filter(({ since }) => since < first), ...made];
  }
  const isOwn = same.some(({ owner, heldAt }) => owner === end && heldAt[end] === held);
  if (isOwn && all.drawn.has(value.fact)) {
    return [origin('generated', held, { step: stepTelling(all, value, end, held) })];
  }
  const passed = inFrames(all, value, end, held);
  // What a client says by itself, a person has told it.
  const isGiven = isOwn && end === 'client' && same.some(({ content }) => content);
  if (isGiven) return [origin('given', held, { frame: passed[0]?.frame ?? null })];
  if (passed.length > 0) return passed;
  const under = all.recorder.frames.find(
    ({ from, keyValues }) => from === end && keyValues.some(({ fact }) => fact === value.fact),
  );
  if (under) return [origin('used', Math.min(under.sentAt, held), { frame: under })];
  return held < Infinity ? [origin('had', held)] : [];
}

/** The first frame by which an end said or heard a value. What it took in counts from when it was handed on. */
function inFrames(all: Provenance, value: ValueRecord, end: End, held: number): readonly Origin[] {
  const frames = all.carriers(value);
  const sent = frames.find(({ from }) => from === end);
  const received = frames.find(({ to, receivedAt }) => to === end && receivedAt !== null);
  const at = received?.receivedAt ?? Infinity;
  if (received && at < (sent?.sentAt ?? Infinity) && opens(all, received, end, at)) {
    const hasTwin = all.recorder.valuesOfFact(value.fact).length > all.same(value).length;
    return [origin('read', hasTwin ? held : at, { frame: received, step: at })];
  }
  return sent
    ? [origin('sent', Math.min(sent.sentAt, held), { frame: sent, step: sent.sentAt })]
    : [];
}

/** Whether a party knows all keys of a frame by the step at which it comes to it. */
export const opens = (all: Provenance, frame: FrameRecord, party: Party, step: number): boolean =>
  frame.keyValues.every((key) => (all.since(key, party) ?? Infinity) <= step);

/** Both directions of a session compute the same things; once is enough. */
function distinct(computations: readonly Computation[]): readonly Computation[] {
  const byInputs = new Map<string, Computation>();
  for (const computation of computations) {
    const key = inputsOf(computation);
    if (!byInputs.has(key)) byInputs.set(key, computation);
  }
  return [...byInputs.values()];
}

/** What tells computations apart: the bytes that go in. */
export const inputsOf = ({ from }: Computation): string => from.map(({ fact }) => fact).join();

/** The step that reports what a side made: the first from then on that is about it. */
export function stepTelling(
  all: Provenance,
  { fact }: ValueRecord,
  end: End,
  since: number,
): number {
  const { steps } = all.recorder;
  for (let at = since; at < steps.length; at++) {
    const step = steps[at];
    if (
      step?.kind === 'engine' &&
      step.side === end &&
      step.values.some((one) => one.fact === fact)
    )
      return at;
  }
  return since;
}

const origin = (how: How, since: number, more: Partial<Origin> = {}): Origin => ({
  how,
  since,
  step: since,
  frame: null,
  computation: null,
  ...more,
});
