/** The exchange hashes of a run, their parts, and the six keys that each gives. */
import { ciphers } from '../../protocol/ssh/ciphers.ts';
import { isIntercepted } from '../../world/intercepted.ts';
import type { StepArgs } from '../../protocol/trace.ts';
import type { DerivationRecord, EndSide, Recorder, ValueRecord } from '../../world/recorder.ts';
import type { Run } from '../../world/simulate.ts';
import type { AnySteps } from '../../world/steps.ts';
import type { ExchangeView } from '../run.ts';

type Key = ExchangeView['keys'][number];

const rows = [
  { letter: 'A', purpose: 'Initial IV', direction: 'client to server' },
  { letter: 'B', purpose: 'Initial IV', direction: 'server to client' },
  { letter: 'C', purpose: 'Encryption', direction: 'client to server' },
  { letter: 'D', purpose: 'Encryption', direction: 'server to client' },
  { letter: 'E', purpose: 'Integrity', direction: 'client to server' },
  { letter: 'F', purpose: 'Integrity', direction: 'server to client' },
] as const satisfies readonly Pick<Key, 'letter' | 'purpose' | 'direction'>[];

/** One for each exchange hash, in order; both sides' computations of it are the same exchange. */
export function exchangesOf(run: Run, steps: AnySteps): ExchangeView[] {
  const { recorder } = run;
  const hashes = new Map<string, DerivationRecord>();
  for (const derivation of recorder.derivations) {
    if (derivation.to.symbol === 'H' && !hashes.has(derivation.to.hex))
      hashes.set(derivation.to.hex, derivation);
  }
  const agreed = recorder.steps.filter(({ key }) => key === 'negotiated');
  const first = [...hashes.values()][0]?.to.id ?? '';
  return [...hashes.values()].map((hash, at) => {
    const names = agreed.filter(({ role }) => role === agreed[0]?.role)[at]?.args ?? {};
    return exchangeOf(
      recorder,
      steps,
      at,
      hash,
      isIntercepted(run.scenario) ? hash.to.id : first,
      names,
    );
  });
}

function exchangeOf(
  recorder: Recorder,
  steps: AnySteps,
  at: number,
  hash: DerivationRecord,
  sessionId: string,
  names: StepArgs,
): ExchangeView {
  const H = hash.to;
  const secret = hash.from.at(-1);
  const keys = rows.map((row): Key => {
    const key = recorder.values.find(
      (value) => value.symbol === row.letter && comesFrom(recorder, value, H),
    );
    const isOut = row.direction === 'client to server';
    const cipher = String(names[isOut ? 'cipher_c2s' : 'cipher_s2c'] ?? '');
    const mac = String(names[isOut ? 'mac_c2s' : 'mac_s2c'] ?? '');
    const algorithm = row.purpose === 'Integrity' ? mac : cipher;
    return {
      ...row,
      algorithm,
      value: key?.id ?? null,
      unused: key ? null : whyUnused(row.purpose, cipher),
    };
  });
  const made = recorder.steps.flatMap(({ key, side, role, values }, at) =>
    key === 'derived-keys' && values.some(({ hex }) => hex === H.hex) ? [{ side, role, at }] : [],
  );
  const maker = (role: EndSide) => made.find((one) => one.role === role);
  /** Who made this hash as the one or the other: an attacker, or else the end itself. */
  const actorOf = (role: EndSide) =>
    recorder.steps.some(
      (step) =>
        step.side === 'attacker' &&
        step.key === 'computed-hash' &&
        step.role === role &&
        step.values.some(({ hex }) => hex === H.hex),
    )
      ? 'attacker'
      : role;
  const computed = recorder.steps.findIndex(
    ({ key, role, values }) =>
      key === 'computed-hash' && role === 'client' && values.some(({ hex }) => hex === H.hex),
  );
  return {
    ends: { client: actorOf('client'), server: actorOf('server') },
    kex: String(names['kex'] ?? ''),
    hash: hash.how,
    hashedBytes: hash.preimage?.bytes.length ?? 0,
    parts: hash.from.map((part) => ({
      symbol: part.symbol,
      label: part.label,
      value: part.id,
      size: part.bytes.length,
      origin: originOf(recorder, steps, part),
    })),
    H: H.id,
    session_id: sessionId,
    K: secret?.id ?? '',
    ...signatureOver(recorder, H, at),
    keys,
    computedAt: computed < 0 ? (H.heldAt.client ?? H.heldAt.server ?? 0) : computed,
    keysAt: {
      client: maker('client')?.at ?? Infinity,
      server: maker('server')?.at ?? Infinity,
    },
  };
}

function comesFrom(recorder: Recorder, value: ValueRecord, H: ValueRecord): boolean {
  return recorder.derivations.some(
    ({ to, from }) =>
      to === value &&
      from.some(
        (source) =>
          source.hex === H.hex ||
          (source !== value &&
            source.secret &&
            source.symbol === '' &&
            comesFrom(recorder, source, H)),
      ),
  );
}

/** The frame that carried a value in the clear, or else the step that made it. */
function originOf(recorder: Recorder, steps: AnySteps, value: ValueRecord): string {
  const frame = recorder.frames.find(
    (one) => one.from === value.owner && steps.valuesIn(one).some(({ hex }) => hex === value.hex),
  );
  if (frame) return frame.address;
  const step = value.heldAt[value.owner] ?? 0;
  return steps.addresses[step] ?? '';
}

/** Why a cipher needs no such key; null where it needs one, and the run ended before it was made. */
function whyUnused(purpose: Key['purpose'], name: string): string | null {
  const cipher = ciphers.get(name);
  if (cipher?.kind !== 'aead' || purpose === 'Encryption') return null;
  return purpose === 'Initial IV' ? (cipher.unusedIv ?? null) : `${name} authenticates by itself`;
}

/** Who made a recorded server's signature with what, nobody knows: it is the one that came with exchange `at`. */
function signatureOver(
  recorder: Recorder,
  H: ValueRecord,
  at: number,
): Pick<ExchangeView, 'signature' | 'signedWith'> {
  const made = recorder.derivations.find(
    ({ to, from }) => to.symbol === 'sig' && from.some(({ hex }) => hex === H.hex),
  );
  return {
    signature:
      (made?.to ?? recorder.values.filter(({ symbol }) => symbol === 'sig')[at])?.id ?? null,
    signedWith: made?.from.find(({ secret }) => secret)?.id ?? null,
  };
}
