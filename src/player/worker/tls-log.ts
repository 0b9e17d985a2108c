/** What the ends of a run of TLS write into their key logs. */
import { printed } from '../../world/log/printed.ts';
import type { AnyRun } from '../../world/simulate.ts';
import { keyLogLines } from '../../world/tls/key-log.ts';
import type { EndLog, LogView } from '../log-view.ts';

export const tlsLog = (run: AnyRun): LogView => {
  const end = (side: 'client' | 'server'): EndLog => ({
    ...printed(keyLogLines(run, side)),
    silent: run.scenario[side].recorded ? 'recorded' : null,
  });
  return { client: end('client'), server: end('server') };
};
