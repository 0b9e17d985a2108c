/**
 * THROW-AWAY TEST KEYS. Everybody has them: they are here so that a scenario need not look for primes, which takes
 * seconds, and protect nothing. Made by `ssh-keygen -t rsa -b 2048` for this file, and used nowhere else. Of each key
 * only the two primes are kept; all else follows from them. The command line never logs in or serves with one.
 */
import { sameBytes, type Bytes } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import { rsa } from '../../crypto/rsa.ts';
import { RsaNumbers } from './rsa-numbers.ts';

const primes: readonly (readonly [p: bigint, q: bigint])[] = [
  [
    BigInt(
      '0xfb700c638b18f1da181972c0ae9cde5b1592f56327f0ff909b7d50aacf2c740e' +
        '1cdf13a1511d8c2aa226510a53b7c429466a110813d8c499525ba80dbf4f8a36' +
        '2efcc190b39ecef57f71dc68b3dce5d8b154ceb2aaf8086f3144768bb7ae6f26' +
        'cfaad4848ad5a07b51d4864fbf4916035c7606b93971d193c11b4b25cc89dbe5',
    ),
    BigInt(
      '0xe819545e9cd4f552afb8da438ba59f6f299f43f02507f58492bd624206d4ff77' +
        '62c92b038bd395ba18425bf042e63892bd5a680bb6e370427d24be9e1adfc1c6' +
        '714e43edc7ee4e9c2138b06522ea95c2570e85782c2022b80f2541a2d5a4f8d7' +
        '0f1b44bae3b1c811ac227e6baa3d61b9d31a1d26af12e27bff9c8152fc1c0c01',
    ),
  ],
  [
    BigInt(
      '0xd3c7ddcaa4b22bb859c6f55f9e9e040d610196fd6851005dce4968456f41fbe0' +
        'e0a23979810d198f39b1725486f84c37c546c7aae63214c2cb55d53441c49c8d' +
        'a5e42e5306646b184255a9c9136b1c15498aca0ceccc9a6479bcf72328828079' +
        '6458f0b19a1066dc55c5515b3e2fb4ca1146db41256b7916a653a1c471865c1d',
    ),
    BigInt(
      '0xcccaf20697b1c234c4c604a48707ea807c912d2d5e2f70bd3f441bf8b643b025' +
        '370109db6cc470c2e136be61b2af1cf411a14570b67e322acd7dec603115d16f' +
        'e633081e603304ebd35cf05434e5ce3aa2e4e3413e61859cde7769468a7b7209' +
        '4d912ac4481fc1c398fc11e055dcf0d7349149eb921c452aed4de76a3670ec63',
    ),
  ],
  [
    BigInt(
      '0xc91a967539124538d4732524435201465aefb1ff1b2bf8e47ac287a0c219c8c7' +
        'edddef19f97f5ce0fbcb38a2869a8cc20b909aaf4253e6afba3a823c9047a0e8' +
        'e53e6733e39372f7ffed60075994cce7e1c643481ca495fbcbbafb7c1271a535' +
        '16339f3faed08ddf87c68b61e1712ea3a34e9bb77eb33b1eb8d0f57fc97a0433',
    ),
    BigInt(
      '0xbff91095534b2b9dfd1be1bcf5b134e2cc9c1a4182787f2aada7ca7573a95d7b' +
        '7140fb2c6e2fff050d76989a4070cb5debc3226d0b709b5ab78dc1a5af9e82b5' +
        'a10751b0c24ef4cba6178f9000e83a45ec9a4312218f58b774c19244181a5c6b' +
        'dd5a641b26543e3f0e4bc0ab810e12358644a79afcbc875ecf459b0c2b886cb9',
    ),
  ],
];

/** Private keys as RsaNumbers lays them out, made of the primes when one is first needed. */
let made: readonly Bytes[] | null = null;

/** The shipped key that a number points to, or the first one behind it that is not taken, where there is one. */
export function testKey(number: number, taken: readonly Bytes[]): Bytes {
  made ??= primes.map(([p, q]) => encode(RsaNumbers, rsa.fromPrimes(p, q)));
  const start = number % made.length;
  const inOrder = [...made.slice(start), ...made.slice(0, start)];
  const free = inOrder.find((key) => !taken.some((other) => sameBytes(key, other)));
  const key = free ?? inOrder[0];
  if (!key) throw new Error('no test keys'); // there are some above
  return key;
}
