/** The traces of RFC 8448, value by value as they are printed there. */
import type { Bytes } from '../../../../src/codec/bytes.ts';
import type { Role } from '../../../../src/protocol/tls/messages/handshake-message.ts';

/** Names of printed values, by what the RFC says before them. */
export type ValueName =
  | 'shared secret'
  | 'early'
  | 'derived for handshake'
  | 'handshake'
  | 'c hs traffic'
  | 's hs traffic'
  | 'derived for master'
  | 'master'
  | 'c ap traffic'
  | 's ap traffic'
  | 'exp master'
  | 'res master'
  | 'resumption'
  | `${Role} finished key`
  | `${Role} ${'handshake' | 'application'} ${'key' | 'iv'}`;

export interface Trace {
  readonly section: string;
  readonly title: string;
  readonly privateKeys: {
    /** One for each ClientHello. */
    readonly client: readonly Bytes[];
    readonly server: Bytes;
  };
  /** In the order in which they are sent. */
  readonly records: readonly {
    readonly from: Role;
    readonly holds: string;
    readonly wire: Bytes;
  }[];
  /** Messages that are printed apart from the record that encrypts them. */
  readonly messages: readonly {
    readonly from: Role;
    readonly name: string;
    readonly bytes: Bytes;
  }[];
  /** Hashes of the transcript up to and with a message. */
  readonly transcriptHashes: Readonly<Record<string, Bytes>>;
  readonly values: Readonly<Partial<Record<ValueName, Bytes>>>;
  /** What both sides send. */
  readonly applicationData?: Bytes;
  /** In the client's CertificateVerify. */
  readonly clientSignature?: Bytes;
}
