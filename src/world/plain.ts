/** All that a run of a plain login takes: it loads where one is asked for. */
export { simulatePlain, type PlainRun } from './plain/simulate.ts';
export * as plainWords from './text/plain/en.ts';
