import { logLines } from '../../../world/log/lines.ts';
import { printed } from '../../../world/log/printed.ts';
import { serverLogLines } from '../../../world/log/server/lines.ts';
import { trueLines } from '../../../world/log/true-lines.ts';
import { isSsh } from '../../../world/simulate.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'log'> = async ({ run }) => {
  if (!isSsh(run)) return (await import('../tls-log.ts')).tlsLog(run);
  const { client, server } = run.scenario;
  const peer = client.recorded ? 'recorded-client' : null;
  return {
    client: {
      ...printed(logLines(run)),
      ...(client.log && { focus: trueLines(run).map(({ focus }) => focus) }),
      silent: client.recorded && !client.log ? 'recorded' : null,
    },
    server: { ...printed(serverLogLines(run)), silent: server.recorded ? 'recorded' : peer },
  };
};
