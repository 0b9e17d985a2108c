/** What is known to be DER, and no more. */
import type { Bytes } from '../../../codec/bytes.ts';
import { anyTree } from '../../../codec/der-any.ts';
import { holding } from '../../../codec/der-types.ts';
import { struct } from '../../../codec/struct.ts';
import { decode, type Codec } from '../../../codec/tape.ts';
import { rest } from '../../../codec/types.ts';

/** Values one after the other; what they are is not looked at. */
export const anyInside: Codec<Bytes> = holding({
  walk(tape) {
    while (tape.left > 0) tape.field('value', 'a value inside', 'X.690 §8.1.4', anyTree);
  },
});

const bytesOnly = struct('RFC 5280 §4.2', {
  content: [rest, 'of an extension that is not known here: any bytes'],
});

/** One value in DER where the bytes are that, else just bytes. */
export const anyOrBytes: Codec<unknown> = {
  walk(tape) {
    const bytes = tape.take(tape.left);
    tape.inlay(tape.at - bytes.length, bytes, isDer(bytes) ? anyTree : bytesOnly, 'content');
    return bytes;
  },
};

const isDer = (bytes: Bytes): boolean => decode(anyTree, bytes).ok;
