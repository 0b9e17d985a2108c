/** Dragging the scrubber, and how long the tasks are that the page's main thread does meanwhile. */
import type { CDPSession, Page } from '@playwright/test';

/** Drags the thumb from one end of the run to the other and back. */
export async function scrub(page: Page, moves: number): Promise<void> {
  const box = await page.getByRole('slider', { name: 'Place in the run' }).boundingBox();
  if (!box) throw new Error('there is no scrubber');
  const y = box.y + box.height / 2;
  const x = (part: number) => box.x + 1 + part * (box.width - 2);
  await page.mouse.move(x(0), y);
  await page.mouse.down();
  for (let move = 1; move <= moves; move += 1) await page.mouse.move(x(move / moves), y);
  for (let move = moves - 1; move >= 0; move -= 1) await page.mouse.move(x(move / moves), y);
  await page.mouse.up();
}

/** An event of a trace, as far as it is read: what Chromium writes is no part of the protocol's types. */
interface TraceEvent {
  readonly name?: unknown;
  readonly ph?: unknown;
  readonly pid?: unknown;
  readonly tid?: unknown;
  /** Microseconds that the thread itself was running. */
  readonly tdur?: unknown;
  readonly args?: { readonly name?: unknown };
}

/** Milliseconds of the main thread's own time that its longest task took while `work` was done. */
export async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const events = await traced(session, work);
  await session.detach();
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  const tasks = events.filter(
    (event) => event.name === 'RunTask' && event.ph === 'X' && mains.has(threadOf(event)),
  );
  if (tasks.length === 0) throw new Error('the trace has no tasks of a page');
  return Math.max(...tasks.map(({ tdur }) => Number(tdur ?? 0))) / 1000;
}

async function traced(session: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }: { value: TraceEvent[] }) => {
    events.push(...value);
  });
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  const includedCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories, excludedCategories: ['*'] },
  });
  await work();
  await session.send('Tracing.end');
  await complete;
  return events;
}
