/** What the lines of a run need to know beside its steps: hosts, files, and what people typed. */
import { fromHex, type Bytes } from '../../codec/bytes.ts';
import { fingerprint } from '../../protocol/ssh/fingerprint.ts';
import { readCertificate } from '../../protocol/ssh/certificate.ts';
import { CERTIFIED } from '../../protocol/ssh/public-key.ts';
import { privateKeyLabel } from '../party.ts';
import { publicFileLabel } from '../public-file.ts';
import type { StepRecord } from '../recorder.ts';
import { timeNow } from '../scenario.ts';
import type { Run } from '../simulate.ts';
import { identitiesIn } from './openssh/authentication.ts';
import type { IdentityFile, Server } from './terms.ts';

export interface Facts {
  readonly server: Server;
  readonly user: string;
  /** The host key algorithms that the client is set to, before what it knows of the host. */
  readonly hostKeyAlgorithms: readonly string[];
  readonly identityFiles: readonly IdentityFile[];
  /** The file of a key, or of its certificate; the first one where it is of no file. */
  identityFile(fingerprint: string, certified?: boolean): IdentityFile;
  readonly knownHostsFile: string;
  /** Methods in the order in which the client tries them. */
  readonly preferredMethods: readonly string[];
  /** With StrictHostKeyChecking=no. */
  readonly isTolerant: boolean;
  /** The time at a step, in seconds since 1970. */
  timeAt(step: StepRecord): number;
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
    return {
      path: `${folder}/${name}`,
      key: blob && { type, fingerprint: fingerprint(blob) },
      certificate: certificateOf(run, name),
    };
  });
  const identities = files.flatMap(identitiesIn);
  return {
    server: { host, address, port },
    user: client.user,
    hostKeyAlgorithms: client.algorithms.host_keys,
    identityFiles: files.length > 0 ? files : [missing],
    identityFile: (wanted, certified = false) =>
      identities.find(
        ({ key }) => key?.fingerprint === wanted && key.type.includes(CERTIFIED) === certified,
      ) ??
      files[0] ??
      missing,
    knownHostsFile,
    preferredMethods: client.preferred_authentications,
    timeAt: ({ timeMs }) => Math.floor(timeNow(run.scenario, timeMs) / 1000),
    isTolerant: client.strict_host_key_checking === 'no',
    typed: run.answers.asked
      .filter(({ question }) => question.name === 'confirm-host-key')
      .map(({ answer }) => answer ?? ''),
  };
}

/** What is in the certificate beside a key of the client. */
function certificateOf(
  { recorder }: Run,
  name: string,
): NonNullable<IdentityFile['certificate']> | null {
  const label = `user's certificate ${name}`;
  const value = recorder.values.find((one) => one.label === label);
  const certificate = value && readCertificate(value.bytes);
  if (!certificate) return null;
  const { type, key, isHosts } = certificate;
  return { type, fingerprint: fingerprint(key), isHosts };
}

/** The public half of the client's key at this place of its scenario. */
function publicKey({ scenario, recorder }: Run, at: number): Bytes | null {
  const key = scenario.client.keys[at];
  if (!key) return null;
  if (key.public !== undefined) return fromHex(key.public);
  if (key.public_file !== undefined) {
    const label = publicFileLabel(key.name);
    return recorder.values.find((value) => value.label === label)?.bytes ?? null;
  }
  const label = privateKeyLabel("user's private key", key);
  const made = recorder.derivations.find(({ from }) => from.some((value) => value.label === label));
  return made?.to.bytes ?? null;
}
