/** Where in a run the application begins to speak. */
import type { FrameRecord } from '../recorder.ts';
import type { ShownRun } from '../shown-run.ts';
import { textIn } from '../text/prose.ts';

/** Requests of RFC 4254 §6.5 that say what a client wants to run. */
const wishes: readonly string[] = ['exec', 'shell', 'subsystem'];

/** A frame that carries what is said over the connection, and not what opens or steers it. */
export const isApplication = ({ message, value }: FrameRecord): boolean =>
  message === 'SSH_MSG_CHANNEL_DATA' ||
  message.split(', ').includes('ApplicationData') ||
  (message === 'SSH_MSG_CHANNEL_REQUEST' && wishes.includes(textIn(value, 'request_type')));

/** The frame with the first byte of the application; null where it never comes to that. */
export const firstApplication = ({ run }: ShownRun): FrameRecord | null =>
  run.recorder.frames.find(isApplication) ?? null;
