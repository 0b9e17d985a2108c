/** What bytes mean depends on where they stand: which message a number is, and what there is to know for it. */
import type { Kex } from './kexes.ts';
import { connectionMessages } from './messages/connection.ts';
import type { Message } from './messages/message.ts';
import { transportMessages } from './messages/transport.ts';
import { userauthMessages } from './messages/userauth.ts';
import type { Protection } from './protection.ts';
import { methodMessages } from './userauth/methods.ts';

/** Numbers 30–49 and 60–79 mean what the agreed methods say. */
export interface MessageContext {
  readonly kex: Kex | null;
  readonly auth: string | null;
}

export type FrameContext =
  | { readonly kind: 'identification' }
  | { readonly kind: 'line-before' }
  | { readonly kind: 'packet'; readonly protection: Protection; readonly methods: MessageContext };

/** A watcher keeps contexts without knowing them; this is how it gives them back. */
export const isFrameContext = (context: unknown): context is FrameContext =>
  typeof context === 'object' && context !== null && 'kind' in context;

const fixedMessages: ReadonlyMap<number, Message<unknown>> = new Map(
  [transportMessages, userauthMessages, connectionMessages]
    .flatMap((table): Message<unknown>[] => Object.values(table))
    .map((message) => [message.number, message]),
);

/** The message that a number means in a context; undefined where nobody knows it. */
export function messageIn(
  context: MessageContext,
  number: number | undefined,
): Message<unknown> | undefined {
  if (number === undefined) return undefined;
  if (number === context.kex?.init.number) return context.kex.init;
  if (number === context.kex?.reply.number) return context.kex.reply;
  if (number >= 60 && number < 80)
    return methodMessages.get(context.auth ?? '')?.find((one) => one.number === number);
  return fixedMessages.get(number);
}
