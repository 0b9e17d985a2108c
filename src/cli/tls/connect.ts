/** `sshow connect --protocol tls`: a real handshake with a real server, which is asked for a page. */
import { httpFaultText } from '../../protocol/http/fault.ts';
import type { Fault } from '../../protocol/tls/fault.ts';
import { EXIT } from '../errors.ts';
import { say } from '../io.ts';
import { reach } from '../reach.ts';
import { TlsClientSession } from './client-session.ts';
import { readTlsConnectOptions, type TlsConnectOptions } from './connect-options.ts';

export async function connectTls(argv: readonly string[]): Promise<number> {
  const options = readTlsConnectOptions(argv);
  const socket = await reach(options.host, options.port, options.timeoutMs);
  const session = new TlsClientSession(options, socket);
  await session.run();
  const { fault, httpFault, response } = session;
  if (fault) {
    explain(fault, options);
    return EXIT.failed;
  }
  if (httpFault) {
    say(`sshow: the server's response: ${httpFaultText(httpFault)}`);
    return EXIT.failed;
  }
  if (response && response.status >= 300)
    say(`${response.version} ${response.status} ${response.reason}`);
  return EXIT.asked;
}

function explain(fault: Fault, { roots }: TlsConnectOptions): void {
  say(`sshow: ${JSON.stringify(fault)}`);
  if (fault.kind === 'unknown-ca' && roots === null)
    say('No authority is trusted here unless you name one: give its certificate with --ca FILE');
}
