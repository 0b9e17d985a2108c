/** What the server prints when the client leaves. */
import type { Moments } from '../moments.ts';
import { argsOf, saidIn } from '../values.ts';
import type { Login } from './login.ts';

export function serverEndLines(login: Login): Moments {
  return {
    'receive SSH_MSG_DISCONNECT'(step) {
      const said = saidIn(step);
      const why = `${said.number('reason_code')}: ${said.text('description')}`;
      return {
        after: login.said(
          `Received disconnect from ${login.place}:${why}`,
          `Disconnected from ${login.peer}`,
        ),
      };
    },
    // What it prints where a user who is in goes away without a word was not seen.
    'engine fault': (step) => ({
      after:
        argsOf(step).text('kind') === 'connection-lost' && !login.isIn
          ? login.said(`Connection closed by ${login.peer}`)
          : [],
    }),
  };
}
