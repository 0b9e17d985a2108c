/** What stands on the client's screen where it refuses a host key that has changed, and the commands people then think of. */
import { fingerprint } from '../protocol/ssh/fingerprint.ts';
import { hostName } from './files/host-name.ts';
import { seenBy, serverConsole, sshCommand, type Terminal } from './question.ts';
import type { Scenario } from './scenario.ts';
import { shellWord } from './shell-commands/sh.ts';
import type { Run } from './simulate.ts';

export interface HostKeyWarning {
  readonly user: string;
  readonly host: string;
  readonly terminal: Terminal;
  /** Where the true fingerprint can be read; null where the server's end is recorded. */
  readonly console: Terminal | null;
  /** What the administrator wrote, some other way than this connection; null where there is nothing. */
  readonly note: string | null;
  /** Of the key that came. */
  readonly fingerprint: string;
  readonly keyType: string;
  readonly commands: WarningCommands;
}

/** Each can be pasted into a shell. */
export interface WarningCommands {
  /** Takes the host's lines out of known_hosts. */
  readonly replace: string;
  /** Connects without heeding the change. */
  readonly unchecked: string;
  /** Deletes known_hosts. */
  readonly forget: string;
  /** Connects with a known_hosts that is always empty. */
  readonly nowhere: string;
}

/** At a step at which the client has found that a host key has changed, or ends for it; null at any other. */
export function warningAt(run: Run, step: number): HostKeyWarning | null {
  const { scenario, recorder } = run;
  const record = recorder.steps[step];
  if (record?.side !== 'client' || !isRefusal(record)) return null;
  const found = recorder.steps.slice(0, step + 1).findLast(({ key }) => key === LOOKED_UP);
  const key = found?.values[0];
  if (!found || !key) return null;
  return {
    user: scenario.client.user,
    host: scenario.server.host,
    terminal: {
      prompt: `${scenario.client.user}@laptop:~$`,
      command: sshCommand(scenario, false),
      lines: seenBy(run, step),
    },
    console: serverConsole(run, key.bytes),
    note: run.note,
    fingerprint: fingerprint(key.bytes),
    keyType: String(found.args['keyType']),
    commands: commandsFor(scenario),
  };
}

const LOOKED_UP = 'looked-up-host-key';

const isRefusal = ({ key, args }: Run['recorder']['steps'][number]): boolean =>
  key === LOOKED_UP
    ? args['found'] === 'changed'
    : key === 'fault' && args['kind'] === 'host-key-changed';

function commandsFor({ client, server }: Scenario): WarningCommands {
  const port = server.port === 22 ? '' : ` -p ${server.port}`;
  const word = shellWord(`${client.user}@${server.host}`);
  const to = word.startsWith('-') ? `-- ${word}` : word; // a name, not an option
  const ssh = (option: string): string => `ssh -o ${option}${port} ${to}`;
  return {
    replace: `ssh-keygen -R ${shellWord(hostName(server.host, server.port))}`,
    unchecked: ssh('StrictHostKeyChecking=no'),
    forget: 'rm ~/.ssh/known_hosts',
    nowhere: ssh('UserKnownHostsFile=/dev/null'),
  };
}
