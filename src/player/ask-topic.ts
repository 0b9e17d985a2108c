import { player } from './player.ts';
import type { AskOf, TellOf, TopicName } from './topics.ts';

/** Asks the worker about a subject once, where nothing is to be drawn anew when the run changes. */
export const askTopic = <K extends TopicName>(topic: K, about: AskOf<K>): Promise<TellOf<K>> =>
  player.loader.topic(topic, about);
