/** What the forms of all scenarios have in common, and how what is wrong in one is told. */
import * as v from 'valibot';
import { PRIVATE_KEY_REFUSED, privateKeyIn } from './private-key-text.ts';
import { ScenarioError } from './scenario.ts';

export const optional = v.exactOptional;
export const hex = v.pipe(
  v.string(),
  v.regex(/^([0-9a-fA-F]{2})*$/, 'expected pairs of hexadecimal digits'),
);
export const name = v.pipe(
  v.string(),
  v.regex(
    /^[\x21-\x2b\x2d-\x7e]{1,256}$/,
    'expected a name of printable characters without a comma',
  ),
);

export const nameList = v.pipe(v.array(name), v.maxLength(100));
export const line = v.pipe(v.string(), v.regex(/^[^\r\n\0]*$/, 'expected one line'));
export const text = v.pipe(v.string(), v.maxLength(1_000_000));

/** What one end sent in a real session; `end` where it closed the connection. */
export const recorded = v.array(
  v.strictObject({
    time_ms: v.pipe(v.number(), v.minValue(0)),
    bytes: hex,
    end: optional(v.boolean()),
  }),
);

export const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535));

const timestamp = v.pipe(v.string(), v.isoTimestamp());
/** Some of the form are none: a zone has to have minutes. */
const isTime = (text: string): boolean =>
  v.is(timestamp, text) && Number.isFinite(Date.parse(text));

export const link = v.strictObject({
  rtt_ms: optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60_000))),
  bytes_per_s: optional(v.pipe(v.number(), v.minValue(1))),
});

/** Something that happens to a frame on its way, by number in its direction; for tests and what-if. */
export const tampering = v.pipe(
  v.strictObject({
    kind: v.literal('flip-bit'),
    from: v.optional(v.picklist(['client', 'server'])),
    /** Address of a frame. */
    frame: v.optional(
      v.pipe(
        v.string(),
        v.regex(
          /^(client|server)\/[^#]+#[1-9]\d*$/,
          'expected the address of a frame, such as client/SSH_MSG_KEXINIT#1',
        ),
      ),
    ),
    /** Which byte of the frame on the wire, or without one of all that the side sends, from 0; and which of its bits. */
    byte: v.pipe(v.number(), v.integer(), v.minValue(0)),
    bit: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7)),
  }),
  v.forward(
    v.check(
      ({ from, frame }) => (from === undefined) !== (frame === undefined),
      'expected either a side, client or server, or a frame',
    ),
    ['from'],
  ),
);

/** When a run begins. */
export const clock = v.pipe(
  v.string(),
  v.check(isTime, 'expected a time, such as 2026-01-01T00:00:00Z'),
);

/** A transcript has the scenario that it came from; running that gives it again. */
const isTranscript = (value: unknown): value is { readonly scenario: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  'scenario' in value &&
  'format' in value &&
  value.format === 'sshow-transcript/1';

/**
 * What a form makes of any JSON value, a scenario or a transcript. Throws a ScenarioError with the path of each field
 * that is wrong, and for a private key, which no scenario may hold.
 */
export function readForm<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  if (Array.isArray(value))
    throw new ScenarioError([{ path: '', message: 'expected an object, found a list' }]);
  const form = isTranscript(value) ? value.scenario : value;
  const path = privateKeyIn(form);
  if (path !== null) throw new ScenarioError([{ path, message: PRIVATE_KEY_REFUSED }]);
  const result = v.safeParse(schema, form);
  if (result.success) return result.output;
  throw new ScenarioError(
    result.issues.map((issue) => ({ path: pathOf(issue.path), message: plain(issue) })),
  );
}

/** Two recordings cannot answer each other. */
export function expectOneRecorded(client: unknown, server: unknown): void {
  if (client === undefined || server === undefined) return;
  const message = 'expected one recorded end, found two';
  throw new ScenarioError([{ path: 'server.recorded', message }]);
}

function pathOf(path: readonly { readonly key: unknown }[] | undefined): string {
  return (path ?? [])
    .map(({ key: one }) => (typeof one === 'number' ? `[${one}]` : `.${String(one)}`))
    .join('')
    .replace(/^\./, '');
}

function plain(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'there is no such field';
  const found = `found ${inWords(issue.received)}`;
  if (issue.message.startsWith('expected')) return `${issue.message}, ${found}`;
  return issue.expected ? `expected ${inWords(issue.expected)}, ${found}` : issue.message;
}

/** The kinds of a value as JSON has them; what stands in quotes is somebody's text. */
const inWords = (kinds: string): string =>
  kinds.startsWith('"')
    ? kinds
    : kinds.replace(/\bArray\b/, 'a list').replace(/\bObject\b/, 'an object');
