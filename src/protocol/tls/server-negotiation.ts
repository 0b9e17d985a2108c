/** The hellos as a server sees them, up to its own Finished. RFC 8446 §4.1. */
import type { Machine } from '../machine.ts';
import { choose } from './negotiate.ts';
import { clientHelloFault, secondHelloFault } from './server-checks.ts';
import { answerHello, askAgain } from './server-flight.ts';
import type { Server, ServerInputs, ServerTransport } from './server.ts';

type Edges = Machine<Server, ServerTransport, ServerInputs>;
type At<N extends ServerTransport['at']> = Extract<ServerTransport, { readonly at: N }>;

function afterFlight(
  self: Server,
  flight: ReturnType<typeof answerHello>,
): At<'wait-certificate' | 'wait-finished' | 'closed'> {
  if ('fault' in flight) return self.fail(flight.fault);
  const { resumption } = flight;
  if (!resumption && self.config.clientCertificates !== 'none')
    return { at: 'wait-certificate', flight };
  const client = resumption?.ticket.client ?? null;
  return { at: 'wait-finished', flight, client, shown: 'nothing' };
}

/** From the first ClientHello to the whole flight that answers it. */
export const negotiationEdges = (machine: Edges): Edges =>
  machine
    .on(
      'start',
      'ClientHello',
      ['wait-client-hello-again', 'wait-certificate', 'wait-finished', 'closed'],
      'RFC 8446 §4.1.2',
      (self, _state, hello) => {
        const fault = clientHelloFault(hello);
        if (fault) return self.fail(fault);
        const choice = choose(hello, self.config);
        if ('fault' in choice) return self.fail(choice.fault);
        if (!choice.peerShare || self.config.cookie) {
          self.takeHello();
          return {
            at: 'wait-client-hello-again',
            first: hello,
            asked: askAgain(self, hello, choice),
          };
        }
        return afterFlight(self, answerHello(self, hello, choice, choice.peerShare));
      },
    )
    .on(
      'wait-client-hello-again',
      'ClientHello',
      ['wait-certificate', 'wait-finished', 'closed'],
      'RFC 8446 §4.1.2',
      (self, { first, asked }, hello) => {
        const fault = clientHelloFault(hello) ?? secondHelloFault(first, hello, asked);
        if (fault) return self.fail(fault);
        const choice = choose(hello, self.config);
        if ('fault' in choice) return self.fail(choice.fault);
        if (!choice.peerShare)
          return self.fail({ kind: 'changed-client-hello', field: 'extensions' });
        return afterFlight(self, answerHello(self, hello, choice, choice.peerShare));
      },
    );
