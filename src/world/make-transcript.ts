/** A run as its transcript: the stable contract, all of it at once. Trees are made here, and only here. */
import { toHex, type Bytes } from '../codec/bytes.ts';
import type { Field } from '../codec/field.ts';
import { decodeTree } from '../codec/tape.ts';
import { explainFrame, isFrameContext } from '../protocol/ssh/explain.ts';
import { knowledgeOf } from './knowledge.ts';
import type { DerivationRecord, FrameRecord, ValueRecord } from './recorder.ts';
import type { Run } from './simulate.ts';
import { frameId, Steps } from './steps.ts';
import { faultMessage } from './text/faults-en.ts';
import { askInWords } from './text/questions-en.ts';
import type { Derivation, Frame, FrameHead, LayerName, Outcome, Question, Transcript, Value } from './transcript.ts';

export function transcript(run: Run): Transcript {
  const { recorder, scenario } = run;
  const steps = new Steps(run);
  return {
    format: 'sshow-transcript/1',
    protocol: scenario.protocol,
    scenario,
    outcome: outcomeOf(run),
    steps: recorder.steps.map((_record, index) => steps.at(index)),
    frames: recorder.frames.map(frameOf),
    values: valuesOf(run),
    derivations: recorder.derivations.map((derivation) => ({
      ...derivationHead(derivation),
      layout: derivation.preimage && preimageOf(derivation.preimage),
    })),
    draws: recorder.draws.map(({ label, bytes }) => ({ label, bytes: toHex(bytes) })),
    questions: questionsOf(run),
  };
}

export function outcomeOf({ end }: Run): Outcome {
  if (!end.fault) return { kind: end.kind, fault: null };
  const { side, fault } = end.fault;
  const where = 'field' in fault ? { field: fault.field } : {};
  const offset = 'offset' in fault ? { offset: fault.offset } : {};
  return { kind: end.kind, fault: { kind: fault.kind, side, ...faultMessage(fault, side), ...where, ...offset } };
}

export const headOf = (frame: FrameRecord): FrameHead => ({
  id: frameId(frame),
  address: frame.address,
  from: frame.from,
  to: frame.from === 'client' ? 'server' : 'client',
  message: frame.message,
  sequence: frame.sequence,
  encrypted: frame.keyValues.length > 0,
  time_ms: frame.sentMs,
});

export interface OpenLayer {
  readonly name: LayerName;
  readonly bytes: Bytes;
  readonly fields: readonly Field[];
}

/** The layers of a frame with their trees. */
export function layersOf({ wire, packet, context }: FrameRecord): OpenLayer[] {
  if (!isFrameContext(context)) throw new Error('a frame of another protocol');
  return explainFrame({ wire, packet, context });
}

const frameOf = (frame: FrameRecord): Frame => ({
  ...headOf(frame),
  layers: layersOf(frame).map(({ name, bytes, fields }) => ({ name, bytes: toHex(bytes), fields })),
});

export function valuesOf({ recorder }: Run): Value[] {
  const knowledge = knowledgeOf(recorder);
  const never = { client: null, server: null, eavesdropper: null };
  return recorder.values.map((value) => ({
    ...valueHead(value),
    known: knowledge.get(value.hex)?.known ?? never,
    seen_encrypted: knowledge.get(value.hex)?.seenEncrypted ?? never,
  }));
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

export const derivationHead = ({ from, to, how }: DerivationRecord): Omit<Derivation, 'layout'> => ({
  from: from.map(({ id }) => id),
  to: to.id,
  how,
});

function preimageOf({ bytes, codec }: NonNullable<DerivationRecord['preimage']>): NonNullable<Derivation['layout']> {
  return { bytes: toHex(bytes), fields: decodeTree(codec, bytes).fields };
}

export const questionsOf = ({ answers, scenario }: Run): Question[] =>
  answers.asked.map(({ question, answer }) => {
    const { host, address, port } = scenario.server;
    const again = question.name === 'confirm-host-key' && !question.address.endsWith('#1');
    const words = askInWords(question, { user: scenario.client.user, host, address, port, again });
    return { address: question.address, ...words, answer };
  });
