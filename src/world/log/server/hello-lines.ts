/** What the server prints until both identifications are there. */
import { helloLog } from '../openssh/hello.ts';
import type { Moments } from '../moments.ts';
import type { ServerFacts } from './facts.ts';
import type { Login } from './login.ts';

export function serverHelloLines({ server }: ServerFacts, login: Login): Moments {
  return {
    'send identification': ({ frame }) => ({
      after: [
        `Connection from ${login.place} on ${server.address} port ${server.port} rdomain ""`,
        ...helloLog['identification-sent']({ identification: frame?.message ?? '' }),
      ],
    }),
    'receive identification': ({ frame }) => ({
      after: helloLog['identification-received']({ identification: frame?.message ?? '' }),
    }),
  };
}
