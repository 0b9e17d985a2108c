/** Round trips, bytes and frames, counted. */
import { tripsOf } from '../frame-trips.ts';
import type { FrameRecord } from '../recorder.ts';
import type { ShownRun } from '../shown-run.ts';
import { firstApplication } from './application.ts';
import { found, type Finding } from './facts.ts';

export const sumOf = (frames: readonly FrameRecord[]): number =>
  frames.reduce((sum, { wire }) => sum + wire.length, 0);

/** The step with which a run ends. */
export const atEnd = (shown: ShownRun) => shown.atStep(shown.steps.count - 1);

export function roundTrips(shown: ShownRun): Finding[] {
  const first = firstApplication(shown);
  if (!first) return [found({ kind: 'no-application' }, atEnd(shown))];
  const count = (tripsOf(shown.run)[first.index] ?? 1) - 1;
  return [found({ kind: 'round-trips', count, message: first.message }, shown.atFrame(first))];
}

/** What each end, or somebody between them, puts on the wire. */
export function traffic(shown: ShownRun): Finding[] {
  const { frames } = shown.run.recorder;
  const application = firstApplication(shown);
  return (['client', 'server', 'attacker'] as const).flatMap((from) => {
    const sent = frames.filter((frame) => frame.from === from);
    const [first] = sent;
    if (!first) return [];
    const early = application && sent.filter(({ index }) => index < application.index);
    return [
      found(
        {
          kind: 'bytes',
          from,
          bytes: sumOf(sent),
          frames: sent.length,
          before: early && { bytes: sumOf(early), frames: early.length },
        },
        shown.atFrame(first),
      ),
    ];
  });
}

/** From where on each side's frames are encrypted, and whether the server was known by then. */
export function encryption(shown: ShownRun): Finding[] {
  const { frames } = shown.run.recorder;
  const isEncrypted = ({ keyValues }: FrameRecord) => keyValues.length > 0;
  const bySide = (['client', 'server', 'attacker'] as const).flatMap((from) => {
    const sent = frames.filter((frame) => frame.from === from);
    const [start] = sent;
    if (!start) return [];
    const first = sent.find(isEncrypted);
    if (!first) return [found({ kind: 'never-encrypted', from }, shown.atFrame(start))];
    const clear = sent.filter((frame) => !isEncrypted(frame));
    const { message } = first;
    return [
      found(
        { kind: 'encrypted-from', from, message, frames: clear.length, bytes: sumOf(clear) },
        shown.atFrame(first),
      ),
    ];
  });
  const proven = provenAt(shown);
  const [first] = frames
    .filter(isEncrypted)
    .flatMap((frame) => ({ frame, at: atClient(frame) }))
    .toSorted((a, b) => a.at - b.at);
  if (!first || proven === null) return bySide;
  const before = proven < first.at;
  const { message } = first.frame;
  return [found({ kind: 'proven-before', before, message }, shown.atStep(proven)), ...bySide];
}

/** The step in which the client sends or reads a frame. */
const atClient = ({ from, to, sentAt, receivedAt }: FrameRecord): number =>
  from === 'client' ? sentAt : to === 'client' ? (receivedAt ?? Infinity) : Infinity;

/** The step in which the client has found the server's signature valid; null where it never has. */
export function provenAt({ run, steps }: ShownRun): number | null {
  const at = run.recorder.steps.findIndex(
    ({ side, role, result, kind }, index) =>
      kind === 'engine' &&
      side === 'client' &&
      role === 'client' &&
      result === 'valid' &&
      steps.places[index]?.phase === 'server-auth' &&
      steps.places[index]?.level === 'overview',
  );
  return at < 0 ? null : at;
}
