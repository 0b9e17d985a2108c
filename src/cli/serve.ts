/** `sshow serve`: a real server for real clients. It runs nothing: src/world/commands.ts makes every answer up. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { fingerprint } from '../protocol/ssh/fingerprint.ts';
import { answersFor, scenarioPerson } from '../world/answers.ts';
import { noticeOf } from '../world/notice.ts';
import { Keys } from '../world/party.ts';
import type { Scenario } from '../world/scenario.ts';
import { EXIT, Failed, reasonOf } from './errors.ts';
import { print, say } from './io.ts';
import { naming } from './scenario-file.ts';
import { isClosed, isReachable, readServeOptions, type ServeOptions } from './serve-options.ts';
import { ServerSession, type Served } from './server-session.ts';
import { liveRecorder } from './system-random.ts';

export async function serve(argv: readonly string[]): Promise<number> {
  const options = readServeOptions(argv);
  const fingerprints = tryOut(options.scenario);
  const server = createServer();
  const port = await listen(server, options);
  const { scenario, host } = options;
  if (options.madeHostKey) say(`host key made for this run: ${fingerprints.join(', ')}`);
  const notice = noticeOf(scenario);
  if (notice !== null) say(notice);
  if (isReachable(host))
    say(`warning: other machines can reach ${host}; this server is for trying things out`);
  if (isClosed(scenario)) say('nobody can log in: give --authorized-keys or --password');
  await print(`listening on ${host.includes(':') ? `[${host}]` : host}:${port}\n`);
  return serveOn(server, { ...options, scenario: withPort(scenario, port) });
}

const withPort = (scenario: Scenario, port: number): Scenario => ({
  ...scenario,
  server: { ...scenario.server, port },
});

/** Sees before the first client that the scenario can be run; gives the fingerprints of its host keys. */
function tryOut(scenario: Scenario): string[] {
  return naming('', () => {
    const recorder = liveRecorder(scenario);
    const keys = new Keys(scenario, recorder);
    answersFor(scenario, recorder, keys, scenarioPerson(scenario));
    return [...keys.server.values()].map(
      ({ algorithm, publicBlob }) => `${algorithm.title} ${fingerprint(publicBlob)}`,
    );
  });
}

function listen(server: Server, { host, port }: ServeOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Failed(`cannot listen on ${host} port ${port}: ${reasonOf(error)}`)),
    );
    server.listen({ host, port }, () => resolve(portOf(server.address()) ?? port));
  });
}

const portOf = (address: AddressInfo | string | null): number | undefined =>
  typeof address === 'object' ? address?.port : undefined;

/** Serves until a signal comes, or with --once until one client is done. Gives the exit status. */
function serveOn(server: Server, options: ServeOptions): Promise<number> {
  return new Promise((resolve) => {
    const sockets = new Set<Socket>();
    let count = 0;
    const end = (status: number): void => {
      server.close();
      for (const socket of sockets) socket.destroy();
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(status);
    };
    const stop = (): void => end(EXIT.asked);
    process.on('SIGINT', stop).on('SIGTERM', stop);
    server.on('error', (error) => say(`cannot take a connection: ${reasonOf(error)}`));
    server.on('connection', (socket) => {
      sockets.add(socket);
      count += 1;
      void serveOne(socket, count, options).then((served) => {
        sockets.delete(socket);
        if (options.once && served.identified) end(served.good ? EXIT.asked : EXIT.failed);
      });
    });
  });
}

/** One client. Whatever happens, the others are served. */
async function serveOne(socket: Socket, number: number, options: ServeOptions): Promise<Served> {
  const from = `${socket.remoteAddress ?? '?'}:${socket.remotePort ?? 0}`;
  const tell = (words: string): void => say(`#${number} ${from}: ${words}`);
  try {
    return await new ServerSession(options, socket, number, tell).run();
  } catch (error) {
    socket.destroy();
    tell(`internal error: ${reasonOf(error)}`);
    return { identified: true, good: false };
  }
}
