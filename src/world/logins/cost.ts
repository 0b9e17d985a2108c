/** What a login costs: bytes on the wire in each direction, and round trips. */
import { tripsOf } from '../frame-trips.ts';
import type { FrameRecord } from '../recorder.ts';
import type { Finding } from './facts.ts';
import { found, type LoginRun } from './login-run.ts';

export const sumOf = (frames: readonly FrameRecord[]): number =>
  frames.reduce((sum, { wire }) => sum + wire.length, 0);

export const bytes = (login: LoginRun): Finding[] =>
  ([null, 'client', 'server'] as const).map((from) => {
    const sent = login.frames.filter((frame) => from === null || frame.from === from);
    const first = login.need(sent[0], 'message of the login');
    const fact = { kind: 'bytes', from, bytes: sumOf(sent), messages: sent.length } as const;
    return found(fact, login.atFrame(first));
  });

/** From the client's first message of the login on; what the server says by itself before that waits for nobody. */
export function trips(login: LoginRun): Finding[] {
  const trip = tripsOf(login.run);
  const first = login.need(
    login.frames.find(({ from }) => from === 'client'),
    'message of the client',
  );
  const last = login.need(login.frames.at(-1), 'end of the login');
  const count = (trip[last.index] ?? 0) - (trip[first.index] ?? 0) + 1;
  return [found({ kind: 'round-trips', count }, login.atFrame(last))];
}
