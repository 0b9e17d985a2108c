/** Node's own `tls`, in this process. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type ConnectionOptions, type TlsOptions } from 'node:tls';

import {
  ASK,
  type Group,
  type TlsChoice,
  type TlsClientOptions,
  type TlsServer,
  type TlsServerOptions,
  type Visit,
} from './tls-peer.ts';

const groupNames: Readonly<Record<Group, string>> = { x25519: 'X25519', secp256r1: 'P-256' };

function choiceOptions({
  suites,
  groups,
  signatures,
}: TlsChoice): Pick<TlsOptions & ConnectionOptions, 'ciphers' | 'ecdhCurve' | 'sigalgs'> {
  return {
    ...(suites && { ciphers: suites.join(':') }),
    ...(groups && { ecdhCurve: groups.map((one) => groupNames[one]).join(':') }),
    ...(signatures && { sigalgs: signatures.join(':') }),
  };
}

/** Starts a server that answers whoever asks with a page that names what was agreed. */
export async function startNode(
  options: TlsServerOptions & {
    /** The whole response; else a page about the connection. */
    readonly page?: string;
  },
): Promise<TlsServer> {
  const log: string[] = [];
  const server = createServer(
    {
      minVersion: 'TLSv1.3',
      cert: readFileSync(options.certified.chain),
      key: readFileSync(options.certified.key),
      ...(options.clientAuthority !== undefined && {
        ca: readFileSync(options.clientAuthority),
        requestCert: true,
        rejectUnauthorized: true,
      }),
      ...choiceOptions(options),
    },
    (socket) => {
      socket.on('error', (error) => log.push(error.message));
      socket.once('data', () => {
        const page = JSON.stringify({
          suite: socket.getCipher().standardName,
          client: socket.getPeerCertificate().subject?.CN ?? null,
        });
        const header = `HTTP/1.1 200 OK\r\nContent-Length: ${page.length}\r\n\r\n`;
        socket.end(options.page ?? `${header}${page}`);
      });
    },
  );
  server.on('tlsClientError', (error) => log.push(error.message));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port, // listens on TCP
    log: () => log.join('\n'),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

/** Asks for a page. */
export function nodeClient(
  options: TlsClientOptions & { readonly session?: Buffer },
): Promise<Visit & { readonly session: Buffer | undefined; readonly resumed: boolean }> {
  const { certified, name = 'localhost' } = options;
  return new Promise((resolve) => {
    let response = '';
    let agreed: Pick<Visit, 'suite' | 'group'> = {};
    let ok = false;
    let resumed = false;
    let session: Buffer | undefined;
    const socket = connect({
      host: '127.0.0.1',
      port: options.port,
      servername: name,
      minVersion: 'TLSv1.3',
      ...(options.session && { session: options.session }),
      ca: readFileSync(options.authority),
      ...(certified && { cert: readFileSync(certified.chain), key: readFileSync(certified.key) }),
      ...choiceOptions(options),
    });
    const done = (told: string): void => {
      socket.destroy();
      resolve({ ok, response, told, resumed, session, ...agreed });
    };
    socket.on('secureConnect', () => {
      ok = socket.authorized;
      resumed = socket.isSessionReused();
      const key = socket.getEphemeralKeyInfo();
      const group = key && 'name' in key ? key.name : undefined;
      agreed = {
        suite: socket.getCipher().standardName,
        group: group === 'prime256v1' ? 'secp256r1' : group?.toLowerCase(),
      };
      socket.write(ASK);
    });
    socket.on('session', (given) => {
      session = given;
    });
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (response += text));
    socket.on('end', () => done('ended'));
    socket.on('error', (error) => {
      ok = false;
      done(error.message);
    });
  });
}
