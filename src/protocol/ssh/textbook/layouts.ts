/**
 * Challenge and response as textbooks tell it, on the wire: messages 60 and 61 of both tellings, and what is encrypted,
 * hashed and signed in them.
 */
import { nested, struct } from '../../../codec/struct.ts';
import type { Codec } from '../../../codec/tape.ts';
import type { Bytes } from '../../../codec/bytes.ts';
import {
  blob,
  constant,
  mpintBytes,
  rest,
  string,
  stringOf,
  text,
  uint8,
} from '../../../codec/types.ts';
import { message } from '../messages/message.ts';
import { SignatureBlob } from '../public-key.ts';

export const SOURCE = 'Textbook story';
const PADDING = 'RFC 8017 §7.2.1';

/** Bytes of the random number. */
export const CHALLENGE_LENGTH = 32;
/** Bytes of an MD5. */
const DIGEST_LENGTH = 16;
/** RFC 8017 §7.2.1: fewer could be tried out. */
const LEAST_PADDING = 8;
/** Bytes of a block that are neither padding nor message. */
export const BLOCK_FRAME = 3;

export const SSH_MSG_USERAUTH_CHALLENGE = message(
  'SSH_MSG_USERAUTH_CHALLENGE',
  60,
  SOURCE,
  {
    encrypted_challenge: [
      string,
      'the random number, encrypted with the public key: as many bytes as its modulus has',
    ],
  },
  'server',
);

const RESPONSE = 'SSH_MSG_USERAUTH_CHALLENGE_RESPONSE';

export const DigestResponse = message(
  RESPONSE,
  61,
  SOURCE,
  { digest: [stringOf(DIGEST_LENGTH), 'the MD5 of the number and the shared secret K'] },
  'client',
);

/** What the client adds to the number before it signs. */
export const ExtraData = struct(SOURCE, {
  user_name: [text, 'who wants in'],
  session_id: [string, 'the session that the answer is for; empty where it is for any'],
});

export const SignedResponse = message(
  RESPONSE,
  61,
  SOURCE,
  {
    extra_data: [nested('RFC 4251 §5', ExtraData), 'what was signed together with the number'],
    signature: [
      blob(SignatureBlob),
      'made with the private key over the number and the extra data',
    ],
  },
  'client',
);

const notZero: Codec<Bytes> = {
  walk(tape, value) {
    if (tape.writing) {
      const bytes = value ?? new Uint8Array();
      if (bytes.length < LEAST_PADDING || bytes.includes(0))
        throw new RangeError(`not ${LEAST_PADDING} or more bytes without a zero`);
      tape.put(bytes);
      return bytes;
    }
    let length = 0;
    while (length < tape.left && tape.peek(length) !== 0) length += 1;
    if (length < LEAST_PADDING)
      tape.fault(
        'bad-value',
        `${LEAST_PADDING} or more bytes that are not zero`,
        `${length} before the next zero`,
      );
    return tape.take(length);
  },
};

/** The block that RSA encrypts, as long as the modulus. */
export const EncryptionBlock = struct(PADDING, {
  'leading zero': [constant(uint8, 0), '0: keeps the block, as a number, below the modulus'],
  'block type': [constant(uint8, 2), '2: encrypted for the owner of the private key'],
  PS: [notZero, 'random padding: none of its bytes is zero'],
  separator: [constant(uint8, 0), '0: the first zero ends the padding'],
  M: [rest, 'what is encrypted: the random number'],
});

/** What the private key undoes. */
export const Encrypted = struct('RFC 8017 §7.2.2', {
  c: [rest, 'the encrypted block, as it came'],
});

/** What the plain telling hashes. */
export const DigestPreimage = struct(SOURCE, {
  challenge: [string, 'the random number'],
  K: [mpintBytes, 'the shared secret of the first key exchange'],
});

/** What the other telling signs. */
export const SignedChallenge = struct(SOURCE, {
  challenge: [string, 'the random number'],
  extra_data: [nested('RFC 4251 §5', ExtraData), 'what the client adds'],
});

type ValueOfMessage<M> = M extends Codec<infer T> ? T : never;
export type Challenge = ValueOfMessage<typeof SSH_MSG_USERAUTH_CHALLENGE>;
export type Response =
  ValueOfMessage<typeof DigestResponse> | ValueOfMessage<typeof SignedResponse>;
