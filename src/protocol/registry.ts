/**
 * A folder of algorithms, one file each, by name. A file that is named after its algorithm can be loaded late: what the
 * first view of the app does without. Outside a browser all are there at once.
 */
export interface Registry<T> {
  /** Those that are loaded. */
  readonly loaded: ReadonlyMap<string, T>;
  /** Of all that there are, loaded or not. */
  readonly names: readonly string[];
  add(entry: T): void;
  /** Loads the rest. */
  load(): Promise<void>;
}

type Files<T> = Readonly<Record<string, T>>;

/** `atOnce` and `late` are what `import.meta.glob` gives: entries, and functions that load one, by path. */
export function registry<T>(
  namesOf: (entry: T) => readonly string[],
  atOnce: Files<T>,
  late: Files<() => Promise<T>>,
): Registry<T> {
  const loaded = new Map<string, T>();
  const add = (entry: T) => {
    for (const name of namesOf(entry)) loaded.set(name, entry);
  };
  Object.values(atOnce).forEach(add);
  return {
    loaded,
    add,
    names: [...loaded.keys(), ...Object.keys(late).map(fileName)],
    async load() {
      for (const entry of await Promise.all(Object.values(late).map((one) => one()))) add(entry);
    },
  };
}

const fileName = (path: string): string => path.replace(/^.*\/|\.ts$/g, '');
