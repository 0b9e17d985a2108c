/** `sshow serve`: a real server for real clients. It runs nothing: src/world/commands.ts makes every answer up. */
import { fingerprint } from '../protocol/ssh/fingerprint.ts';
import { answersFor, scenarioPerson } from '../world/answers.ts';
import { noticeOf } from '../world/notice.ts';
import { Keys } from '../world/party.ts';
import type { Scenario } from '../world/scenario.ts';
import { say } from './io.ts';
import { announce, listen, serveOn } from './listening.ts';
import { chooseProtocol } from './protocol.ts';
import { naming } from './scenario-file.ts';
import { isClosed, readServeOptions, serveOptions } from './serve-options.ts';
import { ServerSession } from './server-session.ts';
import { liveRecorder } from './system-random.ts';
import { tlsServeOptions } from './tls/options.ts';

export async function serve(given: readonly string[]): Promise<number> {
  const { protocol, argv } = chooseProtocol(given, { ssh: serveOptions, tls: tlsServeOptions });
  if (protocol === 'tls') return (await import('./tls/serve.ts')).serveTls(argv);
  const options = readServeOptions(argv);
  const fingerprints = tryOut(options.scenario);
  const { scenario, host, once } = options;
  const listener = await listen(host, options.port);
  const { port } = listener;
  if (options.madeHostKey) say(`host key made for this run: ${fingerprints.join(', ')}`);
  const notice = noticeOf(scenario);
  if (notice !== null) say(notice);
  if (isClosed(scenario)) say('nobody can log in: give --authorized-keys or --password');
  await announce(host, port);
  const live = { ...options, scenario: withPort(scenario, port) };
  return serveOn(listener, once, (socket, number, tell) =>
    new ServerSession(live, socket, number, tell).run(),
  );
}

const withPort = (scenario: Scenario, port: number): Scenario => ({
  ...scenario,
  server: { ...scenario.server, port },
});

/** Sees before the first client that the scenario can be run; gives the fingerprints of its host keys. */
function tryOut(scenario: Scenario): string[] {
  return naming('', () => {
    const recorder = liveRecorder(scenario);
    const keys = new Keys(scenario, recorder);
    answersFor(scenario, recorder, keys, scenarioPerson(scenario));
    return [...keys.server.values()].map(
      ({ algorithm, publicBlob }) => `${algorithm.title} ${fingerprint(publicBlob)}`,
    );
  });
}
