/** What the lines of a run need to know beside its steps: hosts, files, and what people typed. */
import { fromHex, type Bytes } from '../../codec/bytes.ts';
import { fingerprint } from '../../protocol/ssh/fingerprint.ts';
import { keysFor, parseKnownHosts } from '../files/known-hosts.ts';
import type { Run } from '../simulate.ts';
import type { IdentityFile, KnownHosts, Server } from './terms.ts';

export interface Facts {
  readonly server: Server;
  readonly user: string;
  /** The host key algorithms that the client is set to, before what it knows of the host. */
  readonly hostKeyAlgorithms: readonly string[];
  readonly identityFiles: readonly IdentityFile[];
  /** The file of a key; the first one where it is of no file. */
  identityFile(fingerprint: string): IdentityFile;
  readonly knownHostsFile: string;
  /** The client goes on with a host key that has changed, and so sends no password. */
  readonly sendsNoPassword: boolean;
  /** What `known_hosts` says of the server, given what stands in it. */
  knownHosts(text: string): KnownHosts;
  /** What was typed when the host key was asked about, in order; less than was asked where it waits. */
  readonly typed: readonly string[];
}

export function factsOf(run: Run): Facts {
  const { client, server } = run.scenario;
  const { host, address, port } = server;
  const folder = `/home/${client.user}/.ssh`;
  const knownHostsFile = `${folder}/known_hosts`;
  const missing: IdentityFile = { path: `${folder}/id_ed25519`, key: null };
  const files = client.keys.map(({ name, type }, at): IdentityFile => {
    const blob = publicKey(run, at);
    return { path: `${folder}/${name}`, key: blob && { type, fingerprint: fingerprint(blob) } };
  });
  return {
    server: { host, address, port },
    user: client.user,
    hostKeyAlgorithms: client.algorithms.host_keys,
    identityFiles: files.length > 0 ? files : [missing],
    identityFile: (wanted) =>
      files.find(({ key }) => key?.fingerprint === wanted) ?? files[0] ?? missing,
    knownHostsFile,
    sendsNoPassword: run.recorder.steps.some(({ args }) => args['found'] === 'accepted-changed'),
    knownHosts(text) {
      const found = keysFor(parseKnownHosts(text), host, port);
      return { host, address, port, file: knownHostsFile, exists: text !== '', found };
    },
    typed: run.answers.asked
      .filter(({ question }) => question.name === 'confirm-host-key')
      .map(({ answer }) => answer ?? ''),
  };
}

/** The public half of the client's key at this place of its scenario. */
function publicKey({ scenario, recorder }: Run, at: number): Bytes | null {
  const key = scenario.client.keys[at];
  if (key?.public !== undefined) return fromHex(key.public);
  const label = `user's private key ${key?.name}`;
  const made = recorder.derivations.find(({ from }) => from.some((value) => value.label === label));
  return made?.to.bytes ?? null;
}
