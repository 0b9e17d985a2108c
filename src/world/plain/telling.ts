/** Where the pieces of a plain connection stand in a run, and their layers. */
import { decodeTree } from '../../codec/tape.ts';
import { isPlainContext, layoutOf } from '../../protocol/plain/layouts.ts';
import type { FrameRecord } from '../recorder.ts';
import type { Telling } from '../telling.ts';
import { textIn } from '../text/prose.ts';
import type { Level, Phase } from '../transcript.ts';

/** What a text or a line is for, and where that belongs. */
const places: Readonly<Record<string, readonly [Phase, Level]>> = {
  greeting: ['hello', 'detail'],
  'login prompt': ['hello', 'overview'],
  'user name': ['client-auth', 'message'],
  'password prompt': ['client-auth', 'message'],
  password: ['client-auth', 'overview'],
  refusal: ['client-auth', 'message'],
  'shell prompt': ['channel', 'detail'],
  command: ['channel', 'overview'],
  output: ['channel', 'overview'],
  'last line': ['close', 'message'],
  logout: ['close', 'detail'],
  text: ['channel', 'message'],
};

const isOption = ({ context }: FrameRecord): boolean =>
  isPlainContext(context) && context.piece === 'command';

const option: readonly [Phase, Level] = ['client-auth', 'detail'];
const unknown: readonly [Phase, Level] = ['channel', 'message'];

export const plainTelling: Telling = {
  connectSource: 'RFC 854',
  placeOf(frame) {
    const [phase, level] = isOption(frame)
      ? option
      : (places[textIn(frame.value, 'purpose')] ?? unknown);
    return { phase, level };
  },
  sourceOf: (frame) => (isOption(frame) ? 'RFC 857' : 'RFC 854'),
  layersOf({ wire, context }) {
    if (!isPlainContext(context)) throw new Error('a frame of another protocol');
    const { fields } = decodeTree(layoutOf(context, wire), wire, 'RFC 854');
    return [{ name: 'message', bytes: wire, fields }];
  },
};
