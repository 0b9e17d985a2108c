/** Finds, in any run of a login, by what the client proves who it is: not by the method's name, but by where it came from. */
import type { DerivationRecord, FrameRecord, ValueRecord } from '../recorder.ts';
import type { ShownRun } from '../shown-run.ts';
import type { LoginRun } from './login-run.ts';

export interface Proof {
  readonly value: ValueRecord;
  /** The frame and the field that carry it to the server. */
  readonly frame: FrameRecord;
  readonly path: string;
  readonly size: number;
  /** How it was made; null where it is the secret itself. */
  readonly derivation: DerivationRecord | null;
  /** Everything that went into it, directly or not. */
  readonly lineage: ReadonlySet<ValueRecord>;
  /** The secret of the user without which there is none: a private key, or a password. */
  readonly secret: ValueRecord;
}

/** By what the client proves who it is in a login. */
export const proofOf = (login: LoginRun): Proof =>
  login.need(proofAmong(login, login.frames), 'proof of who the client is');

/** The last thing that the client sends in these frames which needs a secret of the user, and is made for this connection. */
export function proofAmong(shown: ShownRun, frames: readonly FrameRecord[]): Proof | null {
  const sent = frames
    .filter(({ from }) => from === 'client')
    .flatMap((frame) => shown.steps.valuesIn(frame).map((value) => ({ frame, value })));
  const proofs = sent.flatMap(({ frame, value }) => {
    const { lineage, derivation } = lineageOf(shown, value);
    const secret = [...lineage].find(isSecretOfUser);
    const isFresh = derivation === null || [...lineage].some(isOfConnection);
    if (!secret || !isFresh) return [];
    return [{ value, frame, ...shown.fieldWith(frame, value), derivation, lineage, secret }];
  });
  return proofs.at(-1) ?? null;
}

/** What was there before the connection, or is typed: not what a key exchange makes. */
const isSecretOfUser = ({ owner, secret, heldAt, content, symbol }: ValueRecord): boolean =>
  owner === 'client' && secret && symbol !== '' && (heldAt.client === 0 || content);

const isOfConnection = ({ owner, heldAt }: ValueRecord): boolean => (heldAt[owner] ?? 0) > 0;

/** A value and all that it was made from, as its owner made it. */
function lineageOf({ run }: ShownRun, value: ValueRecord) {
  const { derivations } = run.recorder;
  const madeBy = (one: ValueRecord) => derivations.find(({ to }) => to === one) ?? null;
  const lineage = new Set([value]);
  // A set hands out what is added to it meanwhile.
  for (const one of lineage) for (const from of madeBy(one)?.from ?? []) lineage.add(from);
  return { lineage, derivation: madeBy(value) };
}
