/** Reaching a server over TCP. */
import { connect, type Socket } from 'node:net';
import { Failed, reasonOf } from './errors.ts';

/** A connection to the server. Throws Failed where there is none within the time. */
export function reach(host: string, port: number, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const refuse = (reason: string): void => {
      socket.destroy();
      reject(new Failed(`cannot connect to ${host} port ${port}: ${reason}`));
    };
    const timer = setTimeout(() => refuse(`no answer within ${timeoutMs / 1000} s`), timeoutMs);
    socket.on('error', (error) => {
      clearTimeout(timer);
      refuse(reasonOf(error));
    });
    socket.on('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}
