import { version } from '../../package.json';

/** How `connect` and `serve` introduce themselves. */
export const IDENTIFICATION = `SSH-2.0-sshow_${version}`;
export { version };
