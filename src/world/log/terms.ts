/** What the lines of a log are about, and how OpenSSH names it. */

export type Side = 'client' | 'server';

/** The other end, as an end names it. */
export interface Peer {
  readonly address: string;
  readonly port: number;
}

/** The server as the client was told of it, and the address that it found. */
export interface Server extends Peer {
  readonly host: string;
}

/** A key, as the client's lines name it. */
export interface NamedKey {
  /** `ssh-ed25519`. */
  readonly type: string;
  /** `SHA256:` and base64 without padding. */
  readonly fingerprint: string;
}

/** A private key file of the user. */
export interface IdentityFile {
  readonly path: string;
  /** Nothing where the file does not exist. */
  readonly key: NamedKey | null;
  /** The one in the file beside it, where there is one; `isHosts` where it is of no use to a user. */
  readonly certificate?: (NamedKey & { readonly isHosts: boolean }) | null;
}

/** A KEXINIT; the names are RFC 4253's. */
export interface Proposal {
  readonly kex_algorithms: readonly string[];
  readonly server_host_key_algorithms: readonly string[];
  readonly encryption_algorithms_client_to_server: readonly string[];
  readonly encryption_algorithms_server_to_client: readonly string[];
  readonly mac_algorithms_client_to_server: readonly string[];
  readonly mac_algorithms_server_to_client: readonly string[];
  readonly compression_algorithms_client_to_server: readonly string[];
  readonly compression_algorithms_server_to_client: readonly string[];
  readonly languages_client_to_server: readonly string[];
  readonly languages_server_to_client: readonly string[];
  readonly first_kex_packet_follows: boolean;
  readonly reserved: number;
}

/** What one direction uses. The MAC is null with an AEAD cipher, which brings its own. */
export interface Chosen {
  readonly cipher: string;
  readonly mac: string | null;
  readonly compression: string;
}

/** What a look-up in `known_hosts` reads in a line: a key that it wants, or why it passes over it. */
export type ReadLine = { readonly line: number } & (
  | {
      readonly is: 'key';
      readonly type: string;
      readonly marker: '@cert-authority' | '@revoked' | null;
    }
  | { readonly is: 'unknown marker' }
  | { readonly is: 'bad salt'; readonly hosts: string; readonly why: string }
  /** `isCut` where not even its type is there. */
  | { readonly is: 'no key'; readonly isCut: boolean }
);

/** A line that has a key under another name, or is passed over in the search for it. */
export type OtherName =
  | { readonly line: number; readonly is: 'name'; readonly hosts: string }
  | Exclude<ReadLine, { is: 'key' }>;

/** A `known_hosts` file, as a look-up found it. */
export interface KnownHosts extends Server {
  readonly file: string;
  readonly exists: boolean;
  /** In the order of the lines. */
  readonly read: readonly ReadLine[];
  /** The look-up without a port that follows where the host is new; null where none does. */
  readonly without: KnownHosts | null;
}

/** What `no-common-algorithm` says there is none of. */
export type AlgorithmKind =
  'key exchange method' | 'host key type' | 'cipher' | 'MAC' | 'compression method';

/** A host as `known_hosts` names it. */
export function hostName({ host, port }: Pick<Server, 'host' | 'port'>): string {
  return port === 22 ? host : `[${host}]:${port}`;
}

/** The server's address, named likewise. */
export function addressName({ address, port }: Server): string {
  return hostName({ host: address, port });
}

/** `ED25519`. */
export function keyName(key: NamedKey): string {
  return shortName(key.type);
}

/** A key type as people call it: `ED25519`. */
export function shortName(type: string): string {
  const [plain = '', certified] = type.split('-cert-v01@');
  if (certified !== undefined) return `${shortName(plain)}-CERT`;
  if (type.startsWith('ecdsa-sha2-')) return 'ECDSA';
  return type.replace(/^ssh-/, '').toUpperCase();
}
