/** Everything that can be changed about a plain login: the fields of its scenario. Nothing in it is drawn. */
import type { Input } from '../inputs.ts';
import type { PlainScenario } from './scenario.ts';

export function plainInputsOf({ client, server, link }: PlainScenario): readonly Input[] {
  const line = (path: readonly string[], value: string, shows: readonly string[] = []): Input => ({
    ...{ kind: 'line', path, shows, value },
  });
  const number = (path: readonly string[], value: number, min: number, max: number): Input => ({
    ...{ kind: 'number', path, shows: [], value, min, max },
  });
  const typed = client.recorded
    ? []
    : [
        line(['client', 'user'], client.user, ['client/Line#1.text', 'client/user-name']),
        ...client.passwords.map((password, item): Input => ({
          ...line(['client', 'passwords'], password, item === 0 ? ['client/password'] : []),
          item,
        })),
        ...client.commands.map((command, item): Input => ({
          ...line(['client', 'commands'], command, item === 0 ? ['client/command'] : []),
          item,
        })),
      ];
  const hosts = server.recorded
    ? []
    : [
        line(['server', 'greeting'], server.greeting, ['server/Text#1.text']),
        ...Object.entries(server.users).map(([user, { password }]) =>
          line(['server', 'users', user, 'password'], password),
        ),
        number(['server', 'max_tries'], server.max_tries, 1, 100),
      ];
  return [
    ...typed,
    ...hosts,
    number(['link', 'rtt_ms'], link.rtt_ms, 0, 60_000),
    number(['link', 'bytes_per_s'], link.bytes_per_s, 1, 1e12),
  ];
}
