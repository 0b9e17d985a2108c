/** What each side computes with a key pair, and what is signed: counted from what was recorded. */
import { toHex } from '../../codec/bytes.ts';
import { decodeTree } from '../../codec/tape.ts';
import type { Actor, DerivationRecord, StepRecord, ValueRecord } from '../recorder.ts';
import type { ShownRun } from '../shown-run.ts';
import { told } from './connections.ts';
import { found, type Finding, type Operation } from './facts.ts';
import { atEnd } from './traffic.ts';

const actors = ['client', 'server', 'attacker'] as const satisfies readonly Actor[];
const order = [
  'key-pair',
  'agreement',
  'signature',
  'check',
] as const satisfies readonly Operation[];

interface Done {
  readonly side: Actor;
  readonly operation: Operation;
  readonly how: string;
  /** The step that tells of it. */
  readonly step: number;
}

export function operations(shown: ShownRun): Finding[] {
  const done = [...computed(shown), ...checked(shown)];
  if (done.length === 0) return [found({ kind: 'no-operation' }, atEnd(shown))];
  const each = actors.flatMap((side) =>
    order.flatMap((operation) => {
      const own = done.filter((one) => one.side === side && one.operation === operation);
      return [...new Set(own.map(({ how }) => how))].flatMap((how) => {
        const same = own.filter((one) => one.how === how);
        const [first] = same;
        if (!first) return [];
        const { length: count } = same;
        return [
          found({ kind: 'operation', side, operation, how, count }, shown.atStep(first.step)),
        ];
      });
    }),
  );
  return [...told(shown, 'all'), ...each];
}

/** Computations of the connection; a key pair that was there before it is not counted. */
function computed(shown: ShownRun): Done[] {
  const { derivations } = shown.run.recorder;
  const signed = signatures(shown);
  return derivations.flatMap((derivation): Done[] => {
    const { to, how } = derivation;
    const side = to.owner;
    const at = to.heldAt[side] ?? 0;
    if (at === 0) return [];
    const step = stepOf(shown, derivation) ?? at;
    if (signed.has(to.hex)) return [{ side, operation: 'signature', how, step }];
    const operation = groupOperation(shown, derivation);
    return operation ? [{ side, operation, how: functionIn(how), step }] : [];
  });
}

/** A public value from the own private one alone, or the shared secret from that and the other's public one. */
function groupOperation(
  { all }: ShownRun,
  { to, from }: DerivationRecord,
): 'key-pair' | 'agreement' | null {
  if (to.symbol === 'K') return 'agreement';
  const [only, ...others] = from;
  const isPair = only?.secret && others.length === 0 && !to.secret && isDrawn(all, only);
  return isPair ? 'key-pair' : null;
}

/** A private value: drawn, or brought into range from what was drawn. */
const isDrawn = ({ drawn, recorder }: ShownRun['all'], { fact }: ValueRecord): boolean =>
  drawn.has(fact) ||
  recorder.derivations.some(
    ({ to, from: [seed, ...others] }) =>
      to.fact === fact && seed && others.length === 0 && drawn.has(seed.fact),
  );

/** Without its arguments: both ends' are the same function. */
const functionIn = (how: string): string =>
  how.endsWith('mod p')
    ? 'modular power'
    : how.includes(' · ')
      ? 'point multiplication'
      : how.replace(/\(.*/, '');

const signatures = ({ run }: ShownRun): ReadonlySet<string> =>
  new Set(run.recorder.signatures.map(({ bytes }) => toHex(bytes)));

const judged: readonly StepRecord['result'][] = ['valid', 'invalid'];

/** Steps that find a signature of somebody else valid or not. */
function checked(shown: ShownRun): Done[] {
  const signed = signatures(shown);
  return shown.run.recorder.steps.flatMap(({ side, key, args, result, values }, step): Done[] => {
    if (side === 'link') return [];
    if (key === 'tls-checked-certificate' && args['check'] === 'signature')
      return [{ side, operation: 'check', how: String(args['algorithm']), step }];
    if (!judged.includes(result)) return [];
    const signature = values.find(({ hex, owner }) => signed.has(hex) && owner !== side);
    const made =
      signature && shown.all.recorder.derivations.find(({ to }) => to.hex === signature.hex);
    return made ? [{ side, operation: 'check', how: made.how, step }] : [];
  });
}

/** The step in which whoever computed it tells of it. */
function stepOf({ run }: ShownRun, { to }: DerivationRecord): number | null {
  const at = run.recorder.steps.findIndex(
    ({ side, kind, values }) => side === to.owner && kind === 'engine' && values.includes(to),
  );
  return at < 0 ? null : at;
}

/** Each signature of the connection, with what it is made over. */
export function signed(shown: ShownRun): Finding[] {
  const all = signatures(shown);
  const made = shown.run.recorder.derivations.filter(({ to }) => all.has(to.hex));
  if (made.length === 0) return [found({ kind: 'nothing-signed' }, atEnd(shown))];
  return made.map((derivation) => {
    const { to, how, preimage } = derivation;
    const fields = preimage ? decodeTree(preimage.codec, preimage.bytes).fields : [];
    return found(
      {
        kind: 'signed',
        side: to.owner,
        label: to.label,
        how,
        size: preimage?.bytes.length ?? 0,
        fields: fields.map(({ name }) => name),
      },
      shown.atValue(to, stepOf(shown, derivation) ?? to.heldAt[to.owner] ?? 0),
    );
  });
}
