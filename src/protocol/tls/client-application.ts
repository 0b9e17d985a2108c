/** What the client does once it is connected: data both ways, and the end. RFC 8446 §6.1. */
import type { Bytes } from '../../codec/bytes.ts';
import { Machine } from '../machine.ts';
import { alerts } from './alerts.ts';
import type { Client, ClientInputs } from './client.ts';
import type { Ended } from './endpoint.ts';

export type ClientCommand =
  | { readonly do: 'start' }
  | { readonly do: 'send'; readonly bytes: Bytes }
  /** New keys for what we send; with `request`, for the other direction too. */
  | { readonly do: 'update-keys'; readonly request: boolean }
  | { readonly do: 'close' };

export type ClientService =
  | { readonly at: 'none' }
  | { readonly at: 'open' }
  /** Our close_notify is sent; the other side may still send. */
  | { readonly at: 'closing' }
  | Ended;

export const clientServiceEdges = () =>
  new Machine<Client, ClientService, ClientInputs>()
    .stay(['open', 'closing'], 'ApplicationData', 'RFC 8446 §5', (self, _state, bytes) =>
      self.event({ kind: 'output', bytes }),
    )
    .stay(['open'], 'command send', 'RFC 8446 §5', (self, _state, { bytes }) =>
      self.sendData(bytes),
    )
    .on('open', 'command close', ['closing'], 'RFC 8446 §6.1', (self) => {
      self.sendAlert(alerts.close_notify);
      return { at: 'closing' };
    })
    .on('open', 'close_notify', ['ended'], 'RFC 8446 §6.1', (self) => {
      self.peerClosed();
      self.sendAlert(alerts.close_notify);
      return self.goodbye();
    })
    .on('closing', 'close_notify', ['ended'], 'RFC 8446 §6.1', (self) => {
      self.peerClosed();
      return self.goodbye();
    });
