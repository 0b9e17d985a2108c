/** What judges rarer proofs, without being there at once: most first runs have no key with options, and no prompts. */
import type { KeyLookUp } from './files/authorized-keys.ts';
import type { lookUpCertificate } from './files/certified-keys.ts';
import type { forbiddenIn as forbiddenBy, forbids } from './files/key-limits.ts';
import type { keyNotes } from './files/key-notes.ts';
import type { parseKeyOptions } from './files/parse-key-options.ts';
import type { certify } from './certify.ts';
import type { challenge, codeOf, rightAnswer } from './challenge.ts';
import type { Scenario, ScenarioInput } from './scenario.ts';

export interface Proofs {
  readonly parseKeyOptions: typeof parseKeyOptions;
  readonly keyNotes: typeof keyNotes;
  readonly forbids: typeof forbids;
  readonly forbiddenIn: typeof forbiddenBy;
  readonly certify: typeof certify;
  readonly lookUpCertificate: typeof lookUpCertificate;
  readonly challenge: typeof challenge;
  readonly codeOf: typeof codeOf;
  readonly rightAnswer: typeof rightAnswer;
}

let provided: Proofs | null = null;

/** Called by proofs.ts, which whoever runs a scenario that needs them has to import before. */
export function provideProofs(own: Proofs): void {
  provided = own;
}

/** A line that begins with a key, as a scenario names it or as it stands in the file, or with nothing. */
const PLAIN = /^\s*(#|$|\{|(ssh|ecdsa|sk)-)/;

/** Whether any key of the scenario comes with a certificate. */
export const hasCertificates = ({
  client,
  server,
}: Pick<ScenarioInput, 'client' | 'server'>): boolean =>
  [...(client?.keys ?? []), ...(server?.host_keys ?? [])].some(({ certificate }) => certificate);

/** Whether a run of the scenario has certificates, prompts, or a line of authorized_keys with options. */
export const needsProofs = ({ client, server }: Scenario): boolean =>
  hasCertificates({ client, server }) ||
  client.responses.length > 0 ||
  server.auth_methods.includes('keyboard-interactive') ||
  Object.values(server.users).some(
    ({ authorized_keys, prompts }) =>
      prompts.length > 0 || authorized_keys.split('\n').some((line) => !PLAIN.test(line)),
  );

export function proofs(): Proofs {
  if (!provided) throw new Error('no proofs.ts');
  return provided;
}

/** What a key without options lets its holder do. */
export const WITHOUT_OPTIONS = ' agent-forwarding port-forwarding pty user-rc x11-forwarding';

/** A line whose options forbid the key, where any line has options. */
export const forbiddenIn: typeof forbiddenBy = (keys) => provided?.forbiddenIn(keys);

/** What sshd tells who has come in about the lines of a file: key-notes.ts, where any line has options. */
export function notesOf(file: string, keys: KeyLookUp, address: string): readonly string[] {
  if (provided) return provided.keyNotes(file, keys, address);
  return keys.looked.flatMap(({ line, findings }) =>
    findings.some(({ kind }) => kind === 'accepted')
      ? [`${file}:${line}: key options:${WITHOUT_OPTIONS}`]
      : [],
  );
}
