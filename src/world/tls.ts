/** All that a run of TLS takes: it loads where one is asked for. */
export { simulateTls, type TlsRun } from './tls/simulate.ts';
export * as tlsWords from './text/tls/en.ts';
