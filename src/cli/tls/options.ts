/** The options that the commands take with `--protocol tls`. */

export const tlsConnectOptions = {
  port: { type: 'string', short: 'p', default: '443' },
  ca: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  timeout: { type: 'string', default: '30' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export const tlsServeOptions = {
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', short: 'p', default: '8443' },
  cert: { type: 'string' },
  key: { type: 'string' },
  'client-ca': { type: 'string' },
  out: { type: 'string' },
  once: { type: 'boolean', default: false },
} as const;
