/** What the tools of OpenSSH print about the files and the server of a run, as it would stand in a terminal. */
import type { Bytes } from '../../codec/bytes.ts';
import { seededRandom } from '../../crypto/random.ts';
import { SALT_LENGTH } from '../answers.ts';
import { fileLines, type FileLine } from '../files/file-lines.ts';
import { hostName } from '../files/host-name.ts';
import {
  findHost,
  hashHosts,
  listKeys,
  missingFile,
  removeHost,
  type Printed,
} from '../files/known-hosts-tools.ts';
import { filesOf, type RunFile } from '../files/run-files.ts';
import type { EndSide } from '../recorder.ts';
import type { Run } from '../simulate.ts';
import { keyscan } from './keyscan.ts';

/** As they are chosen; the letters are options of ssh-keygen. */
export type Tool = 'keyscan' | 'l' | 'lv' | 'F' | 'R' | 'H';

export interface ToolRun {
  /** In whose terminal. */
  readonly side: EndSide;
  /** Before the command: `alice@laptop:~$`. */
  readonly prompt: string;
  readonly command: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
  /** What it is told about; null for ssh-keyscan, which asks the network. */
  readonly file: ToolFile | null;
  /** The file that it leaves behind, against the one before; null where it changes nothing. */
  readonly leaves: readonly FileLine[] | null;
}

export interface ToolFile {
  readonly path: string;
  /** Which of its texts, from 0, and of how many. */
  readonly version: number;
  readonly versions: number;
}

export interface ToolView {
  readonly runs: readonly ToolRun[];
  /** For ssh-keyscan: whether every fingerprint from the network is one that the server's own console shows. */
  readonly agrees: boolean | null;
}

/** Where a file is, to those who are at its end. */
interface Place {
  readonly prompt: string;
  /** As it is typed, and as the tool then names it in what it prints. */
  readonly typed: string;
  readonly printed: string;
}

/** One tool, on every file of the run that it can read. */
export function toolView(run: Run, tool: Tool): ToolView {
  if (tool === 'keyscan') return scanView(run);
  const files = filesOf(run).filter(({ kind }) => reads[tool].includes(kind));
  const runs = files.flatMap((file) =>
    file.versions.map(({ text }, version): ToolRun => {
      const place = placeOf(run, file);
      const printed = text === '' ? missingFile(place.printed, tool) : use(tool, run, place, text);
      return {
        ...shown(file.side, place.prompt, command(tool, run, file, place.typed), printed),
        file: { path: file.path, version, versions: file.versions.length },
        leaves: printed.text === null ? null : fileLines('known_hosts', printed.text, text),
      };
    }),
  );
  return { runs, agrees: null };
}

const keys = ['known_hosts', 'authorized_keys', 'public key'] as const;
const reads: Readonly<Record<Exclude<Tool, 'keyscan'>, readonly string[]>> = {
  ...{ l: keys, lv: keys },
  ...{ F: ['known_hosts'], R: ['known_hosts'], H: ['known_hosts'] },
};

function use(tool: Exclude<Tool, 'keyscan'>, run: Run, { printed }: Place, text: string): Printed {
  const { host, port } = run.scenario.server;
  const name = hostName(host, port);
  switch (tool) {
    case 'l':
    case 'lv':
      return listKeys(text, printed, tool === 'lv');
    case 'F':
      return findHost(text, name);
    case 'R':
      return removeHost(text, name, printed);
    case 'H':
      return hashHosts(text, printed, saltsFor(run));
  }
}

/** Draws of their own, from a source of their own: the run does not depend on who looks at its files. */
function saltsFor({ scenario }: Run): () => Bytes {
  const random = seededRandom(scenario.seed);
  let count = 0;
  return () => random(`salt of ssh-keygen -H #${(count += 1)}`, SALT_LENGTH);
}

/** The file that ssh-keygen looks into by itself need not be named. */
function command(
  tool: Exclude<Tool, 'keyscan'>,
  run: Run,
  { path }: RunFile,
  typed: string,
): string {
  const { host, port } = run.scenario.server;
  const name = quoted(hostName(host, port));
  const where = path === '~/.ssh/known_hosts' ? '' : ` -f ${typed}`;
  if (tool === 'l' || tool === 'lv') return `ssh-keygen -${tool}f ${typed}`;
  return `ssh-keygen -${tool}${tool === 'H' ? '' : ` ${name}`}${where}`;
}

/** To a shell, square brackets are a pattern. */
const quoted = (name: string): string => (/^[\w.-]+$/.test(name) ? name : `'${name}'`);

const CONSOLE = '/etc/ssh';

function placeOf({ scenario }: Run, { side, path }: RunFile): Place {
  const { user } = scenario.client;
  const home = user === 'root' ? '/root' : `/home/${user}`;
  if (side === 'client')
    return { prompt: clientPrompt(user), typed: path, printed: path.replace(/^~/, home) };
  if (!path.startsWith(`${CONSOLE}/`))
    return { prompt: 'root@server:~#', typed: path, printed: path };
  const name = path.slice(CONSOLE.length + 1);
  return { prompt: `root@server:${CONSOLE}#`, typed: name, printed: name };
}

const clientPrompt = (user: string): string => `${user}@laptop:~$`;

const shown = (
  side: EndSide,
  prompt: string,
  typed: string,
  { stdout, stderr, status }: Printed,
) => ({
  ...{ side, prompt, command: typed, stdout, stderr, status },
});

/** What the network claims: the keys, and their fingerprints; and what stands in the server's own files. */
function scanView(run: Run): ToolView {
  const found = keyscan(run);
  if (!found) return { runs: [], agrees: null };
  const { client, server } = run.scenario;
  const prompt = clientPrompt(client.user);
  const scan = `ssh-keyscan ${server.port === 22 ? '' : `-p ${server.port} `}${server.host}`;
  const listed = listKeys(found.stdout, '(stdin)', false);
  const network = { file: null, leaves: null };
  const own = toolView(run, 'l').runs.filter(
    ({ side, file }) => side === 'server' && file?.path.startsWith(`${CONSOLE}/`),
  );
  const truth = new Set(own.map(({ stdout }) => fingerprintIn(stdout)));
  const claimed = listed.stdout.trimEnd().split('\n').map(fingerprintIn);
  return {
    runs: [
      { ...shown('client', prompt, scan, found), ...network },
      {
        ...shown('client', prompt, `${scan} 2>/dev/null | ssh-keygen -lf -`, listed),
        ...network,
      },
      ...own,
    ],
    agrees: claimed.every((one) => one !== undefined && truth.has(one)),
  };
}

const fingerprintIn = (line: string): string | undefined => /SHA256:\S+/.exec(line)?.[0];
