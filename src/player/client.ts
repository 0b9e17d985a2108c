/** The page's end of the worker: a promise for each question. Knows nothing about what the answers are for. */
import type {
  FrameWindow,
  Hidden,
  OpenFrame,
  Reply,
  Request,
  RunDetails,
  RunFailure,
  RunView,
  RunWindow,
} from './run.ts';
import type { AnyScenarioInput } from '../world/kind.ts';
import type { AskOf, TellOf, Told, TopicName } from './topics.ts';

/** A run that was made. */
export interface Made {
  readonly run: RunView;
  /** From now on all questions are about this run. */
  readonly show: () => void;
}

export interface Client {
  /** Runs a scenario from outside, which is checked first; `original` is what it was before it was changed. */
  run(
    scenario: unknown,
    original: unknown,
    hide: Hidden | null,
  ): Promise<Made | { failure: RunFailure }>;
  /** Runs a scenario of the catalog. */
  runNamed(
    scenario: AnyScenarioInput,
    hide: Hidden | null,
  ): Promise<Made | { failure: RunFailure }>;
  /** The run that shows, without what is hidden; null hides nothing. */
  hide(hide: Hidden | null): Promise<Made>;
  details(): Promise<RunDetails>;
  steps(first: number): Promise<RunWindow>;
  frames(first: number): Promise<FrameWindow>;
  openFrame(frame: string): Promise<OpenFrame | null>;
  /** Index of the step that an address names or belongs to; null where the run has none. */
  findStep(address: string): Promise<number | null>;
  /** Anything else about the run, by subject. */
  topic<K extends TopicName>(topic: K, about: AskOf<K>): Promise<TellOf<K>>;
}

/** The part of a Worker that the client needs. */
export interface WorkerPort {
  postMessage(request: Request): void;
  addEventListener(type: 'message', listener: (event: { data: Reply }) => void): void;
  addEventListener(type: 'error', listener: (event: { message: string }) => void): void;
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (reason: Error) => void;
}

export function createClient(worker: WorkerPort): Client {
  const waiting = new Map<number, Waiting>();
  let last = 0;

  worker.addEventListener('message', ({ data }) => {
    waiting.get(data.id)?.resolve(data);
    waiting.delete(data.id);
  });
  // A worker that could not start, or broke outside of a question, answers nothing more.
  worker.addEventListener('error', ({ message }) => {
    for (const { reject } of waiting.values()) reject(new Error(message || 'the worker stopped'));
    waiting.clear();
  });

  function ask(make: (id: number) => Request): Promise<Reply> {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage(make(id));
    });
  }

  const made = ({ id, run }: Extract<Reply, { readonly run: RunView }>): Made => ({
    run,
    show: () => void ask((request) => ({ id: request, ask: 'show', run: id })),
  });

  return {
    async run(scenario, original, hide) {
      const reply = await ask((id) => ({ id, ask: 'run', scenario, original, hide }));
      if ('run' in reply) return made(reply);
      if ('failure' in reply) return reply;
      throw unexpected(reply);
    },
    async runNamed(scenario, hide) {
      const reply = await ask((id) => ({ id, ask: 'run-named', scenario, hide }));
      if ('run' in reply) return made(reply);
      if ('failure' in reply) return reply;
      throw unexpected(reply);
    },
    async hide(hide) {
      const reply = await ask((id) => ({ id, ask: 'hide', hide }));
      if ('run' in reply) return made(reply);
      throw unexpected(reply);
    },
    async details() {
      const reply = await ask((id) => ({ id, ask: 'details' }));
      if ('details' in reply) return reply.details;
      throw unexpected(reply);
    },
    async steps(first) {
      const reply = await ask((id) => ({ id, ask: 'steps', first }));
      if ('steps' in reply) return reply.steps;
      throw unexpected(reply);
    },
    async frames(first) {
      const reply = await ask((id) => ({ id, ask: 'frames', first }));
      if ('frames' in reply) return reply.frames;
      throw unexpected(reply);
    },
    async openFrame(frame) {
      const reply = await ask((id) => ({ id, ask: 'open-frame', frame }));
      if ('open' in reply) return reply.open;
      throw unexpected(reply);
    },
    async findStep(address) {
      const reply = await ask((id) => ({ id, ask: 'find-address', address }));
      if ('step' in reply) return reply.step;
      throw unexpected(reply);
    },
    async topic(topic, about) {
      const reply = await ask((id) => ({ id, ask: 'topic', asked: { topic, about } }));
      if ('told' in reply && isAbout(reply.told, topic)) return reply.told.tell;
      throw unexpected(reply);
    },
  };
}

function isAbout<K extends TopicName>(told: Told, topic: K): told is Told<K> {
  return told.topic === topic;
}

function unexpected(reply: Reply): Error {
  return new Error(
    'failure' in reply
      ? reply.failure.title
      : `the worker answered ${Object.keys(reply).join(', ')}`,
  );
}
