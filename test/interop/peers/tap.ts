/** A listener between a client and a server, which keeps what passes. */
import { connect, createServer, type Socket } from 'node:net';

export interface Tap {
  /** The port of 127.0.0.1 that leads to the server. */
  readonly port: number;
  /** What the client and the server have sent until now, of all connections together. */
  sent(): { readonly client: Buffer; readonly server: Buffer };
  stop(): Promise<void>;
}

export interface TapOptions {
  /** Ends both sides, without warning, as soon as the server has sent this many bytes. */
  readonly cutAfter?: number;
}

/** Listens on a free port of 127.0.0.1 and passes each connection on to another port. */
export async function startTap(to: number, options: TapOptions = {}): Promise<Tap> {
  const fromClient: Buffer[] = [];
  const fromServer: Buffer[] = [];
  const limit = options.cutAfter ?? Infinity;
  return listen((client, sockets) => {
    const server = connect({ port: to, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    sockets.add(server);
    let passed = 0;
    client.on('data', (chunk: Buffer) => {
      fromClient.push(chunk);
      server.write(chunk);
    });
    server.on('data', (chunk: Buffer) => {
      const part = chunk.subarray(0, limit - passed);
      passed += part.length;
      fromServer.push(part);
      client.write(part, () => {
        if (passed < limit) return;
        client.destroy();
        server.destroy();
      });
    });
    client.on('end', () => server.end());
    server.on('end', () => client.end());
    server.on('error', () => client.destroy());
    client.on('error', () => server.destroy());
  }).then((listening) => ({
    ...listening,
    sent: () => ({ client: Buffer.concat(fromClient), server: Buffer.concat(fromServer) }),
  }));
}

/** A server that says what it is told to say to every client, and then does as it is told. */
export function startTalker(
  says: string | Uint8Array,
  then: 'waits' | 'closes',
): Promise<Pick<Tap, 'port' | 'stop'>> {
  return listen((client) => {
    client.on('error', () => client.destroy());
    client.on('data', () => {});
    client.write(says);
    if (then === 'closes') client.end();
  });
}

async function listen(
  serve: (client: Socket, sockets: Set<Socket>) => void,
): Promise<Pick<Tap, 'port' | 'stop'>> {
  const sockets = new Set<Socket>();
  const listener = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    sockets.add(client);
    serve(client, sockets);
  });
  await new Promise<void>((resolve, reject) => {
    listener.on('error', reject);
    listener.listen(0, '127.0.0.1', resolve);
  });
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return {
    port: address.port,
    stop: () =>
      new Promise<void>((resolve) => {
        listener.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
