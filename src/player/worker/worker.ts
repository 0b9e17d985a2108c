/** Runs scenarios and explains frames, off the page's thread. The only place where the app touches the engine. */
import type { Reply, Request } from '../run.ts';
import { Made } from './made.ts';
import type { Session, Shown } from './view.ts';
import {
  detailsOf,
  framesWindow,
  openForeign,
  openFrame,
  openRun,
  stepOf,
  stepsWindow,
  visible,
} from './view.ts';

/** The run that shows: questions are about it. */
let session: Session | null = null;
/** Those that could be run: the page may not want them any more, or ask for the next before it shows the last. */
const made = new Made<Session>();

function make(id: number, { session: of, view }: Shown): Reply {
  made.add(id, of);
  return { id, run: view };
}

async function answer(request: Request): Promise<Reply> {
  const { id } = request;
  if (request.ask === 'run' || request.ask === 'run-named') {
    const opened = await (request.ask === 'run'
      ? openForeign(request.scenario, request.original)
      : openRun(request.scenario));
    if ('failure' in opened) return { id, failure: opened.failure };
    return make(id, request.hide ? await visible(opened.session, request.hide) : opened);
  }
  if (request.ask === 'show') {
    session = made.take(request.run) ?? session;
    return { id, shown: request.run };
  }
  if (!session) throw new Error('nothing has been run');
  switch (request.ask) {
    case 'hide':
      return make(id, await visible(session, request.hide));
    case 'details':
      return { id, details: await detailsOf(session) };
    case 'steps':
      return { id, steps: await stepsWindow(session, request.first) };
    case 'frames':
      return { id, frames: framesWindow(session, request.first) };
    case 'open-frame':
      return { id, open: await openFrame(session, request.frame) };
    case 'find-address':
      return { id, step: stepOf(session, request.address) };
    case 'topic': {
      const { tellAbout } = await import('./topic.ts');
      return { id, told: await tellAbout(session, request.asked) };
    }
  }
}

async function reply(request: Request): Promise<void> {
  try {
    self.postMessage(await answer(request));
  } catch (error) {
    // Not a bad scenario, which is a failure that openRun returns, but a mistake of ours: told, never swallowed.
    const message = error instanceof Error ? error.message : String(error);
    const failure = { title: 'The engine stopped', problems: [{ path: '', message }] };
    self.postMessage({ id: request.id, failure } satisfies Reply);
  }
}

/** One request after the other: a question about a run is never answered from another one. */
let last = Promise.resolve();
self.addEventListener('message', (event: MessageEvent<Request>) => {
  last = last.then(() => reply(event.data));
});
