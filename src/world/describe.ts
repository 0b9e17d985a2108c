/** Parts of a run as the transcript has them. */
import { isIntercepted } from './intercepted.ts';
import { contentFinder, knowledgeOf } from './knowledge.ts';
import type { DerivationRecord, FrameRecord, ValueRecord } from './recorder.ts';
import type { Kind } from './kind.ts';
import type { AnyRun, Run } from './simulate.ts';
import type { RunOf } from './simulation.ts';
import { frameId, type Words } from './steps.ts';
import type * as en from './text/en.ts';
import type { Derivation, FrameHead, Outcome, Question, Value } from './transcript.ts';

/** How the run ended; `words` are not needed where it ended well. */
export function outcomeOf<K extends Kind>({ end, scenario }: RunOf<K>, words: Words<K>): Outcome {
  if (!end.fault) return { kind: end.kind, fault: null };
  const { side, fault } = end.fault;
  const where = 'field' in fault ? { field: fault.field } : {};
  const offset = 'offset' in fault ? { offset: fault.offset } : {};
  const said = words.faultMessage(fault, side, isIntercepted(scenario));
  return {
    kind: end.kind,
    fault: { kind: fault.kind, side, ...said, ...where, ...offset },
  };
}

export const headOf = (frame: FrameRecord): FrameHead => ({
  id: frameId(frame),
  address: frame.address,
  from: frame.from,
  to: frame.to,
  message: frame.message,
  sequence: frame.sequence,
  encrypted: frame.keyValues.length > 0,
  time_ms: frame.sentMs,
});

export function valuesOf({ recorder }: AnyRun): Value[] {
  const knowledge = knowledgeOf(recorder);
  const never = { client: null, server: null, eavesdropper: null, attacker: null };
  return recorder.values.map((value) => {
    const known = knowledge.get(value.fact)?.known ?? never;
    return {
      ...valueHead(value),
      known: hasTwin(recorder, value) ? { ...known, ...sinceHeld(recorder, value, known) } : known,
      seen_encrypted: knowledge.get(value.fact)?.seenEncrypted ?? never,
    };
  });
}

/** Whether another thing has the same bytes by chance, as V_C and V_S of two equal programs. */
const hasTwin = ({ values }: Run['recorder'], { fact, symbol }: ValueRecord): boolean =>
  values.some((other) => other.fact === fact && other.symbol !== symbol);

/** Whoever has the twin does not have this one before it comes: so for the end that does not own it, and who listens. */
function sinceHeld(
  recorder: Run['recorder'],
  { fact, owner, heldAt }: ValueRecord,
  known: Value['known'],
) {
  const factsIn = contentFinder(recorder);
  const said = recorder.frames.find(
    (frame) => frame.from === owner && factsIn(frame).includes(fact),
  );
  const eavesdropper =
    known.eavesdropper === null ? null : Math.max(known.eavesdropper, said?.sentAt ?? 0);
  const { client = null, server = null, attacker = null } = heldAt;
  return { client, server, attacker, eavesdropper, [owner]: known[owner] };
}

const valueHead = ({ id, address, label, symbol, owner, secret, hex }: ValueRecord) => ({
  id,
  address,
  label,
  symbol,
  owner,
  secret,
  bytes: hex,
});

export const derivationHead = ({
  from,
  to,
  how,
}: DerivationRecord): Omit<Derivation, 'layout'> => ({
  from: from.map(({ id }) => id),
  to: to.id,
  how,
});

export function questionsOf(run: Run, { askInWords }: typeof en): Question[] {
  const { host, address, port } = run.scenario.server;
  const { user } = run.scenario.client;
  const files = run.recorder.steps.flatMap(({ files: shown }) => shown);
  const text = files.find(({ name }) => name === 'known_hosts')?.text ?? '';
  const knownHosts = { file: `/home/${user}/.ssh/known_hosts`, text };
  return run.answers.asked.map(({ question, answer }) => {
    const again = question.name === 'confirm-host-key' && !question.address.endsWith('#1');
    const asked = askInWords(question, { user, host, address, port, again, knownHosts });
    return { address: question.address, ...asked, answer };
  });
}
