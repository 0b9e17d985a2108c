import { clientAuthentication } from './client-authentication.ts';
import { compatibilityMode } from './compatibility-mode.ts';
import { helloRetryRequest } from './hello-retry-request.ts';
import { simple } from './simple.ts';
import type { Trace } from './trace.ts';

export const traces: readonly Trace[] = [
  simple,
  helloRetryRequest,
  clientAuthentication,
  compatibilityMode,
];
