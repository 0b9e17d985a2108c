/**
 * What `ssh -vvv` of OpenSSH 9.2 prints, prompts and warnings included: a table from the moments of
 * a login, in the order in which they come, to lines. Every word is OpenSSH's own; the logs in
 * test/golden/logs come from the real thing.
 *
 * A moment is when OpenSSH prints, which is after the work that it tells of. Whoever calls these
 * keeps the order; nothing here remembers anything.
 */
import { authenticationLog } from './openssh/authentication.ts';
import { helloLog } from './openssh/hello.ts';
import { keyExchangeLog } from './openssh/key-exchange.ts';
import { negotiationLog } from './openssh/negotiation.ts';
import { sessionLog } from './openssh/session.ts';

export const opensshClientLog = {
  ...helloLog,
  ...negotiationLog,
  ...keyExchangeLog,
  ...authenticationLog,
  ...sessionLog,
};
