/** tinysshd: a server that speaks on its standard input and output. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';

import type { Offer } from './algorithms.ts';
import { temporaryFolder } from './place.ts';
import { must, program } from './process.ts';
import type { RunningServer } from './types.ts';

/** What tinysshd 20230101 has of what sshow has. It knows neither strict kex nor passwords. */
export const tinysshdOffer: Offer = {
  kexes: ['curve25519-sha256', 'curve25519-sha256@libssh.org'],
  ciphers: ['chacha20-poly1305@openssh.com'],
  macs: ['hmac-sha2-256'],
};

/**
 * Makes an ed25519 host key and listens on a free port of 127.0.0.1; each connection is served by a
 * `tinysshd` of its own. It lets in the machine's accounts by their own ~/.ssh/authorized_keys.
 */
export async function startTinysshd(): Promise<RunningServer> {
  const folder = temporaryFolder();
  const keys = folder.file('keys');
  await must('tinysshd-makekey', ['-q', keys]);

  const path = program('tinysshd');
  const serving = new Set<ChildProcess>();
  const sockets = new Set<Socket>();
  let log = '';
  const listener = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const server = spawn(path, ['-v', keys], {
      env: { ...process.env, TCPREMOTEIP: '127.0.0.1', TCPREMOTEPORT: String(socket.remotePort) },
    });
    serving.add(server);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    server.stderr.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
    server.stdin.on('error', () => {});
    socket.on('error', () => server.kill());
    server.on('error', () => socket.destroy());
    server.on('exit', () => serving.delete(server));
    socket.pipe(server.stdin);
    server.stdout.pipe(socket);
  });
  const endAll = (): void => {
    for (const server of serving) server.kill('SIGKILL');
    // Half open, one would keep the listener from closing for ever.
    for (const socket of sockets) socket.destroy();
  };
  process.on('exit', endAll);

  await new Promise<void>((resolve, reject) => {
    listener.on('error', reject);
    listener.listen(0, '127.0.0.1', resolve);
  });
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return {
    port: address.port,
    hostKey: hostKeyOf(keys),
    log: () => log,
    stop: async () => {
      process.off('exit', endAll);
      await new Promise<void>((resolve) => {
        listener.close(() => resolve());
        endAll();
      });
      folder.remove();
    },
  };
}

/** tinysshd keeps the bare 32 bytes of its public key in a file; this is the line that ssh knows. */
function hostKeyOf(keys: string): string {
  const name = readdirSync(keys).find((file) => file.endsWith('ed25519.pk'));
  if (name === undefined) throw new Error('tinysshd-makekey made no ed25519 key');
  const type = Buffer.from('ssh-ed25519');
  const key = readFileSync(join(keys, name));
  const blob = [type, key].flatMap((part) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    return [length, part];
  });
  return `ssh-ed25519 ${Buffer.concat(blob).toString('base64')}`;
}
