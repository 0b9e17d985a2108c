/** A moment on its run: what is checked there, and how it is told. */
import { judge, parseCondition, type Judgement } from '../../world/lessons/condition.ts';
import { FactProblem } from '../../world/lessons/fact-problem.ts';
import { factText, parseFact, tellFact, type FactContext } from '../../world/lessons/fact.ts';
import { foundAt, stepOfFound, type Told } from '../../world/lessons/found.ts';
import type { Place } from '../../world/lessons/lesson.ts';
import { levels, type Level } from '../../world/transcript.ts';
import type { Source } from '../source.ts';

export class Here {
  readonly told: Told;
  readonly place: Place;
  readonly context: FactContext;
  /** Index of the moment's step. */
  readonly step: number;
  readonly #source: Source;
  readonly #seed: string | null;

  constructor(told: Told, place: Place, source: Source, seed: string | null) {
    this.told = told;
    this.place = place;
    this.#source = source;
    this.#seed = seed;
    const first = this.shown(0);
    const index = place.step === null ? first : told.steps.addresses.indexOf(place.step);
    this.step = index < 0 ? first : index;
    const step = told.steps.addresses[this.step] ?? null;
    this.context = { ...told, pointed: place.focus, step };
  }

  /** @param at - what is wrong, as the compiler made it */
  report(at: object, message: string): void {
    const line = this.#source.lineOfMade(at);
    const said = `${message} (in the run of ${this.place.scenario}`;
    // What is wrong with any seed is told once.
    const isTold = this.#source.mistakes.some(
      (one) => one.line === line && one.message.startsWith(said),
    );
    const seed = this.#seed === null ? '' : `, with the seed "${this.#seed}"`;
    if (!isTold) this.#source.report(line, `${said}${seed})`);
  }

  /** What came of it; null where the run does not have what it asks about, which is reported. */
  try<T>(at: object, ask: () => T): T | null {
    try {
      return ask();
    } catch (error) {
      if (!(error instanceof FactProblem)) throw error;
      this.report(at, error.message);
      return null;
    }
  }

  /** The step to which an address belongs; null where the run does not have it, which is reported. */
  stepOf(address: string, at: object): number | null {
    return this.try(at, () => stepOfFound(foundAt(this.told, address)));
  }

  fact(of: string, at: object): string | null {
    const text = this.try(at, () => factText(tellFact(parseFact(of), this.context)));
    if (text?.trim() === '') this.report(at, `the fact \`${of}\` says nothing`);
    return text;
  }

  condition(that: string, at: object): Judgement | null {
    return this.try(at, () => judge(parseCondition(that), this.context));
  }

  /** The first step from there on that a level shows. */
  shown(from: number, level: Level = this.place.level): number {
    const finest = levels.indexOf(level);
    return this.told.steps.places.findIndex(
      (place, at) => at >= from && levels.indexOf(place.level) <= finest,
    );
  }

  /** Whether the moment's level shows a step; reported where it does not. */
  expectShown(address: string, at: object): void {
    const { addresses, places } = this.told.steps;
    const index = addresses.indexOf(address);
    const level = places[index]?.level;
    if (level === undefined || this.shown(index) === index) return;
    const next = addresses[this.shown(index)];
    const other = next === undefined ? '' : `, or a step that it has, such as \`${next}\``;
    this.report(
      at,
      `the level ${this.place.level} does not show the step \`${address}\`: write \`level=${level}\`${other}`,
    );
  }
}
