/** asyncssh, a Python library: a server and a client written for these tests. */
import { spawnSync } from 'node:child_process';

import { everything, type Offer } from './algorithms.ts';
import { makeKey, temporaryFolder, type KeyKind } from './place.ts';
import { program, run, start, startOnFreePort, type Ended } from './process.ts';
import type { LoginOptions, RunningServer } from './types.ts';

/** asyncssh has everything that sshow has. */
export const asyncsshOffer: Offer = everything;

const serverScript = `
import asyncio, json, sys
import asyncssh

settings = json.loads(sys.argv[1])

class Server(asyncssh.SSHServer):
    def begin_auth(self, username):
        return True
    def password_auth_supported(self):
        return settings['password'] is not None
    def validate_password(self, username, password):
        return password == settings['password']

async def copy(source, sink):
    try:
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
    except (OSError, asyncssh.Error):
        pass

async def handle(process):
    shell = await asyncio.create_subprocess_shell(
        process.command or 'echo no shell here', stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    async def feed():
        await copy(process.stdin, shell.stdin)
        shell.stdin.close()
    feeding = asyncio.ensure_future(feed())
    await asyncio.gather(copy(shell.stdout, process.stdout), copy(shell.stderr, process.stderr))
    process.exit(await shell.wait())
    feeding.cancel()

async def main():
    await asyncssh.create_server(
        Server, '127.0.0.1', settings['port'], server_host_keys=[settings['host_key']],
        authorized_client_keys=settings['authorized_keys'], process_factory=handle,
        encoding=None, **settings['extra'])
    await asyncio.Event().wait()

asyncssh.set_log_level('DEBUG')
import logging
logging.basicConfig(stream=sys.stderr)
asyncio.run(main())
`;

const clientScript = `
import asyncio, json, sys
import asyncssh

settings = json.loads(sys.argv[1])

async def main():
    names = {'kex': 'kex_algs', 'cipher': 'encryption_algs', 'mac': 'mac_algs'}
    chosen = {names[k]: [v] for k, v in settings['algorithms'].items() if v is not None}
    keys = [settings['key']] if settings['key'] else None
    async with asyncssh.connect(
            '127.0.0.1', settings['port'], username=settings['user'], config=[], agent_path=None,
            known_hosts=settings['known_hosts'], client_keys=keys, password=settings['password'],
            **chosen) as connection:
        done = await connection.run(settings['command'], input=sys.stdin.buffer.read(),
                                    encoding=None)
        sys.stdout.buffer.write(done.stdout)
        sys.stdout.flush()
        sys.stderr.buffer.write(done.stderr)
        sys.stderr.flush()
        return done.exit_status

try:
    status = asyncio.run(main())
except (OSError, asyncssh.Error) as error:
    print(f'{type(error).__name__}: {error}', file=sys.stderr)
    status = 255
sys.exit(255 if status is None else status)
`;

/**
 * The Python that has asyncssh: the first of the ones on PATH and the system's own, since Debian's
 * package belongs to the latter only.
 * @throws if there is none.
 */
export function pythonWithAsyncssh(): string {
  for (const name of ['/usr/bin/python3', 'python3']) {
    if (spawnSync(name, ['-W', 'ignore', '-c', 'import asyncssh']).status === 0) {
      return name.startsWith('/') ? name : program(name);
    }
  }
  throw new Error('no Python has the module asyncssh');
}

export interface AsyncsshServerOptions {
  /** The file with the public keys that may log in. */
  readonly authorizedKeys: string;
  /** The kind of its host key; ed25519 unless told. */
  readonly hostKind?: KeyKind;
  /** The password of every user; without it there is no password login. */
  readonly password?: string;
  /** Further arguments of `asyncssh.create_server`, such as `{ rekey_bytes: 65536 }`. */
  readonly extra?: Readonly<Record<string, string | number | readonly string[]>>;
}

/**
 * Starts an asyncssh server with one host key on a free port of 127.0.0.1. It runs commands
 * with the shell, as the user who runs the tests.
 */
export async function startAsyncssh(options: AsyncsshServerOptions): Promise<RunningServer> {
  const folder = temporaryFolder();
  const hostKey = await makeKey(folder, 'host_key', '', options.hostKind);
  const python = pythonWithAsyncssh();
  const script = folder.write('server.py', serverScript);
  const { port, process: server } = await startOnFreePort((port) =>
    start(python, [
      ...['-W', 'ignore', script],
      JSON.stringify({
        port,
        host_key: hostKey.file,
        authorized_keys: options.authorizedKeys,
        password: options.password ?? null,
        extra: options.extra ?? {},
      }),
    ]),
  );
  return {
    port,
    hostKey: hostKey.publicLine,
    log: () => server.stderr(),
    stop: async () => {
      await server.stop();
      folder.remove();
    },
  };
}

/** Logs in with asyncssh's client and runs a command. A failure to log in is exit status 255. */
export async function asyncsshClient(options: LoginOptions): Promise<Ended> {
  const folder = temporaryFolder();
  const { kex, cipher, mac } = options.algorithms ?? { kex: null, cipher: null, mac: null };
  try {
    const settings = {
      port: options.port,
      user: options.user,
      key: options.key ?? null,
      password: options.password ?? null,
      command: options.command ?? null,
      known_hosts: options.knownHosts ?? null,
      algorithms: { kex, cipher, mac },
    };
    return await run(
      pythonWithAsyncssh(),
      ['-W', 'ignore', folder.write('client.py', clientScript), JSON.stringify(settings)],
      { input: options.input ?? '', limit: options.limit },
    );
  } finally {
    folder.remove();
  }
}
