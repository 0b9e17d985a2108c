/** What the client does by itself, as a browser: asks for its pages one after the other, and leaves after the last. */
import type { Bytes } from '../../codec/bytes.ts';
import { responseReader } from '../../protocol/http/reader.ts';
import type { ClientCommand } from '../../protocol/tls/client.ts';
import type { EndpointEvent } from '../../protocol/tls/endpoint-io.ts';
import type { TlsScenario } from './scenario.ts';

type RequestForm = TlsScenario['client']['requests'][number];

/** @param bytesOf - makes a request */
export function browsing(
  requests: readonly RequestForm[],
  bytesOf: (request: RequestForm, isLast: boolean) => Bytes,
): (event: EndpointEvent) => readonly ClientCommand[] {
  let asked = 0;
  let reader = responseReader();
  const next = (): readonly ClientCommand[] => {
    const request = requests[asked];
    if (!request) return [{ do: 'close' }];
    asked += 1;
    reader = responseReader(request.method);
    return [{ do: 'send', bytes: bytesOf(request, asked === requests.length) }];
  };
  return (event) => {
    switch (event.kind) {
      case 'connected':
        return next();
      case 'output':
        reader.take(event.bytes);
        return reader.done || reader.fault ? next() : [];
      default:
        return [];
    }
  };
}
