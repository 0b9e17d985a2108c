import { handInText } from '../lessons/hand-in-text.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'lesson-hand-in'> = (_session, source) => handInText(source);
