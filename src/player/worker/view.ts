/** A run as the page needs it: small at once, the rest in windows and on demand. Runs in the worker. */
import { sha256 } from '../../crypto/hashes.ts';
import { loadAlgorithms } from '../../protocol/ssh/load.ts';
import { loadAttacks } from '../../world/attacks.ts';
import { derivationHead, headOf, outcomeOf, valuesOf } from '../../world/describe.ts';
import { readsKnownHosts } from '../../world/files/late-known-hosts.ts';
import { hasCertificates, needsProofs } from '../../world/late-proofs.ts';
import { needsTextbook, tellsTextbookStory } from '../../world/late-textbook.ts';
import type {
  AnyScenario,
  AnyScenarioInput,
  Kind,
  PlainScenarioInput,
  TlsScenarioInput,
} from '../../world/kind.ts';
import type { FrameRecord, Recorder } from '../../world/recorder.ts';
import { complete, ScenarioError, type ScenarioInput } from '../../world/scenario.ts';
import { isSsh, simulate, type AnyRun } from '../../world/simulate.ts';
import type { RunOf } from '../../world/simulation.ts';
import { offersToy } from '../../world/toy.ts';
import { Steps, type AnySteps, type Words } from '../../world/steps.ts';
import { fieldOf } from '../../world/text/prose.ts';
import type { Value } from '../../world/transcript.ts';
import { ghostOf } from './ghost.ts';
import { indexOf } from './step-index.ts';
import {
  WINDOW,
  type FrameWindow,
  type Hidden,
  type LadderFrame,
  type OpenFrame,
  type RunDetails,
  type RunFailure,
  type RunView,
  type RunWindow,
  type ValueView,
} from '../run.ts';

/** Whether it says that it is a scenario of another protocol than SSH: TLS, or a login without either. */
const isOther = (scenario: unknown): scenario is TlsScenarioInput | PlainScenarioInput =>
  ['tls-1.3', 'plain'].includes(String(fieldOf(scenario, 'protocol')));

/** A run with what is needed to answer questions about it. */
export interface Session {
  readonly run: AnyRun;
  readonly steps: AnySteps;
  /** Loads the words that are not there yet. */
  readonly loadWords: () => Promise<void>;
  /** The run before anything in its scenario was changed; null where nothing was. Made when first asked for. */
  readonly original: () => Promise<Session | null>;
  /** All of the run, where this is a part of it: what may be judged by, and not be shown. Null where this is all. */
  readonly whole: Session | null;
  /** The run up to a step by its index; all of it for null. */
  readonly upTo: (last: number | null) => Promise<Shown>;
}

export interface Shown {
  readonly view: RunView;
  readonly session: Session;
}

/** Words for frames and faults. The first view of an ordinary run does without, and so does not wait for them. */
const moreWords = (): Promise<Words> => import('../../world/text/en.ts');

type Opened = Shown | { readonly failure: RunFailure };

/** A session's run as far as it may show. */
export async function visible(session: Session, hide: Hidden | null): Promise<Shown> {
  const all = session.whole ?? session;
  if (!hide) return all.upTo(null);
  return all.upTo(stepOf(all, hide.address) ?? Math.min(hide.after, all.steps.count - 1));
}

/** Runs what somebody gave us: a file, a link. Only then the checks of its form are loaded. */
export const openForeign = (scenario: unknown, original: unknown): Promise<Opened> =>
  opened(parsed(scenario), async () => {
    if (original === null) return null;
    const before = await opened(parsed(original), noOriginal);
    return 'session' in before ? before.session : null;
  });

const parsed = (scenario: unknown) => async (): Promise<AnyScenario> => {
  if (isOther(scenario)) {
    const { parseAnyScenario } = await import('../../world/parse-any-scenario.ts');
    return parseAnyScenario(scenario);
  }
  const { parseScenario } = await import('../../world/parse-scenario.ts');
  await loadAlgorithms();
  return parseScenario(scenario);
};
const noOriginal = async (): Promise<null> => null;

/** Runs a scenario of the catalog. */
export const openRun = (scenario: AnyScenarioInput): Promise<Opened> =>
  opened(async () => {
    if (isOther(scenario)) return parsed(scenario)();
    if (!isUsual(scenario) || hasCertificates(scenario)) await loadAlgorithms();
    const whole = complete(scenario);
    if (needsProofs(whole)) await import('../../world/proofs.ts');
    return whole;
  }, noOriginal);

/** Whether both ends offer what they do by default, so that the algorithms of the first view are enough. */
const isUsual = (scenario: ScenarioInput): boolean =>
  !/"algorithms"|ssh-rsa|ecdsa-sha2/.test(JSON.stringify(scenario));

async function opened(
  scenario: () => Promise<AnyScenario>,
  original: Session['original'],
): Promise<Opened> {
  try {
    const asked = await scenario();
    if (asked.protocol === 'tls-1.3') {
      const { simulateTls, tlsWords } = await import('../../world/tls.ts');
      return shown(simulateTls(asked), async () => tlsWords, true, original);
    }
    if (asked.protocol === 'plain') {
      const { simulatePlain, plainWords } = await import('../../world/plain.ts');
      return shown(simulatePlain(asked), async () => plainWords, true, original);
    }
    if (asked.attack) await loadAttacks();
    const isStory = tellsTextbookStory(asked) || offersToy(asked);
    const told = isStory ? (await import('../../world/notice.ts')).noticeOf(asked) : null;
    if (needsTextbook(asked)) await import('../../world/textbook.ts');
    if (readsKnownHosts(asked)) await import('../../world/files/known-hosts.ts');
    const run = simulate(asked);
    const isTold = Boolean(run.end.fault ?? asked.attack ?? told);
    return shown(run, moreWords, isTold, original, told);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return { failure: { title: 'This scenario cannot be run', problems: error.problems } };
  }
}

/**
 * @param isTold whether already the overview needs the words that load later
 * @param whole what this run was cut from; null where it is whole
 */
async function shown<K extends Kind>(
  run: RunOf<K>,
  words: () => Promise<Words<K>>,
  isTold: boolean,
  original: Session['original'],
  notice: string | null = null,
  whole: RunOf<K> | null = null,
): Promise<Shown> {
  const steps = new Steps(run);
  const loadWords = async (): Promise<void> => {
    steps.words ??= await words();
  };
  if (isTold) await loadWords();
  let before: Promise<Session | null> | undefined;
  const session: Session = {
    ...{ run, steps, loadWords, whole: null },
    original: () => (before ??= original()),
    async upTo(last) {
      if (last === null) return shown(run, words, true, original, notice);
      const { cutRun } = await import('../../world/cut-run.ts');
      // What is compared with it shows no further.
      const before = async () => {
        const other = await session.original();
        const address = steps.addresses[last] ?? '';
        return other && (await visible(other, { address, after: last })).session;
      };
      const cut = await shown(cutRun(run, steps, last), words, true, before, notice, run);
      return { ...cut, session: { ...cut.session, whole: session, upTo: session.upTo } };
    },
  };
  // A run that was cut stops anywhere, and asks nobody.
  const asks = whole ? null : openQuestion(run);
  return { view: { ...viewOf(run, steps, whole), asks, notice }, session };
}

export async function stepsWindow(
  { steps, loadWords }: Session,
  first: number,
): Promise<RunWindow> {
  await loadWords();
  const length = Math.max(0, Math.min(WINDOW, steps.count - first));
  return { first, steps: Array.from({ length }, (_, at) => steps.at(first + at)) };
}

export function framesWindow({ run }: Session, first: number): FrameWindow {
  return { first, frames: run.recorder.frames.slice(first, first + WINDOW).map(ladderFrame) };
}

/** The code for this and for opened frames is loaded when it is first asked for. */
export async function detailsOf({ run, steps }: Session): Promise<RunDetails> {
  const [{ machinesOf }, { exchangesOf }] = await Promise.all([
    import('./machines.ts'),
    import('./exchanges.ts'),
  ]);
  if (!isSsh(run)) {
    const machines =
      run.scenario.protocol === 'plain'
        ? (await import('./plain-machines.ts')).plainMachines
        : (await import('./tls-machines.ts')).tlsMachines;
    return { machines, exchanges: [] };
  }
  return { machines: machinesOf(run.scenario), exchanges: exchangesOf(run, steps) };
}

export async function openFrame({ run }: Session, id: string): Promise<OpenFrame | null> {
  const frame = run.recorder.frames[Number(id.slice(1)) - 1];
  if (!frame) return null;
  const { openedFrame } = await import('./opened-frame.ts');
  return openedFrame(run, frame);
}

/** The step that an address names or belongs to: a step, a frame or a field of one, a value. */
export function stepOf(
  { run, steps }: Pick<Session, 'run' | 'steps'>,
  address: string,
): number | null {
  const step = steps.addresses.indexOf(address);
  if (step >= 0) return step;
  const frame = run.recorder.frames.find(
    (one) => address.startsWith(one.address) && !/^\d/.test(address.slice(one.address.length)),
  );
  if (frame) return frame.sentAt;
  const value = run.recorder.values.find((one) => one.address === address || one.id === address);
  if (!value) return null;
  return Math.min(value.heldAt.client ?? Infinity, value.heldAt.server ?? Infinity);
}

function viewOf<K extends Kind>(
  run: RunOf<K>,
  steps: Steps<K>,
  whole: RunOf<K> | null,
): Omit<RunView, 'asks' | 'notice'> {
  const { recorder, scenario } = run;
  const values = valueViews(valuesOf(run), recorder, keptFacts((whole ?? run).recorder));
  return {
    scenario,
    outcome: steps.words ? outcomeOf(run, steps.words) : { kind: run.end.kind, fault: null },
    stepCount: steps.count,
    frameCount: recorder.frames.length,
    index: indexOf(run, steps),
    values,
    looks: whole && looksIn(whole, values),
    derivations: recorder.derivations.map(derivationHead),
    whoIs: steps.words?.whoIs ?? null,
    opening: recorder.steps.flatMap((record, at) =>
      isOverview(steps, at) && !record.frame ? [steps.at(at)] : [],
    ),
    recorded: scenario.client.recorded ? 'client' : scenario.server.recorded ? 'server' : null,
  };
}

function openQuestion(run: AnyRun): RunView['asks'] {
  if (run.end.kind !== 'waiting') return null;
  const { address = '' } = run.answers.asked.at(-1)?.question ?? {};
  return { address, ghost: isSsh(run) ? ghostOf(run) : null };
}

const isOverview = ({ places }: AnySteps, at: number): boolean => places[at]?.level === 'overview';

const ladderFrame = (frame: FrameRecord): LadderFrame => ({
  ...headOf(frame),
  index: frame.index,
  size: frame.wire.length,
  arrives_ms: frame.arrivesMs,
  sentAt: frame.sentAt,
  receivedAt: frame.receivedAt,
});

const HEAD_BYTES = 16;
const BARS = 6;

/** K and H of every key exchange. */
const keptFacts = ({ derivations }: Recorder): ReadonlySet<string | undefined> =>
  new Set(
    derivations
      .filter(({ to }) => to.symbol === 'H')
      .flatMap(({ to, from }) => [to.fact, from.at(-1)?.fact]),
  );

/** The values of a whole run that look as one of those of a part of it does, without what they are. */
function looksIn(whole: AnyRun, shown: readonly ValueView[]): ValueView[] {
  const { recorder } = whole;
  const secretless = valuesOf(whole).map((value) => ({ ...value, bytes: null }));
  const all = valueViews(secretless, recorder, keptFacts(recorder));
  const ids = new Set(shown.map(({ id }) => id));
  const facts = new Set(all.filter(({ id }) => ids.has(id)).map(({ fact }) => fact));
  return all.filter(({ fact }) => facts.has(fact));
}

function valueViews(
  values: readonly Value[],
  recorder: Recorder,
  kept: ReadonlySet<string | undefined>,
): ValueView[] {
  const firsts = new Map<string, string>();
  return values.map((value, at) => {
    const { bytes, id } = value;
    const known = recorder.values[at]?.fact ?? id;
    const fact = firsts.get(known) ?? id;
    firsts.set(known, fact);
    return {
      ...value,
      fact,
      kept: kept.has(known),
      print: bytes === null ? null : printOf(bytes),
      size: (bytes?.length ?? 0) / 2,
      head: bytes?.slice(0, HEAD_BYTES * 2) ?? '',
    };
  });
}

/** Heights 1 to 8 from the low three bits of the first bytes of the SHA-256 of a value: for recognition only. */
function printOf(hex: string): number[] {
  const digest = sha256.digest(
    Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
  );
  return [...digest.subarray(0, BARS)].map((byte) => (byte & 7) + 1);
}
