/** Steps as people see them, made on demand from what the recorder took down. */
import { uniqueLabels } from '../crypto/random.ts';
import { steps as specs, type PerSide } from '../protocol/ssh/steps.ts';
import { isIntercepted } from './intercepted.ts';
import { contentFinder } from './knowledge.ts';
import type { FrameRecord, StepRecord, ValueRecord } from './recorder.ts';
import type { Kind, SshKind } from './kind.ts';
import type { AnyRun } from './simulate.ts';
import type { RunOf } from './simulation.ts';
import type { Telling } from './telling.ts';
import { overviewKeys, overviewWords, type OverviewKey } from './text/overview-en.ts';
import type { FaultWords } from './text/faults-en.ts';
import type { FrameWordsContext } from './text/frames-en.ts';
import type { Acting } from './text/attack-en.ts';
import type { StepContext, StepWords } from './text/words.ts';
import { levels, type Level, type Phase, type Step, type StepKind } from './transcript.ts';

/** Who is at the ends, in lines. */
export type WhoIs = Readonly<Record<'client' | 'server', readonly string[]>>;

/** All words of a protocol, such as the module `text/en.ts`. */
export interface Words<K extends Kind = SshKind> {
  readonly connectWords: StepWords;
  /** By the step's key. */
  readonly stepWords: Readonly<Partial<Record<string, (context: StepContext) => StepWords>>>;
  sendWords(message: string, context: FrameWordsContext): StepWords;
  receiveWords(message: string, context: FrameWordsContext): StepWords;
  wordsUnderAttack(
    acting: Acting,
    key: string,
    said: StepWords,
    context: StepContext & { readonly isIn: boolean },
  ): StepWords;
  /** Who is at the ends, a line each; absent where the page has it. */
  readonly whoIs?: WhoIs;
  faultTitle(kind: string): string | undefined;
  /** @param between - whether a man in the middle is at the other end */
  faultMessage(fault: RunFault<K>, side: 'client' | 'server', between?: boolean): FaultWords;
}
type RunFault<K extends Kind> = NonNullable<RunOf<K>['end']['fault']>['fault'];

const results = {
  valid: { text: 'valid', good: true },
  invalid: { text: 'not valid', good: false },
  accepted: { text: 'accepted', good: true },
  refused: { text: 'refused', good: false },
  agreed: { text: 'agreed', good: true },
  'wrong-guess': { text: 'passed over', good: true },
} as const;

interface Place {
  readonly level: Level;
  readonly phase: Phase;
  readonly kind: StepKind;
}

const isOverviewKey = (key: string): key is OverviewKey => overviewKeys.some((one) => one === key);
const pick = <T>(value: PerSide<T>, side: 'client' | 'server'): T =>
  typeof value === 'object' && value !== null && 'client' in value ? value[side] : value;

function specOf(record: StepRecord) {
  const spec = specs.get(record.key);
  if (!spec) throw new Error(`no step ${record.key}`);
  return spec;
}

/** An attacker has two ends. */
const endOf = ({ side, role }: StepRecord): string => `${side} ${role}`;
const sideOf = ({ role }: StepRecord): 'client' | 'server' => role;

/** The run's steps, each explained when it is asked for. */
export class Steps<K extends Kind = SshKind> {
  readonly #run: RunOf<K>;
  readonly places: readonly Place[];
  readonly addresses: readonly string[];
  readonly #contents = new Map<FrameRecord, readonly ValueRecord[]>();
  readonly #find: (frame: FrameRecord) => string[];
  /** When each end first had keys in force: what follows belongs to a session that runs. */
  readonly #firstKeys = new Map<string, number>();
  /** Whether a man in the middle is let in by the server. */
  #isAttackerIn = false;
  /** All words; until they are there, only the steps of the overview can be told. */
  words: Words<K> | null = null;

  constructor(run: RunOf<K>) {
    this.#run = run;
    const unique = uniqueLabels();
    const { steps } = run.recorder;
    this.#find = contentFinder(run.recorder);
    for (const [at, record] of steps.entries()) {
      if (record.key === 'keys-in' && !this.#firstKeys.has(endOf(record)))
        this.#firstKeys.set(endOf(record), at);
      if (record.key === 'logged-in' && endOf(record) === 'attacker client')
        this.#isAttackerIn = true;
    }
    this.places = inPhases(run);
    this.addresses = steps.map((record, at) =>
      unique(`step:${this.places[at]?.phase}.${nameOf(record)}`),
    );
  }

  get count(): number {
    return this.places.length;
  }

  /** Recorded values that a frame carries, of its sender where several have the same bytes. */
  valuesIn(frame: FrameRecord): readonly ValueRecord[] {
    const known = this.#contents.get(frame);
    if (known) return known;
    const found = this.#find(frame).flatMap((fact) => {
      const same = this.#run.recorder.valuesOfFact(fact);
      return same.find(({ owner }) => owner === frame.from) ?? same[0] ?? [];
    });
    const distinct = [...new Set(found)];
    this.#contents.set(frame, distinct);
    return distinct;
  }

  at(index: number): Step {
    const record = this.#run.recorder.steps[index];
    const place = this.places[index];
    if (!record || !place) throw new RangeError(`no step ${index}`);
    const { text, title, verb, term } = this.#words(index, record);
    const values = record.frame ? this.valuesIn(record.frame) : record.values;
    return {
      id: `s${index + 1}`,
      address: this.addresses[index] ?? '',
      index,
      ...place,
      side: record.side,
      title,
      text,
      verb,
      term,
      result: record.result ? results[record.result] : null,
      sources: isFault(record) ? this.#faultSources(record) : sourcesOf(record, this.#run.telling),
      time_ms: record.timeMs,
      state: record.state,
      frames: record.frame ? [frameId(record.frame)] : [],
      values: [...new Set(values.map(({ id }) => id))],
      files: record.files,
      log: [],
    };
  }

  #words(index: number, record: StepRecord): StepWords {
    const said = this.#plainWords(index, record);
    const acting = isIntercepted(this.#run.scenario) && actingIn(record);
    if (!acting || !this.words) return said;
    const { wordsUnderAttack } = this.words;
    const context = { ...this.#context(index, record), isIn: this.#isAttackerIn };
    return wordsUnderAttack(acting, record.key, said, context);
  }

  #plainWords(index: number, record: StepRecord): StepWords {
    if (isOverviewKey(record.key) && record.kind === 'engine')
      return overviewWords[record.key](this.#context(index, record));
    if (!this.words) throw new Error('the words are not there yet');
    if (record.kind === 'connect') return this.words.connectWords;
    const side = sideOf(record);
    const { frame } = record;
    if (frame) {
      const context = {
        side,
        size: frame.wire.length,
        sequence: frame.sequence,
        encrypted: frame.keyValues.length > 0,
        value: frame.value,
      };
      const tell = record.kind === 'send' ? this.words.sendWords : this.words.receiveWords;
      return tell(frame.message, context);
    }
    const said = this.words.stepWords[record.key]?.(this.#context(index, record));
    if (!said) throw new Error(`no words for ${record.key}`);
    return isFault(record) ? this.#fault(said, String(record.args['kind'])) : said;
  }

  #context(index: number, record: StepRecord): StepContext {
    const { client, server, overrides } = this.#run.scenario;
    const { args, result } = record;
    // In a recording all draws are set: they are those of the session.
    const given =
      !(client.recorded ?? server.recorded) &&
      record.values.some(({ label }) => label in overrides);
    const rekey = index > (this.#firstKeys.get(endOf(record)) ?? Infinity);
    const { user } = client;
    return { side: sideOf(record), args, result, user, host: server.host, rekey, given };
  }

  #faultSources(record: StepRecord): readonly string[] {
    const { fault } = this.#run.end;
    if (!fault || !this.words || !isWhyItEnded(record, this.#run.end)) return [];
    const { source } = this.words.faultMessage(fault.fault, fault.side);
    return source ? [source] : [];
  }

  /** The step at which a side stops says what it found. */
  #fault(said: StepWords, kind: string): StepWords {
    const { fault } = this.#run.end;
    const title = this.words?.faultTitle(kind) ?? said.title;
    if (!fault || fault.fault.kind !== kind || !this.words) return { ...said, title };
    return { ...said, title, text: this.words.faultMessage(fault.fault, fault.side).message };
  }
}

/** The steps of a run of whatever protocol. */
export type AnySteps = Pick<Steps, 'places' | 'addresses' | 'count' | 'valuesIn' | 'at'>;

export const frameId = ({ index }: FrameRecord): string => `f${index + 1}`;

const nameOf = (record: StepRecord): string => {
  if (record.kind === 'connect') return record.key;
  if (!record.frame) return `${record.side}-${record.key}`;
  const name = record.frame.sequence < 0 ? 'identification' : record.frame.message;
  return `${record.side}-${record.kind}s-${name}`;
};

/** A step that can stand in several phases, such as a fault, stays in the one that the run was in. */
function inPhases({ recorder, scenario, telling, levelBehind, end }: AnyRun): Place[] {
  const isAlone = Boolean(scenario.client.recorded ?? scenario.server.recorded);
  let current: Phase = 'connect';
  return recorder.steps.map((record) => {
    const place = placeOf(record, current, isAlone, telling);
    const level = levelBehind?.(record, place) ?? null;
    if (level !== null) return { ...place, phase: current, level };
    current = place.phase;
    if (!isFault(record) || isWhyItEnded(record, end)) return place;
    return { ...place, level: 'detail' }; // one end's fault is why the other's connection is lost
  });
}

const isWhyItEnded = ({ side, args }: StepRecord, { fault }: AnyRun['end']): boolean =>
  fault?.side === side && fault.fault.kind === args['kind'];

/** What can happen in any phase, and leaves the run in it. */
const staying: readonly string[] = ['unknown-message', 'bit-flipped'];

function placeOf(record: StepRecord, current: Phase, isAlone: boolean, telling: Telling): Place {
  if (record.kind === 'connect') return { level: 'message', phase: 'connect', kind: 'connect' };
  if (record.frame && record.kind !== 'engine') {
    const { phase, level } = telling.placeOf(record.frame);
    return { level: record.kind === 'send' ? level : 'detail', phase, kind: record.kind };
  }
  const { phase, level, kind } = specOf(record);
  const side = sideOf(record);
  const stays = isFault(record) || staying.includes(record.key);
  return {
    level: isAlone ? coarsest(level) : pick(level, side),
    phase: stays ? current : pick(phase, side),
    kind,
  };
}

/** `fault`, or the same of another protocol. */
const isFault = ({ key }: StepRecord): boolean => /^(tls-|plain-)?fault$/.test(key);

/** A side whose other end is a recording tells both ends' part of the story. */
const coarsest = (level: PerSide<Level>): Level =>
  typeof level === 'string'
    ? level
    : (levels.find((one) => one === level.client || one === level.server) ?? 'detail');

/** Null for the connection itself. */
const actingIn = ({ side, role }: StepRecord) =>
  side === 'link' ? null : side === 'attacker' ? (`attacker-as-${role}` as const) : side;

/** The sections that demand a step: of the agreed method where it depends on that. */
export function sourcesOf(record: StepRecord, telling: Telling): readonly string[] {
  if (record.kind === 'connect') return [telling.connectSource];
  if (record.frame) return [telling.sourceOf(record.frame)];
  return record.source ? [record.source] : specOf(record).sources;
}
