/** What the ends of a scenario prove themselves with. */
import { fromHex, type Bytes } from '../../codec/bytes.ts';
import { extensions, hostName } from '../../protocol/tls/certificates/make-certificate.ts';
import { readCertificate } from '../../protocol/tls/certificates/certificate.ts';
import type { Credential } from '../../protocol/tls/config.ts';
import { keyType, keyTypeOf } from '../../protocol/tls/key-types.ts';
import type { Io } from '../../protocol/trace.ts';

import type { Actor, EndSide } from '../recorder.ts';
import { ScenarioError } from '../scenario.ts';
import type { Authorities } from './authorities.ts';
import { certificatesAt } from './pem-certificates.ts';
import type { CertificateForm, GivenCertificate, TlsScenario } from './scenario.ts';

/** Symbols of what an end has. */
const symbols = {
  client: { secret: 'k_C', open: 'K_C', certificate: 'cert_C' },
  server: { secret: 'k_S', open: 'K_S', certificate: 'cert_S' },
} as const;

/** What an end of the scenario has; null where it has no certificate. Throws a ScenarioError. */
export function credentialOf(
  scenario: TlsScenario,
  side: EndSide,
  io: Io,
  authorities: Authorities,
): Credential | null {
  const { certificate, recorded } = scenario[side];
  if (certificate === null || recorded) return null;
  return 'chain' in certificate
    ? givenCredential(certificate, side, io)
    : madeCredential(certificate, side, io, authorities);
}

/**
 * A key pair and a certificate for it, made from the seed.
 *
 * @param holder - who has the key, where that is not the end that the certificate names
 */
export function madeCredential(
  form: CertificateForm,
  role: EndSide,
  io: Io,
  authorities: Authorities,
  holder: Actor = role,
): Credential {
  const privateKey = drawnKey(form, role, io, authorities.taken, holder);
  authorities.taken.push(privateKey);
  const publicKeyInfo = io.compute(
    `${role} certificate key`,
    'the public half, as a SubjectPublicKeyInfo',
    [privateKey],
    { symbol: symbols[role].open },
    () => keyType(form.key_type).publicKeyInfo(privateKey),
  );
  const own = { subject: form.subject, keyType: form.key_type, privateKey, publicKeyInfo };
  const { extended_key_usage: purposes, names, issuer } = form;
  const said = {
    ...form,
    extensions: [
      extensions.noAuthority(),
      ...(purposes.length > 0
        ? [extensions.extKeyUsage(...purposes.map((name) => `id-kp-${name}`))]
        : []),
      ...(names.length > 0 ? [extensions.subjectAltName(names.map(hostName))] : []),
    ],
  };
  const signer = issuer === null ? own : authorities.get(issuer);
  const certificate = authorities.sign(`the ${role}`, said, own, signer);
  const others = form.sends ?? authorities.below(issuer);
  const chain = [certificate, ...others.map((name) => authorities.get(name).certificate)];
  return { keyType: form.key_type, privateKey, chain: heldChain(chain, role, io) };
}

/** With the leaf as a value of the run, under the name that the engine gives to one that comes. */
function heldChain(chain: readonly Bytes[], role: EndSide, io: Io): readonly Bytes[] {
  const [leaf] = chain;
  if (leaf) io.hold(`${role} certificate`, leaf, { symbol: symbols[role].certificate });
  return chain;
}

function drawnKey(
  form: CertificateForm,
  role: EndSide,
  io: Io,
  taken: readonly Bytes[],
  holder: Actor,
): Bytes {
  const { randomLength, fromRandom } = keyType(form.key_type);
  const label = `${role} private certificate key`;
  const about = { symbol: symbols[role].secret, secret: true };
  if (!fromRandom) return io.random(label, randomLength, about);
  const random = io.random(`${label}, random bytes`, randomLength, { secret: true });
  const name = holder === role ? label : `${holder} as ${label}`;
  return io.compute(name, fromRandom.how, [random], about, () => fromRandom.make(random, taken));
}

/** A chain from outside. */
function givenCredential(
  { chain: pem, private: hex }: GivenCertificate,
  role: EndSide,
  io: Io,
): Credential {
  const problem = (message: string, field = 'chain'): never => {
    throw new ScenarioError([{ path: `${role}.certificate.${field}`, message }]);
  };
  const chain = certificatesAt(pem, `${role}.certificate.chain`);
  const [leaf] = chain;
  const read = leaf ? readCertificate(leaf) : problem('expected a certificate as PEM');
  const type = read.ok ? keyTypeOf(read.certificate.publicKeyInfo) : null;
  if (!type) return problem('expected a certificate whose key is of a kind that is known here');
  const privateKey = hex === undefined ? null : fromHex(hex);
  const unfit = privateKey && type.privateKeyProblem(privateKey);
  if (unfit) return problem(unfit, 'private');
  const about = { symbol: symbols[role].secret, secret: true };
  return {
    keyType: type.name,
    privateKey: privateKey && io.hold(`${role} private certificate key`, privateKey, about),
    chain: heldChain(chain, role, io),
  };
}
