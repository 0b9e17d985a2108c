/** What somebody who only listens has learned by the end of a run, listed by name. */
import { leaves, type Field } from '../../codec/field.ts';
import { layersOf } from '../layers.ts';
import type { FrameRecord } from '../recorder.ts';
import type { ShownRun } from '../shown-run.ts';
import { found, readable, type Finding, type Readable } from './facts.ts';
import { sumOf } from './traffic.ts';

/** Which fields let each be read: names that the RFCs of both protocols give them, in a frame of the message. */
const fields: Readonly<Record<Readable, RegExp>> = {
  software: /(^|\.)softwareversion$/,
  algorithms: /(^|\.)(kex_algorithms|cipher_suites)$/,
  'server-name': /(^|\.)(host_name|HostName)$/,
  applications: /(^|\.)protocol_name_list$/,
  'public-values': /(^|\.)(Q_C|Q_S|e|f|key_exchange)$/,
  'host-key': /^K_S$/,
  'host-signature': /(^|\.)(signature|H signature)$/,
  certificate: /(^|\.)cert_data$/,
  ticket: /(^|\.)identities$/,
};

/** Of these people read a name, not a list. */
const named: readonly Readable[] = ['software', 'server-name', 'applications'];

interface Read {
  readonly frame: FrameRecord;
  readonly path: string;
  readonly says: string;
}

export function learned(shown: ShownRun): Finding[] {
  const { frames } = shown.run.recorder;
  const clear = frames.filter(({ keyValues }) => keyValues.length === 0);
  const sealed = frames.filter(({ keyValues }) => keyValues.length > 0);
  const read = new Map<Readable, Read[]>();
  for (const frame of clear) {
    for (const { name, fields: tree } of layersOf(frame, shown.run.telling)) {
      if (name !== 'message') continue;
      for (const { path, field } of walk(tree)) {
        const what = readable.find((one) => fields[one].test(path));
        const says = what && named.includes(what) ? saidBy(field) : '';
        if (what) read.set(what, [...(read.get(what) ?? []), { frame, path, says }]);
      }
    }
  }
  const [first] = sealed;
  return [
    ...readable.flatMap((what) => {
      const all = read.get(what) ?? [];
      const [one] = all;
      if (!one) return [];
      const { frame, path, says } = one;
      const more = new Set(all.map((other) => other.frame)).size - 1;
      const { message, from } = frame;
      return [
        found(
          { kind: 'learned', what, from, message, field: path, says, more },
          shown.atFrame(frame, path),
        ),
      ];
    }),
    ...(first
      ? [
          found(
            { kind: 'learned-sizes', frames: sealed.length, bytes: sumOf(sealed) },
            shown.atFrame(first),
          ),
        ]
      : []),
    ...hidden(shown),
  ];
}

/** What went over the wire under keys and stayed unknown to who listens. */
function hidden(shown: ShownRun): Finding[] {
  const messages = new Set(shown.run.recorder.frames.map(({ message }) => message));
  const unread = shown.values.filter(
    (value) =>
      value.symbol !== '' &&
      !messages.has(value.label) &&
      shown.all.sealedSince(value, 'eavesdropper') !== null &&
      shown.all.since(value, 'eavesdropper') === null,
  );
  // What passes through somebody in between is the ends'.
  const ofEnds = new Set(
    shown.values.flatMap(({ owner, hex }) => (owner === 'attacker' ? [] : hex)),
  );
  const isOwn = (hex: string) => !ofEnds.has(hex);
  return (['ends', 'attacker'] as const).flatMap((of) => {
    const own = unread.filter(({ hex }) => isOwn(hex) === (of === 'attacker'));
    const [first] = own;
    const labels = [...new Set(own.map(({ label }) => label))];
    return first ? [found({ kind: 'hidden', of, labels }, shown.atKnowledge(first))] : [];
  });
}

function* walk(
  tree: readonly Field[],
  before = '',
): Generator<{ readonly path: string; readonly field: Field }> {
  for (const field of tree) {
    const path = before === '' ? field.name : `${before}.${field.name}`;
    yield { path, field };
    yield* walk(field.fields, path);
  }
}

/** What a field says, where that is a short text: of its parts the last, as a length stands first. */
function saidBy(field: Field): string {
  const { value } = leaves([field]).at(-1) ?? {};
  return typeof value === 'string' && /^[\x20-\x7e]{1,64}$/.test(value) ? value : '';
}
