/** Reads private key files in OpenSSH's format, encrypted or not. OpenSSH PROTOCOL.key, and sshkey.c. */
import { sameBytes, utf8, type Bytes } from '../../codec/bytes.ts';
import { decode, type Codec, type DecodeFault } from '../../codec/tape.ts';
import { bcryptPbkdf } from '../../crypto/bcrypt-pbkdf.ts';
import { algorithmsOf, keyTypes } from '../../protocol/ssh/public-key.ts';
import { keyFileCiphers } from './key-file-ciphers.ts';
import { AnyKeyFile, BcryptOptions, MAGIC, type ReadPrivateKey } from './openssh-private-key.ts';
import { PrivatePart, privateKeyIn } from './private-part.ts';

type KeyFile = typeof AnyKeyFile extends Codec<infer T> ? T : never;

const bad = (problem: string) => ({ ok: false, problem }) satisfies ReadPrivateKey;

export const WANTS_PASSPHRASE: ReadPrivateKey = {
  ok: false,
  problem: 'it is encrypted with a passphrase, and none was given',
  wantsPassphrase: true,
};
export const WRONG_PASSPHRASE = bad('the passphrase is wrong, or it is damaged');

/** More would take long: some 25 ms each. `ssh-keygen` makes 16 unless told. */
const MOST_ROUNDS = 512;
/** ssh-keygen's have 16 bytes. */
const MOST_SALT = 1024;

/**
 * Never throws: says what is wrong.
 *
 * @param content - the bytes between BEGIN and END
 * @param passphrase - null where there is none
 */
export function readOpenSsh(content: Bytes, passphrase: string | null): ReadPrivateKey {
  const decoded = decode(AnyKeyFile, content);
  if (!decoded.ok) return bad(`it is damaged: ${faultIn(decoded.fault, 'its bytes')}`);
  const { magic, ciphername, kdfname, number_of_keys, public_key, private_part, tag } =
    decoded.value;
  if (!sameBytes(magic, MAGIC)) return bad('it is damaged: it does not begin with openssh-key-v1');
  if (number_of_keys !== 1) return bad(`it has ${number_of_keys} keys instead of one`);
  if (ciphername !== 'none') return readEncrypted(decoded.value, passphrase);
  if (kdfname !== 'none')
    return bad(`it is damaged: it has a key made by ${printable(kdfname)}, and no cipher`);
  if (tag.length > 0)
    return bad(`it is damaged: expected its end behind private_part, found ${tag.length} bytes`);
  return readPrivatePart(private_part, public_key, 8);
}

const faultIn = ({ field, offset, expected, found }: DecodeFault, where: string): string =>
  `cannot read ${field || 'it'} at offset ${offset} of ${where}: expected ${expected}, found ${found}`;

function readEncrypted(file: KeyFile, passphrase: string | null): ReadPrivateKey {
  const { ciphername, kdfname, kdfoptions, public_key, private_part, tag } = file;
  const cipher = keyFileCiphers.get(ciphername);
  if (!cipher) {
    const known = [...keyFileCiphers.keys()].join(', ');
    return bad(`it is encrypted with ${printable(ciphername)}; only ${known} can be read`);
  }
  if (kdfname !== 'bcrypt')
    return bad(`it is encrypted with a key made by ${printable(kdfname)}; only bcrypt can be read`);
  const options = decode(BcryptOptions, kdfoptions);
  if (!options.ok) return bad(`it is damaged: ${faultIn(options.fault, 'kdfoptions')}`);
  const { salt, rounds } = options.value;
  if (salt.length === 0 || rounds === 0)
    return bad('it is damaged: kdfoptions has no salt or no rounds');
  if (salt.length > MOST_SALT)
    return bad(
      `it is damaged: its salt has ${salt.length} bytes; at most ${MOST_SALT} are expected`,
    );
  if (rounds > MOST_ROUNDS)
    return bad(`its passphrase takes ${rounds} rounds of bcrypt; at most ${MOST_ROUNDS} are done`);
  if (private_part.length % cipher.blockLength !== 0 || tag.length !== cipher.tagLength)
    return bad(
      `it is damaged: expected whole blocks of ${cipher.blockLength} bytes and ${cipher.tagLength} bytes behind them, ` +
        `found ${private_part.length} and ${tag.length}`,
    );
  if (passphrase === null) return WANTS_PASSPHRASE;
  if (passphrase === '') return WRONG_PASSPHRASE; // bcrypt_pbkdf takes none, so no file has it
  const length = cipher.keyLength + cipher.ivLength;
  const made = bcryptPbkdf(utf8(passphrase), salt, rounds, length);
  const [key, iv] = [made.subarray(0, cipher.keyLength), made.subarray(cipher.keyLength)];
  const plain = cipher.open(key, iv, private_part, tag);
  if (!plain || !hasEqualCheckNumbers(plain)) return WRONG_PASSPHRASE;
  return readPrivatePart(plain, public_key, cipher.blockLength);
}

const hasEqualCheckNumbers = (part: Bytes): boolean =>
  part.length >= 8 && sameBytes(part.subarray(0, 4), part.subarray(4, 8));

/** @param block - its padding is shorter than this */
function readPrivatePart(bytes: Bytes, publicBlob: Bytes, block: number): ReadPrivateKey {
  const part = decode(PrivatePart, bytes);
  if (!part.ok) return bad(`it is damaged: ${faultIn(part.fault, 'its private part')}`);
  const { checkint_1, checkint_2, comment, padding } = part.value;
  const type: string = part.value.key_type;
  if (checkint_1 !== checkint_2) return bad('it is damaged: its check numbers differ');
  const [algorithm] = algorithmsOf(type);
  if (!algorithm) {
    const known = [...keyTypes.keys()].join(', ');
    return bad(`it holds a key of the kind ${printable(type)}; only ${known} can be read`);
  }
  if (padding.length >= block || padding.some((byte, at) => byte !== at + 1))
    return bad('it is damaged: its padding is wrong');
  const privateKey = privateKeyIn(part.value);
  const problem = algorithm.privateKeyProblem(privateKey);
  if (problem !== null) return bad(`it is damaged: ${problem}`);
  if (!sameBytes(algorithm.publicBlob(privateKey), publicBlob)) {
    return bad('it is damaged: its public and private halves do not belong together');
  }
  return { ok: true, key: { type, privateKey, publicBlob, comment } };
}

const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 60);
