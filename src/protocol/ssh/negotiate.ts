/** What the two KEXINITs agree on, RFC 4253 §7.1. */
import { ciphers, type Cipher } from './ciphers.ts';
import type { Category, Fault } from './fault.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';
import { kexes, type Kex } from './kexes.ts';
import { macs, type Mac } from './macs.ts';
import type { KexInit } from './messages/transport.ts';
import { keyAlgorithms } from './public-key.ts';

export interface Agreed {
  /** As named in the lists; `kex.name` may be another name of the same method. */
  readonly kexName: string;
  readonly kex: Kex;
  readonly hostKey: KeyAlgorithm;
  readonly clientToServer: { readonly cipher: Cipher; readonly mac: Mac | null };
  readonly serverToClient: { readonly cipher: Cipher; readonly mac: Mac | null };
  /** Whether both sides guess the same: then a first packet sent ahead counts. */
  readonly guessesAgree: boolean;
  readonly strictKex: boolean;
  /** The client would like EXT_INFO from the server. RFC 8308 §2.1. */
  readonly clientWantsExtInfo: boolean;
}

/** Names in `kex_algorithms` that are signs, not methods, and so are never chosen. */
const marker = /^(ext-info-[cs]|kex-strict-[cs]-v00@openssh\.com)$/;
export const isMarker = (name: string): boolean => marker.test(name);
const methods = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !isMarker(name));

/** The client's first name that the server has too. */
const firstCommon = (client: readonly string[], server: readonly string[]): string | undefined =>
  client.find((name) => server.includes(name));

/** `strictBefore` is what the first exchange agreed on; later KEXINITs no longer carry the markers. */
export function negotiate(
  client: KexInit,
  server: KexInit,
  strictBefore: boolean | null,
): { readonly agreed: Agreed } | { readonly fault: Fault } {
  let found: Fault | null = null;
  function choose<T>(
    category: Category,
    fromClient: readonly string[],
    fromServer: readonly string[],
    known: ReadonlyMap<string, T>,
  ): { name: string; entry: T } | null {
    if (found) return null;
    const name = firstCommon(fromClient, fromServer);
    if (name === undefined) {
      found = { kind: 'no-common-algorithm', category, client: fromClient, server: fromServer };
      return null;
    }
    const entry = known.get(name);
    if (entry === undefined) {
      found = { kind: 'algorithm-not-implemented', category, name };
      return null;
    }
    return { name, entry };
  }
  const clientKexes = methods(client.kex_algorithms);
  const serverKexes = methods(server.kex_algorithms);
  const kex = choose('kex', clientKexes, serverKexes, kexes);
  const hostKey = choose(
    'host key',
    client.server_host_key_algorithms,
    server.server_host_key_algorithms,
    keyAlgorithms,
  );
  const cipherC = choose(
    'cipher client to server',
    client.encryption_algorithms_client_to_server,
    server.encryption_algorithms_client_to_server,
    ciphers,
  );
  const cipherS = choose(
    'cipher server to client',
    client.encryption_algorithms_server_to_client,
    server.encryption_algorithms_server_to_client,
    ciphers,
  );
  // A cipher that authenticates by itself needs no MAC: none is negotiated. OpenSSH PROTOCOL §1.6.
  const macC =
    cipherC?.entry.kind === 'stream'
      ? choose(
          'MAC client to server',
          client.mac_algorithms_client_to_server,
          server.mac_algorithms_client_to_server,
          macs,
        )
      : null;
  const macS =
    cipherS?.entry.kind === 'stream'
      ? choose(
          'MAC server to client',
          client.mac_algorithms_server_to_client,
          server.mac_algorithms_server_to_client,
          macs,
        )
      : null;
  choose(
    'compression client to server',
    client.compression_algorithms_client_to_server,
    server.compression_algorithms_client_to_server,
    compressions,
  );
  choose(
    'compression server to client',
    client.compression_algorithms_server_to_client,
    server.compression_algorithms_server_to_client,
    compressions,
  );
  if (found) return { fault: found };
  if (!kex || !hostKey || !cipherC || !cipherS) throw new Error('nothing found, and no fault');
  const guessesAgree =
    clientKexes[0] === serverKexes[0] &&
    client.server_host_key_algorithms[0] === server.server_host_key_algorithms[0];
  return {
    agreed: {
      kexName: kex.name,
      kex: kex.entry,
      hostKey: hostKey.entry,
      clientToServer: { cipher: cipherC.entry, mac: macC?.entry ?? null },
      serverToClient: { cipher: cipherS.entry, mac: macS?.entry ?? null },
      guessesAgree,
      strictKex:
        strictBefore ??
        (client.kex_algorithms.includes('kex-strict-c-v00@openssh.com') &&
          server.kex_algorithms.includes('kex-strict-s-v00@openssh.com')),
      clientWantsExtInfo: client.kex_algorithms.includes('ext-info-c'),
    },
  };
}

const compressions: ReadonlyMap<string, true> = new Map([['none', true]]);
