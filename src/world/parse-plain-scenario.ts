/** The form of a scenario of a plain login. What is wrong in one is reported with the path of the field. */
import * as v from 'valibot';
import { completePlain, type PlainScenario } from './plain/scenario.ts';
import {
  clock,
  expectOneRecorded,
  hex,
  line,
  link,
  optional,
  port,
  readForm,
  recorded,
} from './scenario-form.ts';

const short = v.pipe(line, v.minLength(1), v.maxLength(200));
/** A server takes no longer ones. */
const typed = v.pipe(line, v.maxLength(1000));
const few = v.pipe(v.array(typed), v.maxLength(100));

const client = v.strictObject({
  address: optional(line),
  port: optional(port),
  /** Whom the person says to be. */
  user: optional(typed),
  /** Tried one after the other. */
  passwords: optional(few),
  commands: optional(few),
  recorded: optional(recorded),
});

const server = v.strictObject({
  host: optional(short),
  address: optional(line),
  port: optional(port),
  /** What it prints before it asks for anything. */
  greeting: optional(typed),
  users: optional(v.record(short, v.strictObject({ password: typed }))),
  /** Wrong passwords after which it hangs up. */
  max_tries: optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
  recorded: optional(recorded),
});

export const PlainScenarioSchema = v.strictObject({
  title: optional(line),
  /** What the server's administrator has told the client's user some other way. */
  note: optional(v.pipe(v.string(), v.maxLength(32_000))),
  protocol: v.literal('plain'),
  seed: optional(line),
  ask: optional(v.boolean()),
  answers: optional(v.record(v.string(), line)),
  overrides: optional(v.record(v.string(), hex)),
  clock: optional(clock),
  link: optional(link),
  attack: optional(v.null()),
  rekey: optional(v.null()),
  client: optional(client),
  server: optional(server),
});

/** A scenario of a plain login as people write it: what is left out has a default. */
export type PlainScenarioInput = v.InferOutput<typeof PlainScenarioSchema>;

/** Checks any JSON value, a scenario or a transcript, and fills in the defaults. Throws a ScenarioError. */
export function parsePlainScenario(value: unknown): PlainScenario {
  const given = readForm(PlainScenarioSchema, value);
  expectOneRecorded(given.client?.recorded, given.server?.recorded);
  return completePlain(given);
}
