/** Round trips, bytes and frames, counted. */
import { tripsOf } from '../frame-trips.ts';
import { isIntercepted } from '../intercepted.ts';
import type { FrameRecord } from '../recorder.ts';
import type { ShownRun } from '../shown-run.ts';
import { firstApplication, isApplication } from './application.ts';
import { between, firstFrames, told, waysOf } from './connections.ts';
import { found, type Finding } from './facts.ts';

export const sumOf = (frames: readonly FrameRecord[]): number =>
  frames.reduce((sum, { wire }) => sum + wire.length, 0);

/** The step with which a run ends. */
export const atEnd = (shown: ShownRun) => shown.atStep(shown.steps.count - 1);

export function roundTrips(shown: ShownRun): Finding[] {
  const first = firstApplication(shown);
  if (!first) return [found({ kind: 'no-application' }, atEnd(shown))];
  const count = (tripsOf(shown.run)[first.index] ?? 1) - 1;
  const { message, from, to } = first;
  const peer = from === 'client' ? to : from;
  return [found({ kind: 'round-trips', count, message, with: peer }, shown.atFrame(first))];
}

/** What each end, or somebody between them, puts on the wire. */
export function traffic(shown: ShownRun): Finding[] {
  const { frames } = shown.run.recorder;
  const ways = waysOf(frames).flatMap((way): Finding[] => {
    const { from, to, sent } = way;
    const [first] = sent;
    if (!first) return [];
    const application = between(frames, way).find(isApplication);
    const early = application && sent.filter(({ index }) => index < application.index);
    const before = early ? { bytes: sumOf(early), frames: early.length } : null;
    return [
      found(
        { kind: 'bytes', from, to, bytes: sumOf(sent), frames: sent.length, before },
        shown.atFrame(first),
      ),
    ];
  });
  return [...told(shown, 'all'), ...ways];
}

/** From where on what goes each way is encrypted, and whether the server was known by then. */
export function encryption(shown: ShownRun): Finding[] {
  const frames = firstFrames(shown);
  const ways = waysOf(frames).flatMap(({ from, to, sent }): Finding[] => {
    const [start] = sent;
    if (!start) return [];
    const first = sent.find(isEncrypted);
    const clear = sent.filter((frame) => !isEncrypted(frame));
    const all = { from, to, frames: clear.length, bytes: sumOf(clear) };
    if (!first) return [found({ ...all, kind: 'never-encrypted' }, shown.atFrame(start))];
    const { message } = first;
    return [found({ ...all, kind: 'encrypted-from', message }, shown.atFrame(first))];
  });
  return [...told(shown, 'first'), ...proven(shown, frames), ...ways];
}

const isEncrypted = ({ keyValues }: FrameRecord): boolean => keyValues.length > 0;

/** Whether the server was known by then; whoever sits in between never proves that it is the server. */
function proven(shown: ShownRun, frames: readonly FrameRecord[]): Finding[] {
  if (isIntercepted(shown.run.scenario)) return [];
  const at = provenAt(shown);
  const [first] = frames
    .filter(isEncrypted)
    .flatMap((frame) => ({ frame, at: atClient(frame) }))
    .toSorted((a, b) => a.at - b.at);
  if (!first || at === null) return [];
  const { message } = first.frame;
  const before = at < first.at;
  return [found({ kind: 'proven-before', before, message }, shown.atStep(at))];
}

/** The step in which the client sends or reads a frame. */
const atClient = ({ from, to, sentAt, receivedAt }: FrameRecord): number =>
  from === 'client' ? sentAt : to === 'client' ? (receivedAt ?? Infinity) : Infinity;

/** The step in which the client has found the server's signature valid; null where it never has. */
function provenAt({ run, steps }: ShownRun): number | null {
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
