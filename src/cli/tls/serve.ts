/** `sshow serve --protocol tls`: a real server for real clients, with one small page. */
import { announce, listen, serveOn } from '../listening.ts';
import { readTlsServeOptions } from './serve-options.ts';
import { TlsServerSession } from './server-session.ts';
import { Tickets } from './ticket-store.ts';

export async function serveTls(argv: readonly string[]): Promise<number> {
  const options = readTlsServeOptions(argv);
  const listener = await listen(options.host, options.port);
  const { port } = listener;
  await announce(options.host, port);
  const { scenario } = options;
  const live = { ...options, scenario: { ...scenario, server: { ...scenario.server, port } } };
  const tickets = new Tickets();
  return serveOn(listener, options.once, (socket, number, tell) =>
    new TlsServerSession(live, socket, tickets, number, tell).run(),
  );
}
