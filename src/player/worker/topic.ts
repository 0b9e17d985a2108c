/** Answers what the page asks about a subject: one file in topics/ each, which exports `tell`. */
import type { Asked, AskOf, TellOf, Told, TopicName } from '../topics.ts';
import type { Session } from './view.ts';

export type Tell<K extends TopicName> = (
  session: Session,
  about: AskOf<K>,
) => TellOf<K> | Promise<TellOf<K>>;

type Tells = { readonly [K in TopicName]: () => Promise<{ readonly tell: Tell<K> }> };

const topics: Tells = {
  'lesson-values': () => import('./topics/lesson-values.ts'),
  'public-key': () => import('./topics/public-key.ts'),
  changes: () => import('./topics/changes.ts'),
  compare: () => import('./topics/compare.ts'),
  computation: () => import('./topics/computation.ts'),
  files: () => import('./topics/files.ts'),
  find: () => import('./topics/find.ts'),
  inputs: () => import('./topics/inputs.ts'),
  knowledge: () => import('./topics/knowledge.ts'),
  'lesson-answer': () => import('./topics/lesson-answer.ts'),
  'lesson-check-hand-in': () => import('./topics/lesson-check-hand-in.ts'),
  'lesson-facts': () => import('./topics/lesson-facts.ts'),
  'lesson-hand-in': () => import('./topics/lesson-hand-in.ts'),
  'lesson-seed': () => import('./topics/lesson-seed.ts'),
  'lesson-task': () => import('./topics/lesson-task.ts'),
  log: () => import('./topics/log.ts'),
  logins: () => import('./topics/logins.ts'),
  original: () => import('./topics/original.ts'),
  'own-file': () => import('./topics/own-file.ts'),
  question: () => import('./topics/question.ts'),
  refusal: () => import('./topics/refusal.ts'),
  schedules: () => import('./topics/schedules.ts'),
  tools: () => import('./topics/tools.ts'),
  wire: () => import('./topics/wire.ts'),
  why: () => import('./topics/why.ts'),
};

export async function tellAbout<K extends TopicName>(
  session: Session,
  { topic, about }: Asked<K>,
): Promise<Told<K>> {
  const { tell } = await topics[topic]();
  return { topic, tell: await tell(session, about) };
}
