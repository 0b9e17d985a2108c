/** A file that is being compiled: its text, and where its parts came from. */
import type { Node } from 'unist';
import type { AnyScenarioInput } from '../world/kind.ts';
import type { Mistake } from './mistakes.ts';

/** What lessons may name. */
export interface Names {
  readonly scenarios: ReadonlySet<string>;
  readonly panels: ReadonlySet<string>;
  /** Such as `legend`, which is linked to by `#/legend`. */
  readonly pages: ReadonlySet<string>;
  /** What is wrong in a fact such as `size ADDRESS`; null where nothing is. */
  readonly faultOfFact: (text: string) => string | null;
  /** The same of a condition such as `outcome = refused`. */
  readonly faultOfCondition: (text: string) => string | null;
  /** Settings as a scenario's, checked by laying them over a named one. Throws an Error that says what is wrong. */
  readonly settings: (scenario: string, value: unknown) => AnyScenarioInput;
}

export interface Written {
  readonly line: number;
  /** As the file has it, with its line breaks. */
  readonly raw: string;
}

export class Source {
  readonly file: string;
  readonly text: string;
  readonly names: Names;
  readonly mistakes: Mistake[];
  /** Lines before the text, where it is a part of a file. */
  readonly #before: number;
  /** Where text came from, by the object that holds it. */
  readonly written: WeakMap<object, Written>;

  constructor(file: string, text: string, names: Names, within?: Source, before = 0) {
    this.file = file;
    this.text = text;
    this.names = names;
    this.mistakes = within?.mistakes ?? [];
    this.written = within?.written ?? new WeakMap();
    this.#before = before;
  }

  /** A piece of this file that is read by itself. */
  part(text: string, line: number): Source {
    return new Source(this.file, text, this.names, this, line - 1);
  }

  /** From 1, in the file. */
  lineOf({ position }: Node): number {
    return this.#before + (position?.start.line ?? 1);
  }

  /** What stands in the file for a node. */
  slice({ position }: Node): string {
    return this.text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  }

  /** Keeps where something that was made of a node stands, and gives it back. */
  mark<T extends object>(made: T, node: Node): T {
    this.written.set(made, { line: this.lineOf(node), raw: '' });
    return made;
  }

  /** The line of something that was marked; the file's first where it was not. */
  lineOfMade(made: object): number {
    return this.written.get(made)?.line ?? 1;
  }

  report(at: Node | number, message: string): void {
    const line = typeof at === 'number' ? at : this.lineOf(at);
    this.mistakes.push({ file: this.file, line, message });
  }
}
