/** Where a text stops being JSON. RFC 8259. Node 20 does not always say. */

export interface JsonError {
  /** Counted from 1, as editors do. */
  readonly line: number;
  readonly column: number;
  readonly problem: string;
}

const space = /[ \t\r\n]*/y;
/** Control characters up to U+001F must be escaped; those from U+007F on need not be. */
const string = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The first place at which `text` is not JSON; null where it is. */
export function jsonError(text: string): JsonError | null {
  const reader = new Reader(text);
  const problem = reader.value() ?? reader.end();
  if (problem === null) return null;
  const before = text.slice(0, reader.at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, problem };
}

/** Each method reads on from `at`; it gives what is wrong there, or null. */
class Reader {
  at = 0;
  constructor(readonly text: string) {}

  value(): string | null {
    this.#match(space);
    if (this.#next('{')) return this.#list('}', () => this.#member());
    if (this.#next('[')) return this.#list(']', () => this.value());
    return this.#match(string) || this.#match(scalar) ? null : this.#expected('a value');
  }

  end(): string | null {
    this.#match(space);
    return this.at === this.text.length ? null : this.#expected('the end of the file');
  }

  #member(): string | null {
    this.#match(space);
    if (!this.#match(string)) return this.#expected('a name in double quotes');
    this.#match(space);
    return this.#next(':') ? this.value() : this.#expected('":"');
  }

  #list(close: string, item: () => string | null): string | null {
    this.#match(space);
    if (this.#next(close)) return null;
    for (;;) {
      const problem = item();
      if (problem !== null) return problem;
      this.#match(space);
      if (this.#next(close)) return null;
      if (!this.#next(',')) return this.#expected(`"," or "${close}"`);
    }
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    this.at += found?.[0].length ?? 0;
    return found !== null;
  }

  #next(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at += 1;
    return true;
  }

  #expected(what: string): string {
    const found = this.text[this.at];
    return `expected ${what}, found ${found === undefined ? 'the end' : JSON.stringify(found)}`;
  }
}
