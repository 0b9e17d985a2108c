/** What a server chooses out of a ClientHello that is in order. RFC 8446 §4.1.1. */
import type { Bytes } from '../../codec/bytes.ts';
import { chooseCredential } from './certificate-verify.ts';
import { codesOf, groupsOf, suitesOf } from './codes.ts';
import type { Credential, ServerConfig } from './config.ts';
import { extensionIn } from './extensions.ts';
import { HOST_NAME } from './extensions/server-name.ts';
import type { Fault } from './fault.ts';
import { groupByCode, type Group } from './groups.ts';
import { groupName, schemeName, suiteName } from './names.ts';
import type { SignatureScheme } from './signature-scheme.ts';
import type { Hello } from './server-checks.ts';
import { suiteByCode, type Suite } from './suites.ts';

type Chosen<T> = T | { readonly fault: Fault };

export interface Choice {
  readonly suite: Suite;
  readonly group: Group;
  /** The client's key in it; null where the client has to send one first. */
  readonly peerShare: Bytes | null;
  readonly serverName: string | null;
  readonly alpn: string | null;
}

/** As OpenSSL does unless told otherwise: the client's order decides. */
export function choose(hello: Hello, config: ServerConfig): Chosen<Choice> {
  const suite = chooseSuite(hello, config);
  if ('fault' in suite) return suite;
  const group = chooseGroup(hello, config);
  if ('fault' in group) return group;
  const name = takeServerName(hello, config);
  if (name !== null && typeof name === 'object') return name;
  const alpn = chooseProtocol(hello, config);
  if (alpn !== null && typeof alpn === 'object') return alpn;
  return { ...suite, ...group, serverName: name, alpn };
}

function chooseSuite({ cipher_suites }: Hello, config: ServerConfig): Chosen<{ suite: Suite }> {
  for (const code of cipher_suites) {
    const suite = suiteByCode(code);
    if (suite && config.suites.includes(suite.name)) return { suite };
  }
  return {
    fault: {
      kind: 'no-common-algorithm',
      category: 'cipher suite',
      client: cipher_suites.map(suiteName),
      server: codesOf(suitesOf(config.suites)).map(suiteName),
    },
  };
}

/** A group in which there is a key already is better than a better one. */
function chooseGroup(
  { extensions }: Hello,
  config: ServerConfig,
): Chosen<Pick<Choice, 'group' | 'peerShare'>> {
  const known = (code: number): Group | undefined => {
    const group = groupByCode(code);
    return group && config.groups.includes(group.name) ? group : undefined;
  };
  for (const share of extensionIn(extensions, 'key_share')?.client_shares ?? []) {
    const group = known(share.group);
    if (group) return { group, peerShare: share.key_exchange };
  }
  const offered = extensionIn(extensions, 'supported_groups')?.named_group_list ?? [];
  for (const code of offered) {
    const group = known(code);
    if (group) return { group, peerShare: null };
  }
  return {
    fault: {
      kind: 'no-common-algorithm',
      category: 'group',
      client: offered.map(groupName),
      server: codesOf(groupsOf(config.groups)).map(groupName),
    },
  };
}

/** RFC 6066 §3: DNS names do not tell capital letters from small ones. */
function takeServerName(
  { extensions }: Hello,
  { serverNames }: ServerConfig,
): string | null | { readonly fault: Fault } {
  const names = extensionIn(extensions, 'server_name')?.server_name_list ?? [];
  const name = names.find(({ name_type }) => name_type === HOST_NAME)?.host_name ?? null;
  if (name === null || serverNames === null) return name;
  if (serverNames.some((one) => one.toLowerCase() === name.toLowerCase())) return name;
  return { fault: { kind: 'unrecognized-name', name, known: serverNames } };
}

/** The server's order decides. RFC 7301 §3.2. */
function chooseProtocol(
  { extensions }: Hello,
  { alpn }: ServerConfig,
): string | null | { readonly fault: Fault } {
  const offered = extensionIn(extensions, 'application_layer_protocol_negotiation');
  if (!offered || alpn.length === 0) return null;
  const client = offered.protocol_name_list;
  const chosen = alpn.find((name) => client.includes(name));
  return chosen ?? { fault: { kind: 'no-application-protocol', client, server: alpn } };
}

/** The certificate that the server shows, and how it signs. RFC 8446 §4.4.2.2. */
export function chooseServerCredential(
  { extensions }: Hello,
  { certificates, signatureAlgorithms }: ServerConfig,
): Chosen<{ readonly credential: Credential; readonly scheme: SignatureScheme }> {
  const offered = extensionIn(extensions, 'signature_algorithms');
  if (!offered) {
    const extension = 'signature_algorithms';
    return { fault: { kind: 'missing-extension', message: 'ClientHello', extension } };
  }
  const schemes = offered.supported_signature_algorithms;
  const chosen = chooseCredential(certificates, signatureAlgorithms, schemes);
  return chosen ?? { fault: { kind: 'no-certificate', schemes: schemes.map(schemeName) } };
}
