/** Who sits before the terminal: types what is asked for, as soon as it is. */
import type { ClientCommand } from '../../protocol/plain/client.ts';
import type { EndpointEvent } from '../../protocol/plain/endpoint.ts';
import type { PlainScenario } from './scenario.ts';

export function person({
  user,
  passwords,
  commands,
}: PlainScenario['client']): (event: EndpointEvent) => readonly ClientCommand[] {
  let screen = '';
  let tried = 0;
  let run = 0;
  const type = (text: string, purpose: 'user name' | 'password' | 'command' | 'last line') => {
    screen = '';
    return [{ do: 'type', text, purpose }] as const;
  };
  return (event) => {
    if (event.kind !== 'shown') return [];
    // Prompts are short: of what stands before them nothing is kept.
    screen = `${screen}${event.text}`.slice(-100);
    if (/login: ?$/i.test(screen))
      return tried < passwords.length ? type(user, 'user name') : giveUp(tried);
    if (/password: ?$/i.test(screen)) {
      const password = passwords[tried];
      tried += 1;
      return password === undefined ? giveUp(tried - 1) : type(password, 'password');
    }
    if (/[$#] $/.test(screen)) {
      const command = commands[run++];
      return command === undefined ? type('exit', 'last line') : type(command, 'command');
    }
    return [];
  };
}

const giveUp = (tries: number): readonly ClientCommand[] => [{ do: 'give-up', tries }];
