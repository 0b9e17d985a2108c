import type { Tool } from '../../player/tools-view.ts';

interface ToolWords {
  readonly name: string;
  /** What it does, in a few words. */
  readonly does: string;
  readonly about: string;
}

/** Words for the tools of the Files panel. */
export const toolRuns = {
  list: 'Tools',
  toolOf: (name: string, does: string) => `${name}: ${does}`,
  loading: 'Running the command…',
  none: {
    keyscan: 'The server’s end was recorded: nobody is there to be scanned any more.',
    files: 'This run has no file for it.',
  },
  file: 'File',
  fileAt: (path: string, version: number, versions: number): string => {
    if (versions === 1) return path;
    if (version === 0) return `${path}, before the run`;
    return version === versions - 1 ? `${path}, after the run` : `${path}, between (${version})`;
  },
  terminalOf: { client: 'In the user’s terminal', server: 'On the server’s own console' },
  copyCommand: 'Copy the command',
  copyOutput: 'Copy the output',
  stderr: 'on stderr',
  silent: 'It prints nothing.',
  status: (status: number) => `Exit status ${status}`,
  leaves: (path: string) => `${path} afterwards`,
  linesAfter: (path: string) => `Lines of ${path} afterwards`,
  stays: 'The file stays as it is.',
  claimed: 'What the network claims',
  truth: 'What the server’s own files say',
  accepted:
    'The file says what was once accepted, not whether that was right. After a yes to somebody in between, the key in it is theirs.',
  trust:
    'Trust the console. ssh-keyscan prints whatever key comes over the wire and checks nothing: whoever sits on the wire can send their own. Between the console and the file on the same machine there is no wire.',
  agrees:
    'Here both show the same: the key that came is the server’s. ssh-keyscan alone could not have told you.',
  differs:
    'Here they differ: what ssh-keyscan printed is not the server’s key, but that of somebody on the wire.',
  nothing: 'Here no key came at all: there is nothing to compare.',
  where: 'Where does a true fingerprint come from?',
  tools: {
    keyscan: {
      name: 'ssh-keyscan',
      does: 'ask a server for its keys',
      about: 'Asks a server for its host keys, as lines for known_hosts. It never logs in.',
    },
    l: {
      name: 'ssh-keygen -l',
      does: 'fingerprints',
      about: 'Prints the fingerprint of every key in a file.',
    },
    lv: {
      name: '-lv',
      does: 'fingerprints with randomart',
      about: 'Prints the fingerprint of every key in a file, and the same as a picture.',
    },
    F: {
      name: '-F',
      does: 'find a host',
      about: 'Finds the lines of known_hosts about a host, also where its name is hashed.',
    },
    R: {
      name: '-R',
      does: 'remove a host',
      about: 'Removes the lines about a host from known_hosts: the next login asks anew.',
    },
    H: {
      name: '-H',
      does: 'hash all names',
      about:
        'Replaces every plain name in known_hosts by its hash: whoever steals the file does not learn the hosts.',
    },
  } satisfies Readonly<Record<Tool, ToolWords>>,
};
