/** Methods whose code loads only where a scenario asks for them; whoever runs one has to load it before. */
import type { Client, ClientService } from '../client.ts';
import type { Tries } from '../client-userauth.ts';
import type { UserauthRequest, UserauthValues } from '../messages/userauth.ts';
import type { AfterRequest } from '../server-userauth.ts';
import type { Attempts, Server } from '../server.ts';

type Failure = UserauthValues['SSH_MSG_USERAUTH_FAILURE'];
export type NextTry = Extract<
  ClientService,
  {
    readonly at:
      'offering' | 'awaiting-prompts' | 'asking-password' | 'awaiting-challenge' | 'ended';
  }
>;

export interface LateMethod {
  /** The client's first request; null where it has nothing to try. */
  begin(self: Client, tries: Tries, failure: Failure): NextTry | null;
  /** The server has got such a request, and offers the method. */
  take(self: Server, attempts: Attempts, request: UserauthRequest): AfterRequest;
}

/** By name. */
export const lateMethods = new Map<string, LateMethod>();
