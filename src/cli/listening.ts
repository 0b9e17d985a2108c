/** Listening on a port, and serving whoever comes, one session each. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { EXIT, Failed, reasonOf } from './errors.ts';
import { print, say } from './io.ts';

/** Says what happened to one client. */
export type Tell = (words: string) => void;

/** What came of one client. */
export interface Served {
  /** Whether it spoke the protocol at all, rather than only looking whether somebody is there. */
  readonly identified: boolean;
  readonly good: boolean;
}

export interface Listener {
  readonly server: Server;
  readonly port: number;
}

/** Throws Failed where the port cannot be had. */
export function listen(host: string, port: number): Promise<Listener> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Failed(`cannot listen on ${host} port ${port}: ${reasonOf(error)}`)),
    );
    server.listen({ host, port }, () =>
      resolve({ server, port: portOf(server.address()) ?? port }),
    );
  });
}

const portOf = (address: AddressInfo | string | null): number | undefined =>
  typeof address === 'object' ? address?.port : undefined;

/** Prints where we listen, and warns where that is more than this machine. */
export async function announce(host: string, port: number): Promise<void> {
  if (isReachable(host))
    say(`warning: other machines can reach ${host}; this server is for trying things out`);
  await print(`listening on ${host.includes(':') ? `[${host}]` : host}:${port}\n`);
}

/** Whether other machines can reach an address of this one. */
const isReachable = (host: string): boolean =>
  !(host === 'localhost' || host === '::1' || host.startsWith('127.'));

/**
 * Serves until a signal comes, or with `once` until one client is done. Whatever happens to one client, the others are
 * served. Gives the exit status.
 */
export function serveOn(
  { server }: Listener,
  once: boolean,
  serveOne: (socket: Socket, number: number, tell: Tell) => Promise<Served>,
): Promise<number> {
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
      const from = `${socket.remoteAddress ?? '?'}:${socket.remotePort ?? 0}`;
      const number = count;
      const tell = (words: string): void => say(`#${number} ${from}: ${words}`);
      const failed = (error: unknown): Served => {
        socket.destroy();
        tell(`internal error: ${reasonOf(error)}`);
        return { identified: true, good: false };
      };
      const serving = Promise.resolve().then(() => serveOne(socket, number, tell));
      void serving.catch(failed).then(({ identified, good }) => {
        sockets.delete(socket);
        if (once && identified) end(good ? EXIT.asked : EXIT.failed);
      });
    });
  });
}
