import { struct } from '../../../codec/struct.ts';
import { list, named, uint16 } from '../../../codec/vectors.ts';
import { schemeName } from '../names.ts';

const SOURCE = 'RFC 8446 §4.2.3';

/** The form that signature_algorithms and signature_algorithms_cert share. */
export const SignatureSchemeList = struct(SOURCE, {
  supported_signature_algorithms: [
    list(2, 2 ** 16 - 2, SOURCE, ['SignatureScheme', 'one scheme', named(uint16, schemeName)]),
    'ways to sign that the sender can verify, best first',
  ],
});
