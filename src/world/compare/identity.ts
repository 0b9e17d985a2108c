/** What a server's identity rests on, and how a client proves itself: read from the steps of a run. */
import { proofAmong } from '../logins/proof.ts';
import type { StepRecord } from '../recorder.ts';
import type { ShownRun } from '../shown-run.ts';
import { textIn } from '../text/prose.ts';
import { answersOf } from './answers.ts';
import { isApplication } from './application.ts';
import { found, type Fact, type Finding, type Trust } from './facts.ts';
import { atEnd } from './traffic.ts';

type RestsOn = Extract<Fact, { readonly kind: 'rests-on' }>;

/** What vouches for the server, and then each step of the check that the client makes. */
export function identity(shown: ShownRun): Finding[] {
  return [trusted(shown), ...checks(shown)];
}

/** The step that tells what vouches for the server's key, by what it says; from a step on. */
export function trusted(shown: ShownRun, start = 0): Finding {
  const { steps } = shown.run.recorder;
  for (const [at, record] of steps.entries()) {
    if (at < start || record.side !== 'client') continue;
    const told = tells[record.key]?.(record, steps, at) ?? null;
    if (told) return found(told, shown.atStep(at));
  }
  return found({ kind: 'rests-on', trust: 'not-reached', by: '', line: 0 }, atEnd(shown));
}

type Told = (record: StepRecord, all: readonly StepRecord[], at: number) => RestsOn | null;

/** By the key of the step: a look-up of a host key, a ticket that was taken, the verdict on a chain. */
const tells: Readonly<Partial<Record<string, Told>>> = {
  'looked-up-host-key': ({ args }, all, at) => {
    const trust = trustOfKey(args, all.slice(at + 1));
    const by = trust === 'person' ? '' : 'known_hosts';
    return { kind: 'rests-on', trust, by, line: numberIn(args, 'line') };
  },
  'tls-session-resumed': ({ result }) =>
    result === 'accepted' ? { kind: 'rests-on', trust: 'resumed', by: '', line: 0 } : null,
  'tls-checked-chain': ({ args, result }, all, at) => {
    const anchor = all
      .slice(0, at)
      .findLast((one) => one.key === 'tls-checked-certificate' && one.args['check'] === 'anchor');
    const by = textIn(anchor?.args, 'subject');
    const trust =
      args['tolerated'] === true
        ? 'unchecked'
        : result !== 'accepted'
          ? 'refused'
          : anchor?.args['as'] === 'itself'
            ? 'given-certificate'
            : 'authority';
    return { kind: 'rests-on', trust, by, line: 0 };
  },
};

const numberIn = (args: StepRecord['args'], name: string): number => {
  const found = args[name];
  return typeof found === 'number' ? found : 0;
};

/** By what OpenSSH's look-up found, and what a person said where it found nothing. */
function trustOfKey(args: StepRecord['args'], later: readonly StepRecord[]): Trust {
  const found = args['found'];
  if (found === 'known') return args['certified'] === true ? 'host-authority' : 'known-hosts';
  if (found === 'accepted-new') return 'accepted-new';
  if (found === 'unknown') {
    const said = later.find(({ key, side }) => key === 'host-key-accepted' && side === 'client');
    return said?.result === 'accepted' ? 'person' : 'refused';
  }
  return args['tolerated'] === true ? 'unchecked' : 'refused';
}

/** The client's own steps of server authentication, but for messages. */
function checks(shown: ShownRun): Finding[] {
  const answer = answersOf(shown).find(({ question }) => question === 'server');
  return (answer?.steps ?? []).flatMap((at) => {
    const { side, title, result, kind } = shown.steps.at(at);
    if (side !== 'client' || kind === 'send' || kind === 'receive') return [];
    const tolerated = shown.run.recorder.steps[at]?.args['tolerated'] === true;
    return [found({ kind: 'step', side, title, result, tolerated }, shown.atStep(at))];
  });
}

/** By what the client proves who it is, wherever in the run that is sent. */
export function clientProof(shown: ShownRun): Finding[] {
  const proof = proofAmong(shown, shown.run.recorder.frames);
  if (!proof) return [found({ kind: 'no-proof' }, atEnd(shown))];
  const { value, frame, path, size, derivation } = proof;
  return [
    found(
      {
        kind: 'proof',
        label: value.label,
        how: derivation?.how ?? null,
        message: frame.message,
        field: path,
        size,
        encrypted: frame.keyValues.length > 0,
        application: isApplication(frame),
      },
      shown.atFrame(frame, path),
    ),
    ...verdicts(shown),
  ];
}

/** What the server says of it. */
function verdicts(shown: ShownRun): Finding[] {
  const { steps } = shown.run.recorder;
  return [...steps.keys()].flatMap((at) => {
    const { side, title, result, phase, kind, level } = shown.steps.at(at);
    const isVerdict =
      side === 'server' &&
      phase === 'client-auth' &&
      result !== null &&
      level !== 'detail' &&
      kind !== 'send' &&
      kind !== 'receive';
    return isVerdict
      ? [found({ kind: 'step', side, title, result, tolerated: false }, shown.atStep(at))]
      : [];
  });
}
