/** Where the records of TLS stand in a run, and their layers. */
import { explainHttp } from '../../protocol/http/messages.ts';
import { isTlsContext, type Part } from '../../protocol/tls/contexts.ts';
import { explainRecord } from '../../protocol/tls/explain.ts';
import { handshakeMessages, type HandshakeName } from '../../protocol/tls/messages/handshake.ts';
import type { OpenLayer } from '../layers.ts';
import type { FrameRecord, Recorder } from '../recorder.ts';
import { frameId } from '../steps.ts';
import type { Telling } from '../telling.ts';
import type { Level, Phase } from '../transcript.ts';
import { alertIn, httpIn } from './record-values.ts';

/** Where a message belongs, and at which level its sending is shown. */
const places: Readonly<Record<string, readonly [Phase, Level]>> = {
  ClientHello: ['hello', 'overview'],
  HelloRetryRequest: ['negotiate', 'detail'],
  ServerHello: ['key-exchange', 'message'],
  EncryptedExtensions: ['negotiate', 'detail'],
  CertificateRequest: ['client-auth', 'message'],
  Certificate: ['server-auth', 'message'],
  CertificateVerify: ['server-auth', 'detail'],
  Finished: ['server-auth', 'detail'],
  NewSessionTicket: ['channel', 'message'],
  KeyUpdate: ['keys', 'message'],
  ChangeCipherSpec: ['negotiate', 'detail'],
  Alert: ['close', 'message'],
  ApplicationData: ['channel', 'message'],
};

/** What is for something else where the client sends it: its Finished confirms the keys, and shows nobody. */
const ofClient: Readonly<Record<string, Phase>> = {
  Certificate: 'client-auth',
  CertificateVerify: 'client-auth',
  Finished: 'keys',
};

function placeOf({ message, context, sequence, value }: FrameRecord): {
  phase: Phase;
  level: Level;
} {
  const [name = ''] = message.replace(' (part)', '').split(', ');
  const [phase, level] = places[name] ?? ['channel', 'message'];
  const isClients = isTlsContext(context) && context.from === 'client';
  return {
    phase: (isClients ? ofClient[name] : undefined) ?? phase,
    level: isToldBeside(message, isClients, sequence)
      ? 'detail'
      : message === 'Alert' && alertIn(value) !== 'close_notify'
        ? 'overview'
        : level,
  };
}

/** A part of a message; a hello that is said again; what the server's program answers: another step tells of each. */
const isToldBeside = (message: string, isClients: boolean, sequence: number): boolean =>
  message.endsWith(' (part)') ||
  (message === 'ClientHello' && sequence > 0) ||
  (message === 'ApplicationData' && !isClients);

const sources: Readonly<Record<string, string>> = {
  ChangeCipherSpec: 'RFC 8446 §D.4',
  Alert: 'RFC 8446 §6',
  ApplicationData: 'RFC 8446 §5.2',
};

function sourceOf({ message }: FrameRecord): string {
  const [name = ''] = message.replace(' (part)', '').split(', ');
  return sources[name] ?? (isHandshake(name) ? handshakeMessages[name].source : 'RFC 8446 §5.1');
}

const isHandshake = (name: string): name is HandshakeName => Object.hasOwn(handshakeMessages, name);

/** What there is to know of the records of a run. */
export const tlsTelling = ({ frames }: Pick<Recorder, 'frames'>): Telling => ({
  connectSource: 'RFC 8446 §1',
  placeOf,
  sourceOf,
  layersOf({ wire, packet, context, value }) {
    if (!isTlsContext(context)) throw new Error('a frame of another protocol');
    const frameOf = (part: Part): string => {
      const found = frames.find((frame) => frame.wire === part.wire);
      return found ? frameId(found) : '';
    };
    const counts = new Map<string, number>();
    return explainRecord({ wire, packet, context }).map(({ from, name, ...layer }): OpenLayer => {
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      const isHttp = name === 'message' && httpIn(value) !== null;
      return {
        ...layer,
        name: count === 1 ? name : `${name}-${count}`,
        ...(isHttp && { fields: explainHttp(layer.bytes).fields }),
        ...(from && {
          from: from.map((part) => ({ frame: frameOf(part), start: part.start, end: part.end })),
        }),
      };
    });
  },
});
