/** Where the other end of a connection is. */
import type { Socket } from 'node:net';

/** Where a client is, as far as it can be seen; an address of IPv4 as such. */
export function placeOf({ remoteAddress, remotePort }: Socket) {
  return {
    ...(remoteAddress !== undefined && { address: remoteAddress.replace(/^::ffff:(?=\d+\.)/, '') }),
    ...(remotePort !== undefined && { port: remotePort }),
  };
}
