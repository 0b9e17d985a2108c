/** The request of the method `keyboard-interactive`, RFC 4256. What follows it is in keyboard-interactive/layouts.ts. */
import type { Layout } from '../../../codec/struct.ts';
import { text } from '../../../codec/types.ts';

export const keyboardInteractiveRequest = {
  language_tag: [text, 'the language of the prompts; nearly always empty', 'RFC 4256 §3.1'],
  submethods: [text, 'ways to ask that it would like; nearly always empty', 'RFC 4256 §3.1'],
} as const satisfies Layout;
