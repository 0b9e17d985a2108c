/** Words of the refusal of a host key that has changed: the ways out, and what each one risks. */
import type { WarningCommands } from '../../world/host-key-warning.ts';

export interface Way {
  readonly title: string;
  /** The title is an option of ssh. */
  readonly option?: boolean;
  readonly does: string;
  readonly risk: string;
  /** The command to copy; null where words are copied instead. */
  readonly command: keyof WarningCommands | null;
  /** It proves something. */
  readonly best?: boolean;
}

const finding: readonly Way[] = [
  {
    title: 'Compare, then replace the old key',
    does: 'Read the fingerprint at the server’s own console or in the administrator’s note. Only if it is the same: remove the old key, connect again, and paste the fingerprint.',
    risk: 'None, if you compared it. Else, as if nothing had been checked.',
    command: 'replace',
    best: true,
  },
  {
    title: 'Stop, and ask',
    does: 'Nothing of yours was sent: no user name, no key, no password. Ask whoever runs the server, by phone or in person.',
    risk: 'None. It costs a phone call.',
    command: null,
  },
];

const silencing: readonly Way[] = [
  {
    title: 'StrictHostKeyChecking=no',
    does: 'ssh warns, and logs in all the same. It only keeps passwords and forwarding back.',
    risk: 'Whoever answered is taken for the server, and sees every command that you type.',
    command: 'unchecked',
    option: true,
  },
  {
    title: 'Delete known_hosts',
    does: 'ssh forgets this server and all others. Each is asked about again, as on the first day.',
    risk: 'You lose what you would compare with, everywhere. The next yes is given unseen.',
    command: 'forget',
  },
  {
    title: 'UserKnownHostsFile=/dev/null',
    does: 'ssh reads an empty list: nothing to compare with, nothing to warn of. It asks every time.',
    risk: 'No change is ever noticed. Once yes is a habit, anybody can stand in between.',
    command: 'nowhere',
    option: true,
  },
];

export const refusal = {
  name: 'The refusal',
  finding: { title: 'Ways that find out who answered', ways: finding },
  silencing: { title: 'Ways that only silence the warning', ways: silencing },
  risk: 'Risk:',
  copyCommand: (title: string) => `Copy the command: ${title}`,
  copyWords: 'Copy the words for the administrator',
  askWords: (host: string, keyType: string, fingerprint: string) =>
    `ssh says that the host key of ${host} has changed. It shows me this ${keyType} fingerprint: ${fingerprint}. Is that the server’s own? Please read me yours.`,
};
