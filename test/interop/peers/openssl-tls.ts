/** OpenSSL: `s_server` and `s_client`. */
import { describe, program, run, start, startOnFreePort } from './process.ts';
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
const nameOfGroup = (printed: string | undefined): string | undefined =>
  printed === 'ECDH, prime256v1, 256 bits'
    ? 'secp256r1'
    : printed === 'X25519, 253 bits'
      ? 'x25519'
      : printed;

const choiceArguments = ({ suites, groups, signatures }: TlsChoice): string[] => [
  ...(suites ? ['-ciphersuites', suites.join(':')] : []),
  ...(groups ? ['-groups', groups.map((one) => groupNames[one]).join(':')] : []),
  ...(signatures ? ['-sigalgs', signatures.join(':')] : []),
];

/** Starts `s_server`, which answers with a page about the connection. */
export async function startOpenssl(options: TlsServerOptions): Promise<TlsServer> {
  const { certified, clientAuthority } = options;
  const { port, process } = await startOnFreePort((port) =>
    start(program('openssl'), [
      ...['s_server', '-accept', `127.0.0.1:${port}`, '-tls1_3', '-www'],
      ...['-cert', certified.certificate, '-key', certified.key, '-cert_chain', certified.chain],
      ...(clientAuthority === undefined
        ? []
        : ['-Verify', '3', '-verify_return_error', '-CAfile', clientAuthority]),
      ...choiceArguments(options),
      ...(options.extra ?? []),
    ]),
  );
  return {
    port,
    log: () => process.stdout() + process.stderr(),
    stop: async () => void (await process.stop()),
  };
}

/** Asks for a page with `s_client`. */
export async function opensslClient(options: TlsClientOptions): Promise<Visit> {
  const { certified, name = 'localhost' } = options;
  const ended = await run(
    program('openssl'),
    [
      ...['s_client', '-connect', `127.0.0.1:${options.port}`, '-tls1_3', '-brief', '-ign_eof'],
      ...['-CAfile', options.authority, '-verify_return_error'],
      ...['-servername', name, '-verify_hostname', name],
      ...(certified
        ? ['-cert', certified.certificate, '-key', certified.key, '-cert_chain', certified.chain]
        : []),
      ...choiceArguments(options),
      ...(options.extra ?? []),
    ],
    { input: ASK },
  );
  const told = ended.stderr;
  const shown = (label: string): string | undefined =>
    new RegExp(`^${label}: (.*)$`, 'm').exec(told)?.[1];
  const [hash, kind] = [shown('Hash used'), shown('Signature type')];
  return {
    ok: ended.code === 0 && told.includes('CONNECTION ESTABLISHED'),
    response: ended.stdout,
    told: describe(ended),
    suite: shown('Ciphersuite'),
    group: nameOfGroup(shown('Server Temp Key')),
    signature: [kind, hash].filter(Boolean).join(' '),
  };
}
