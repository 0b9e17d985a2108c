/** What the server does once it is connected: it answers, and ends. RFC 8446 §6.1. */
import type { Bytes } from '../../codec/bytes.ts';
import { ByteQueue } from '../byte-queue.ts';
import { Machine } from '../machine.ts';
import { alerts } from './alerts.ts';
import type { Ended } from './endpoint.ts';
import type { Server, ServerInputs } from './server.ts';

export type ServerCommand =
  /** A server waits for a client: there is nothing to do. */
  | { readonly do: 'start' }
  | { readonly do: 'send'; readonly bytes: Bytes }
  /** New keys for what we send; with `request`, for the other direction too. */
  | { readonly do: 'update-keys'; readonly request: boolean }
  | { readonly do: 'close' };

export type ServerService =
  | { readonly at: 'none' }
  /** `request` is what came since the last response. */
  | { readonly at: 'open'; readonly request: ByteQueue }
  | { readonly at: 'answering'; readonly request: ByteQueue }
  /** Our close_notify is sent; the other side may still send. */
  | { readonly at: 'closing' }
  | Ended;

function closing(self: Server): Extract<ServerService, { readonly at: 'closing' }> {
  self.sendAlert(alerts.close_notify);
  return { at: 'closing' };
}

export const serverServiceEdges = () =>
  new Machine<Server, ServerService, ServerInputs>()
    .on(
      'open',
      'ApplicationData',
      ['open', 'answering'],
      'RFC 8446 §5',
      (self, { request }, bytes) => {
        if (bytes.length === 0) return { at: 'open', request };
        self.event({ kind: 'output', bytes });
        request.push(bytes);
        self.ask('respond', { request: request.bytes });
        return { at: 'answering', request };
      },
    )
    .on(
      'answering',
      'answer respond',
      ['open', 'closing'],
      'RFC 8446 §5',
      (self, { request }, { response, close }) => {
        if (response) {
          self.step('tls-answered', {
            args: { request: request.length, response: response.length },
          });
          self.sendData(response);
        }
        if (close) return closing(self);
        return { at: 'open', request: response ? new ByteQueue() : request };
      },
    )
    .stay(['closing'], 'ApplicationData', 'RFC 8446 §6.1', () => undefined)
    .stay(['open'], 'command send', 'RFC 8446 §5', (self, _state, { bytes }) =>
      self.sendData(bytes),
    )
    .on('open', 'command close', ['closing'], 'RFC 8446 §6.1', closing)
    .on('open', 'close_notify', ['ended'], 'RFC 8446 §6.1', (self) => {
      self.peerClosed();
      self.sendAlert(alerts.close_notify);
      return self.goodbye();
    })
    .on('closing', 'close_notify', ['ended'], 'RFC 8446 §6.1', (self) => {
      self.peerClosed();
      return self.goodbye();
    });
