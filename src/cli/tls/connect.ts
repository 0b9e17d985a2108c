/** `sshow connect --protocol tls`: a real handshake with a real server, which is asked for a page. */
import { httpFaultText } from '../../protocol/http/fault.ts';
import type { Fault } from '../../protocol/tls/fault.ts';
import { transcript } from '../../world/make-transcript.ts';
import { parseTlsScenario } from '../../world/parse-tls-scenario.ts';
import { faultMessage } from '../../world/text/tls/faults.ts';
import { simulateTls } from '../../world/tls.ts';
import { EXIT } from '../errors.ts';
import { printJson, say, writeRecording } from '../io.ts';
import { reach } from '../reach.ts';
import { TlsClientSession } from './client-session.ts';
import { readTlsConnectOptions, type TlsConnectOptions } from './connect-options.ts';

export async function connectTls(argv: readonly string[]): Promise<number> {
  const options = readTlsConnectOptions(argv);
  const { scenario, timeoutMs, out, json } = options;
  const { host, port } = scenario.server;
  const socket = await reach(host, port, timeoutMs);
  const session = new TlsClientSession(options, socket);
  await session.run();
  const { fault, httpFault, response } = session;
  if (out !== undefined || json) {
    const recording = session.recording();
    if (out !== undefined) writeRecording(out, recording);
    if (json) await printJson(transcript(simulateTls(parseTlsScenario(recording))));
  }
  if (fault) explain(fault, options);
  else if (httpFault) say(`sshow: the response of ${host}: ${httpFaultText(httpFault)}`);
  else if (response && response.status >= 300) say(`${response.status} ${response.reason}`);
  return fault || httpFault ? EXIT.failed : EXIT.asked;
}

function explain(fault: Fault, { trustsSomebody }: TlsConnectOptions): void {
  say(`sshow: ${faultMessage(fault, 'client').message}`);
  if (fault.kind === 'unknown-ca' && !trustsSomebody)
    say(
      'Nobody is trusted here unless you say who: give an authority’s certificate with --ca FILE.',
    );
}
