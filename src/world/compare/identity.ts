/** What a server's identity rests on, and how a client proves itself: read from the steps of a run. */
import { proofAmong } from '../logins/proof.ts';
import type { StepRecord } from '../recorder.ts';
import type { ShownRun } from '../shown-run.ts';
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
    if (at < start) continue;
    const told = record.side === 'client' ? trustIn(record, steps.slice(at + 1)) : null;
    if (told) return found(told, shown.atStep(at));
  }
  return found({ kind: 'rests-on', trust: 'not-reached', by: '', line: 0 }, atEnd(shown));
}

const KNOWN_HOSTS = 'known_hosts';

function trustIn(record: StepRecord, later: readonly StepRecord[]): RestsOn | null {
  const { key, args } = record;
  if (key !== 'looked-up-host-key') return null;
  const line = typeof args['line'] === 'number' ? args['line'] : 0;
  const trust = trustOfKey(args, later);
  return { kind: 'rests-on', trust, by: trust === 'person' ? '' : KNOWN_HOSTS, line };
}

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
    return [found({ kind: 'step', side, title, result }, shown.atStep(at))];
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
    return isVerdict ? [found({ kind: 'step', side, title, result }, shown.atStep(at))] : [];
  });
}
