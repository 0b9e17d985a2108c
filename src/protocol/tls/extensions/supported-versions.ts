import { struct } from '../../../codec/struct.ts';
import { list, named, uint16 } from '../../../codec/vectors.ts';
import { versionName } from '../names.ts';
import { extensionType } from './extension-type.ts';

const SOURCE = 'RFC 8446 §4.2.1';
const version = named(uint16, versionName);

const chosen =
  'the version that is really spoken: the older version field only says what old devices on the way expect';

const selected = struct(SOURCE, {
  selected_version: [version, 'the version that the server has chosen'],
});

export const supportedVersions = extensionType(
  'supported_versions',
  43,
  SOURCE,
  {
    ClientHello:
      'the real version negotiation: the older version fields only say what old devices on the way expect',
    ServerHello: chosen,
    HelloRetryRequest: chosen,
  },
  {
    ClientHello: struct(SOURCE, {
      versions: [
        list(2, 254, SOURCE, ['ProtocolVersion', 'one version', version]),
        'versions that the client speaks, best first',
      ],
    }),
    ServerHello: selected,
    HelloRetryRequest: selected,
  },
);
