/** The certificates that the TLS tests are about, all made anew by openssl. */
import { temporaryFolder } from './peers/place.ts';
import {
  authorityExtensions,
  clientExtensions,
  HERE,
  makeCertificate,
  serverExtensions,
  type CertificateOptions,
  type Certified,
} from './peers/tls-certificates.ts';

const PAST = ['20200101000000Z', '20200201000000Z'] as const;

/** Makes a folder with all of them. `root` is the authority that the others are meant to trust. */
export async function makePlace() {
  const folder = temporaryFolder();
  const make = (name: string, options: CertificateOptions): Promise<Certified> =>
    makeCertificate(folder, name, options);
  const authority = { extensions: authorityExtensions } as const;
  const root = await make('root', { kind: 'p-256', ...authority });
  const otherRoot = await make('other-root', { kind: 'p-256', ...authority });
  const intermediate = await make('intermediate', { kind: 'p-384', by: root, ...authority });
  const server = (name: string, options: Partial<CertificateOptions> = {}): Promise<Certified> =>
    make(name, { kind: 'p-256', by: root, extensions: serverExtensions(...HERE), ...options });
  const client = (name: string, options: Partial<CertificateOptions> = {}): Promise<Certified> =>
    make(name, { kind: 'p-256', by: root, extensions: clientExtensions, ...options });
  return {
    folder,
    root,
    otherRoot,
    servers: {
      ed25519: await server('ed25519', { kind: 'ed25519' }),
      'p-256': await server('p-256'),
      rsa: await server('rsa', { kind: 'rsa' }),
    },
    server: {
      below: await server('below', { by: intermediate }),
      past: await server('past', { dates: PAST }),
      elsewhere: await server('elsewhere', { extensions: serverExtensions('DNS:example.org') }),
      stranger: await server('stranger', { by: otherRoot }),
      alone: await make('alone', { kind: 'ed25519', extensions: serverExtensions(...HERE) }),
    },
    client: {
      ed25519: await client('alice-ed25519', { kind: 'ed25519' }),
      'p-256': await client('alice-p-256'),
      rsa: await client('alice-rsa', { kind: 'rsa' }),
      stranger: await client('mallory', { by: otherRoot }),
      past: await client('alice-past', { dates: PAST }),
      /** Made for servers only. */
      server: await server('no-client'),
    },
    remove: (): void => folder.remove(),
  };
}

export type Place = Awaited<ReturnType<typeof makePlace>>;
