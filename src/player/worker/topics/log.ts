import { logLines } from '../../../world/log/lines.ts';
import { printed } from '../../../world/log/printed.ts';
import { serverLogLines } from '../../../world/log/server/lines.ts';
import { isSsh } from '../../../world/simulate.ts';
import type { EndLog } from '../../log-view.ts';
import type { Tell } from '../topic.ts';

/** Only what OpenSSH prints is known. */
const silent: EndLog = {
  lines: [],
  steps: new Uint32Array(),
  levels: new Uint8Array(),
  silent: 'not-ssh',
};

export const tell: Tell<'log'> = ({ run }) => {
  if (!isSsh(run)) return { client: silent, server: silent };
  const { client, server } = run.scenario;
  const peer = client.recorded ? 'recorded-client' : null;
  return {
    client: { ...printed(logLines(run)), silent: client.recorded ? 'recorded' : null },
    server: { ...printed(serverLogLines(run)), silent: server.recorded ? 'recorded' : peer },
  };
};
