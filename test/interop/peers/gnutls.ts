/** GnuTLS: `gnutls-serv` and `gnutls-cli`. */
import { describe, program, run, start, startOnFreePort } from './process.ts';
import {
  ASK,
  type Group,
  type Signature,
  type Suite,
  type TlsChoice,
  type TlsClientOptions,
  type TlsServer,
  type TlsServerOptions,
  type Visit,
} from './tls-peer.ts';

const suiteNames: Readonly<Record<Suite, string>> = {
  TLS_AES_128_GCM_SHA256: 'AES-128-GCM',
  TLS_AES_256_GCM_SHA384: 'AES-256-GCM',
  TLS_CHACHA20_POLY1305_SHA256: 'CHACHA20-POLY1305',
};
const groupNames: Readonly<Record<Group, string>> = { x25519: 'X25519', secp256r1: 'SECP256R1' };
const signatureNames: Readonly<Record<Signature, string>> = {
  ed25519: 'EDDSA-ED25519',
  ecdsa_secp256r1_sha256: 'ECDSA-SECP256R1-SHA256',
  rsa_pss_rsae_sha256: 'RSA-PSS-RSAE-SHA256',
  rsa_pss_rsae_sha384: 'RSA-PSS-RSAE-SHA384',
  rsa_pss_rsae_sha512: 'RSA-PSS-RSAE-SHA512',
};

/** Signatures of certificates, which the list must name as well; ours signs with these only. */
const IN_CHAINS = ['ECDSA-SECP256R1-SHA256', 'ECDSA-SHA256'];

function priority({ suites, groups, signatures }: TlsChoice): string {
  const only = (
    category: string,
    prefix: string,
    names: readonly string[] | undefined,
  ): string[] => (names ? [`-${category}-ALL`, ...names.map((name) => `+${prefix}${name}`)] : []);
  return [
    ...['NORMAL', '-VERS-ALL', '+VERS-TLS1.3'],
    ...only(
      'CIPHER',
      '',
      suites?.map((one) => suiteNames[one]),
    ),
    ...only(
      'GROUP',
      'GROUP-',
      groups?.map((one) => groupNames[one]),
    ),
    ...only(
      'SIGN',
      'SIGN-',
      signatures && [...new Set([...signatures.map((one) => signatureNames[one]), ...IN_CHAINS])],
    ),
  ].join(':');
}

/**
 * Starts `gnutls-serv`, which answers with a page about the connection. It cannot be told an address: for as long as
 * it runs, it listens on all of them.
 */
export async function startGnutls(options: TlsServerOptions): Promise<TlsServer> {
  const { certified, clientAuthority } = options;
  const { port, process } = await startOnFreePort((port) =>
    start(program('gnutls-serv'), [
      ...['--http', '--quiet', '--port', String(port), '--priority', priority(options)],
      ...['--x509certfile', certified.chain, '--x509keyfile', certified.key],
      ...(clientAuthority === undefined
        ? ['--disable-client-cert']
        : ['--require-client-cert', '--verify-client-cert', '--x509cafile', clientAuthority]),
      ...(options.extra ?? []),
    ]),
  );
  return {
    port,
    log: () => process.stdout() + process.stderr(),
    stop: async () => void (await process.stop()),
  };
}

/** Asks for a page with `gnutls-cli`. */
export async function gnutlsClient(options: TlsClientOptions): Promise<Visit> {
  const { certified, name = 'localhost' } = options;
  const ended = await run(
    program('gnutls-cli'),
    [
      ...['--port', String(options.port), '--priority', priority(options)],
      ...['--x509cafile', options.authority, '--sni-hostname', name, '--verify-hostname', name],
      ...(certified ? ['--x509certfile', certified.chain, '--x509keyfile', certified.key] : []),
      ...(options.extra ?? []),
      '127.0.0.1',
    ],
    { input: ASK },
  );
  const told = ended.stdout + ended.stderr;
  // (TLS1.3-X.509)-(ECDHE-X25519)-(EdDSA-Ed25519)-(AES-128-GCM)
  const [, group, signature, cipher] =
    /Description: \(TLS1\.3[^)]*\)-\(ECDHE-([^)]*)\)-\(([^)]*)\)-\(([^)]*)\)/.exec(told) ?? [];
  const nameIn = (names: Readonly<Record<string, string>>, found: string | undefined) =>
    Object.keys(names).find((one) => names[one] === found) ?? found;
  return {
    ok: /Handshake was completed/.test(told) && ended.code === 0,
    // It prints about the connection and what comes through it in one stream.
    response: /^HTTP\/1\.[^]*/m.exec(ended.stdout)?.[0] ?? '',
    told: describe(ended),
    suite: nameIn(suiteNames, cipher),
    group: nameIn(groupNames, group),
    signature,
  };
}
