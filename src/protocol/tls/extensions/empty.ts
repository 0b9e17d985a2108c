import { struct } from '../../../codec/struct.ts';
import type { Codec } from '../../../codec/tape.ts';

/** The form of an extension that says all it has to say by being there. */
export const empty = (source: string): Codec<Readonly<Record<never, never>>> => struct(source, {});
