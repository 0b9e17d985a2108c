/** Questions to a transcript. */
import type { Field } from '../../src/codec/field.ts';
import type { Side, Transcript } from '../../src/world/transcript.ts';

/** Reads a transcript that was printed by `--json`. */
export function parseTranscript(printed: string): Transcript {
  const transcript: Transcript = JSON.parse(printed);
  if (transcript.format !== 'sshow-transcript/1') throw new Error(`no transcript: ${printed}`);
  return transcript;
}

/** How many messages of a name a side sent. */
export function countSent(transcript: Transcript, from: Side, message: string): number {
  return transcript.frames.filter((frame) => frame.from === from && frame.message === message)
    .length;
}

/** The exit statuses that the server reported, in order: one for each command that ended. */
export function exitStatuses(transcript: Transcript): readonly number[] {
  return transcript.frames
    .filter((frame) => frame.from === 'server' && frame.message === 'SSH_MSG_CHANNEL_REQUEST')
    .flatMap((frame) => frame.layers.filter((layer) => layer.name === 'message'))
    .flatMap((layer) => named(layer.fields, 'exit_status'))
    .map((field) => Number(field.value));
}

/** The names of the algorithms in a side's first KEXINIT, by the name of the field. */
export function offered(transcript: Transcript, from: Side): Readonly<Record<string, string>> {
  const frame = transcript.frames.find(
    (candidate) => candidate.from === from && candidate.message === 'SSH_MSG_KEXINIT',
  );
  const fields = frame?.layers.find((layer) => layer.name === 'message')?.fields ?? [];
  return Object.fromEntries(fields.map(({ name, value }) => [name, String(value)]));
}

/** The frames that a side put on the wire, in order, each with its bytes in hexadecimal. */
export function wireFrames(
  transcript: Transcript,
  from: Side,
): readonly { readonly address: string; readonly bytes: string }[] {
  return transcript.frames
    .filter((frame) => frame.from === from)
    .map(({ address, layers }) => {
      // The first layer is the outermost: for an identification, which is no packet, its only one.
      const [outermost] = layers;
      return { address, bytes: outermost?.bytes ?? '' };
    });
}

/** All bytes that a side put on the wire, in hexadecimal. */
export function wireBytes(transcript: Transcript, from: Side): string {
  return wireFrames(transcript, from)
    .map(({ bytes }) => bytes)
    .join('');
}

function named(fields: readonly Field[], name: string): readonly Field[] {
  return fields.flatMap((field) => (field.name === name ? [field] : named(field.fields, name)));
}
