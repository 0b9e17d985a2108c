/**
 * Starting, watching and ending the programs that the interop tests talk to.
 *
 * Nothing here waits for a fixed time: it waits for an event, with a limit after which it says what
 * the program had printed so far. Every program started is ended by its own process id, at the latest
 * when this process exits.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { find } from '../../peers.ts';

/** What a program that has ended left behind. */
export interface Ended {
  /** The exit status, or `null` when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string | undefined;
  /** Added to this process's environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Given to its standard input, which is then closed. Without it, standard input is empty. */
  readonly input?: string | Uint8Array;
  /** Milliseconds after which it is killed and `run` throws. 30 s unless told. */
  readonly limit?: number | undefined;
}

/** A program that is running. */
export interface Background {
  readonly pid: number;
  /** Everything that it has printed until now. */
  stdout(): string;
  stderr(): string;
  /** Fulfilled when it has ended and its output is complete. Never rejects. */
  readonly ended: Promise<Ended>;
  /** True until it has ended. */
  running(): boolean;
  /** Writes to its standard input. */
  write(data: string | Uint8Array): void;
  /** Closes its standard input. */
  closeInput(): void;
  /** Ends it: SIGTERM, and SIGKILL if that is not heeded within 2 s. */
  stop(): Promise<Ended>;
}

const alive = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/**
 * The full path of a program, looked for along PATH and in the system folders, where daemons live.
 * @throws if there is none of that name.
 */
export function program(name: string): string {
  const found = find(name);
  if (found === null) throw new Error(`no program named ${name}`);
  return found;
}

/**
 * Starts a program and lets it run.
 *
 * Where `setpriv` exists, the kernel is told to end the program with its parent, so that not even a
 * killed test run leaves a server behind.
 */
export function start(
  command: string,
  args: readonly string[],
  options: Pick<RunOptions, 'cwd' | 'env'> = {},
): Background {
  const setpriv = find('setpriv');
  const path = command.includes('/') ? command : program(command);
  const child =
    setpriv === null
      ? spawn(path, args, { cwd: options.cwd, env: { ...process.env, ...options.env } })
      : spawn(setpriv, ['--pdeathsig', 'KILL', '--', path, ...args], {
          cwd: options.cwd,
          env: { ...process.env, ...options.env },
        });
  alive.add(child);

  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A program may end before it has read all of its input; its exit status tells the story.
  child.stdin.on('error', () => {});

  const text = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('utf8');
  const ended = new Promise<Ended>((resolve) => {
    const finish = (code: number | null, signal: NodeJS.Signals | null): void => {
      alive.delete(child);
      resolve({ code, signal, stdout: text(stdout), stderr: text(stderr) });
    };
    child.on('error', (error) => {
      stderr.push(Buffer.from(`${command}: ${error.message}\n`));
      finish(null, null);
    });
    child.on('exit', (code, signal) => {
      // A grandchild may hold the pipes open for longer than anyone wants to wait.
      const late = setTimeout(() => finish(code, signal), 2000);
      child.on('close', () => {
        clearTimeout(late);
        finish(code, signal);
      });
    });
  });

  return {
    pid: child.pid ?? -1,
    stdout: () => text(stdout),
    stderr: () => text(stderr),
    ended,
    running: () => alive.has(child),
    write: (data) => void child.stdin.write(data),
    closeInput: () => void child.stdin.end(),
    stop: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 2000);
      const result = await ended;
      clearTimeout(timer);
      return result;
    },
  };
}

/**
 * Runs a program to its end and returns what it printed and its exit status, whatever that is.
 * @throws if it takes longer than the limit, with what it had printed so far.
 */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ended> {
  const limit = options.limit ?? 30_000;
  const child = start(command, args, options);
  if (options.input !== undefined) child.write(options.input);
  child.closeInput();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limit);
  });
  const result = await Promise.race([child.ended, late]);
  clearTimeout(timer);
  if (result !== null) return result;
  const stopped = await child.stop();
  throw new Error(
    `${command} ${args.join(' ')}\ndid not end within ${limit} ms\n${describe(stopped)}`,
  );
}

/**
 * Runs a program that is expected to succeed and returns its standard output.
 * @throws if its exit status is not 0, with everything that it printed.
 */
export async function must(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const result = await run(command, args, options);
  if (result.code !== 0) {
    throw new Error(`${command} ${args.join(' ')}\n${describe(result)}`);
  }
  return result.stdout;
}

/** The end of a program as a text for people, to go into the message of a failed test. */
export function describe(result: Ended): string {
  const how = result.signal === null ? `exit status ${result.code}` : `ended by ${result.signal}`;
  return `${how}\n--- stdout\n${result.stdout.slice(-4000)}\n--- stderr\n${result.stderr.slice(-4000)}`;
}

/**
 * Waits until a look says so, looking every 5 ms, longer and longer up to 50 ms.
 * @param look returns the thing waited for, or `null` while it is not there yet.
 * @param story what to say when the limit (10 s unless told) has passed.
 */
export async function until<T>(
  look: () => T | null | Promise<T | null>,
  story: () => string,
  limit = 10_000,
): Promise<T> {
  const end = Date.now() + limit;
  for (let pause = 5; ; pause = Math.min(pause * 1.5, 50)) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > end) throw new Error(story());
    await delay(pause);
  }
}

/** A TCP port on 127.0.0.1 that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no TCP address'));
        else resolve(address.port);
      });
    });
  });
}

/**
 * Starts a server on a free port of 127.0.0.1 and waits until it accepts connections. If somebody
 * else takes the port in between, another port is tried.
 * @param starter starts the server on the port that it is given.
 * @throws if the server ends instead, or does not accept within 10 s, with what it printed.
 */
export async function startOnFreePort(
  starter: (port: number) => Background,
): Promise<{ readonly port: number; readonly process: Background }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const server = starter(port);
    try {
      await until(
        async () => {
          if (!server.running())
            throw new Error(`the server ended:\n${describe(await server.ended)}`);
          return (await accepts(port)) ? true : null;
        },
        () => `the server does not accept connections:\n${server.stdout()}${server.stderr()}`,
      );
      return { port, process: server };
    } catch (error) {
      const { stderr } = await server.stop();
      if (attempt === 3 || !/in use/i.test(stderr)) throw error;
    }
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
