/** `sshow connect`: a real handshake with a real server. */
import type { Fault } from '../protocol/ssh/fault.ts';
import { transcript } from '../world/make-transcript.ts';
import { noticeOf } from '../world/notice.ts';
import { parseScenario } from '../world/parse-scenario.ts';
import type { Scenario } from '../world/scenario.ts';
import { simulate } from '../world/simulate.ts';
import { faultMessage } from '../world/text/faults-en.ts';
import { ClientSession } from './client-session.ts';
import { connectOptions, readConnectOptions } from './connect-options.ts';
import { EXIT } from './errors.ts';
import { hostKeyWarnings } from './host-key-warnings.ts';
import { printJson, say, writeRecording } from './io.ts';
import { chooseProtocol } from './protocol.ts';
import { reach } from './reach.ts';
import { tlsConnectOptions } from './tls/options.ts';

export async function connect(given: readonly string[]): Promise<number> {
  const { protocol, argv } = chooseProtocol(
    given,
    { ssh: connectOptions, tls: tlsConnectOptions },
    1,
  );
  if (protocol === 'tls') return (await import('./tls/connect.ts')).connectTls(argv);
  const options = readConnectOptions(argv);
  const { out, json, timeoutMs } = options;
  const notice = noticeOf(options.scenario);
  if (notice !== null) say(notice);
  const { host, port } = options.scenario.server;
  const socket = await reach(host, port, timeoutMs);
  const session = new ClientSession(options, socket);
  await session.run();
  const { fault } = session;
  if (out !== undefined || json) {
    const recording = session.recording();
    if (out !== undefined) writeRecording(out, recording);
    if (json) await printJson(transcript(simulate(parseScenario(recording))));
  }
  if (fault) explain(fault, options.scenario);
  return fault ? EXIT.failed : EXIT.asked;
}

/** The fault on stderr: what OpenSSH would say, where it has words of its own, and what happened. */
function explain(fault: Fault, { client, server }: Scenario): void {
  if (fault.kind === 'host-key-changed') say(hostKeyWarnings.changed);
  if (fault.kind === 'host-key-revoked') say(hostKeyWarnings.revoked);
  if (/^host-(?:key-(?:changed|revoked|not-accepted)|certificate-refused)$/.test(fault.kind)) {
    say('Host key verification failed.');
  }
  if (fault.kind === 'login-refused') {
    say(`${client.user}@${server.host}: Permission denied (${fault.methods.join(',')}).`);
  }
  say(`sshow: ${faultMessage(fault, 'client').message}`);
}
