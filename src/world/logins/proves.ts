/** What a proof proves: what it covers, read from the layout of what was hashed or signed, and who could make it. */
import { decodeTree } from '../../codec/tape.ts';
import { fieldHolding } from '../field-holding.ts';
import { fieldOf } from '../text/prose.ts';
import type { Party } from '../transcript.ts';
import type { Finding, Subject } from './facts.ts';
import { found, hexOf, type LoginRun } from './login-run.ts';
import { proofOf, type Proof } from './proof.ts';

const parties = [
  'client',
  'server',
  'attacker',
  'eavesdropper',
] as const satisfies readonly Party[];

export function proves(login: LoginRun): Finding[] {
  const proof = proofOf(login);
  const { value, derivation } = proof;
  const told = stepOfProof(login, proof);
  const at = derivation ? login.atValue(value, told) : login.atFrame(proof.frame, proof.path);
  return [
    found(
      {
        kind: 'proof',
        label: value.label,
        size: value.bytes.length,
        how: derivation?.how ?? null,
        preimage: derivation?.preimage?.bytes.length ?? null,
      },
      at,
    ),
    ...coverage(login, proof).map(({ subject, field }) =>
      found({ kind: 'covers', subject, field }, at),
    ),
    found({ kind: 'makers', parties: makersOf(login, proof) }, login.atKnowledge(value)),
  ];
}

/** The step in which the client makes it; that of the message where it makes nothing. */
export const stepOfProof = (login: LoginRun, { value, frame }: Proof): number =>
  login.stepAbout(value) ?? frame.sentAt;

interface Covered {
  readonly subject: Subject;
  /** The field of the preimage that has it; null where none has. */
  readonly field: string | null;
}

/** Everything of this login that a proof could cover, and where in its preimage it stands: told by the bytes. */
export function coverage(login: LoginRun, { derivation }: Proof): Covered[] {
  if (!derivation?.preimage) return []; // the secret itself: nothing else is in it
  const { codec, bytes } = derivation.preimage;
  const { fields } = decodeTree(codec, bytes);
  return subjectsOf(login).map(([subject, hex]) => ({
    subject,
    field: fieldHolding(fields, bytes, hex),
  }));
}

function subjectsOf(login: LoginRun): [Subject, string][] {
  const { client } = login.run.scenario;
  const request = login.frames.find(
    ({ from, message }) => from === 'client' && message === 'SSH_MSG_USERAUTH_REQUEST',
  );
  const service = login.need(fieldOf(request?.value, 'service_name'), 'service name');
  const challenge = challengeOf(login);
  const named = (symbol: string): string | undefined =>
    login.values.find((value) => value.symbol === symbol)?.hex;
  const all: [Subject, string | undefined][] = [
    ['challenge', challenge?.hex],
    ['shared-secret', login.valueNamed('K').hex],
    ['session-id', login.valueNamed('H').hex],
    ['user', hexOf(client.user)],
    ['service', typeof service === 'string' ? hexOf(service) : undefined],
    ['user-key', named('K_U')],
    ['host-key', named('K_S')],
  ];
  return all.flatMap(([subject, hex]) => (hex === undefined ? [] : [[subject, hex]]));
}

/** The secret that the server draws for a login, where the method has one. */
export function challengeOf(login: LoginRun) {
  const [first] = login.frames.filter(({ from }) => from === 'client');
  const start = first?.sentAt ?? Infinity;
  return login.values.find(
    ({ owner, secret, heldAt, fact }) =>
      owner === 'server' && secret && (heldAt.server ?? 0) >= start && login.all.drawn.has(fact),
  );
}

/** Who, when all is over, knows everything that goes into the proof: or the proof itself, where nothing does. */
function makersOf({ all }: LoginRun, { value, derivation }: Proof): Party[] {
  const parts = derivation?.from ?? [value];
  return parties.filter((party) => parts.every((part) => all.since(part, party) !== null));
}
