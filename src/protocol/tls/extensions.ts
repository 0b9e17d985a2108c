/**
 * Extensions: those that are read in full, one file each in extensions/, and how a list of them is read in each
 * message. RFC 8446 §4.2. What nobody knows here keeps its bytes.
 */
import type { Bytes } from '../../codec/bytes.ts';
import { struct } from '../../codec/struct.ts';
import type { Codec, Tape } from '../../codec/tape.ts';
import { rest } from '../../codec/types.ts';
import { looked, named, uint16, vector } from '../../codec/vectors.ts';
import { applicationLayerProtocolNegotiation } from './extensions/application-layer-protocol-negotiation.ts';
import { certificateAuthorities } from './extensions/certificate-authorities.ts';
import { cookie } from './extensions/cookie.ts';
import { earlyData } from './extensions/early-data.ts';
import {
  allPlaces,
  meansIn,
  type ExtensionType,
  type Forms,
  type Place,
} from './extensions/extension-type.ts';
import { keyShare } from './extensions/key-share.ts';
import { postHandshakeAuth } from './extensions/post-handshake-auth.ts';
import { preSharedKey } from './extensions/pre-shared-key.ts';
import { pskKeyExchangeModes } from './extensions/psk-key-exchange-modes.ts';
import { recordSizeLimit } from './extensions/record-size-limit.ts';
import { serverName } from './extensions/server-name.ts';
import { signatureAlgorithmsCert } from './extensions/signature-algorithms-cert.ts';
import { signatureAlgorithms } from './extensions/signature-algorithms.ts';
import { supportedGroups } from './extensions/supported-groups.ts';
import { supportedVersions } from './extensions/supported-versions.ts';
import { isGrease } from './grease.ts';
import { coded } from './names.ts';
import { otherExtensions } from './other-extensions.ts';

const SOURCE = 'RFC 8446 §4.2';

export const extensionTypes = {
  server_name: serverName,
  supported_groups: supportedGroups,
  signature_algorithms: signatureAlgorithms,
  application_layer_protocol_negotiation: applicationLayerProtocolNegotiation,
  record_size_limit: recordSizeLimit,
  pre_shared_key: preSharedKey,
  early_data: earlyData,
  supported_versions: supportedVersions,
  cookie,
  psk_key_exchange_modes: pskKeyExchangeModes,
  certificate_authorities: certificateAuthorities,
  post_handshake_auth: postHandshakeAuth,
  signature_algorithms_cert: signatureAlgorithmsCert,
  key_share: keyShare,
} as const;

type Types = typeof extensionTypes;
export type ExtensionName = keyof Types;
type FormOf<N extends ExtensionName, P extends Place> = Types[N]['forms'] extends {
  readonly [K in P]: Codec<infer T>;
}
  ? T
  : never;

/** An extension that is not read here: unknown, GREASE, one for older versions, or one where it may not stand. */
export interface OtherExtension {
  readonly name: 'other';
  readonly type: number;
  readonly data: Bytes;
}

/** An extension of a message, told apart by its name. */
export type Extension<P extends Place> =
  | {
      [N in ExtensionName]: FormOf<N, P> extends never
        ? never
        : { readonly name: N; readonly data: FormOf<N, P> };
    }[ExtensionName]
  | OtherExtension;

/** An extension of whichever message. */
export type AnyExtension =
  OtherExtension | { readonly name: ExtensionName; readonly data: unknown };

type DataOf<P extends Place, N extends ExtensionName> = Extract<
  Extension<P>,
  { readonly name: N }
>['data'];

/** What the extension of a name says in a list; undefined where it is not there. */
export function extensionIn<P extends Place, N extends ExtensionName>(
  extensions: readonly Extension<P>[],
  name: N,
): DataOf<P, N> | undefined {
  const found = extensions.find((one) => one.name === name);
  return found?.data as DataOf<P, N> | undefined; // the name says which of the union it is
}

const byType: ReadonlyMap<number, ExtensionType<ExtensionName, Forms>> = new Map(
  Object.values(extensionTypes).map((one) => [one.type, one]),
);

/** ExtensionType of an extension. */
export const typeOf = (extension: AnyExtension): number =>
  extension.name === 'other' ? extension.type : extensionTypes[extension.name].type;

/** The messages that an extension may stand in; null for one that is not known here. RFC 8446 §4.2 */
export function placesOf(type: number): readonly Place[] | null {
  const known = byType.get(type);
  if (known) return allPlaces.filter((place) => known.forms[place]);
  return otherExtensions.get(type)?.places ?? null;
}

const bareName = (type: number): string | undefined =>
  isGrease(type) ? 'GREASE' : (byType.get(type)?.name ?? otherExtensions.get(type)?.name);

/** `51 key_share` is shown as `0x0033 key_share`, as all code points are. */
export const extensionTypeName = coded(4, bareName);

const extensionTypeCode = named(uint16, extensionTypeName);

const Opaque = struct(SOURCE, {
  content: [rest, 'what it says; its form is not known here'],
});

interface Explained {
  readonly name: string;
  readonly means: string;
  readonly source: string;
  /** Reads extension_data as a value of its own, or null where it is kept as bytes. */
  readonly form: Codec<unknown> | null;
  /** What the tree shows in bytes that are kept. */
  readonly shown: Codec<unknown>;
}

function explained(type: number, place: Place): Explained {
  const known = byType.get(type);
  const form = known?.forms[place];
  const misplaced = (name: string): string => `${name} may not stand in a ${place}`;
  if (known && form) {
    const means = meansIn(known.means, place) ?? misplaced(known.name);
    return { ...known, means, form, shown: form };
  }
  const where = { form: null, shown: Opaque };
  if (known) return { ...where, name: known.name, means: misplaced(known.name), source: SOURCE };
  if (isGrease(type)) {
    const means = 'means nothing: it checks that the other side passes over what it does not know';
    return { ...where, name: `GREASE 0x${type.toString(16)}`, means, source: 'RFC 8701 §3' };
  }
  const other = otherExtensions.get(type);
  if (!other) {
    const name = `extension 0x${type.toString(16).padStart(4, '0')}`;
    return { ...where, name, means: 'an extension that is not known here', source: SOURCE };
  }
  const shown = (place === 'ClientHello' && other.inClientHello) || Opaque;
  const means = meansIn(other.means, place) ?? misplaced(other.name);
  return { ...other, means, form: null, shown };
}

/** One extension of a message. */
function walkExtension<P extends Place>(tape: Tape, place: P, value?: Extension<P>): Extension<P> {
  const ahead = ((tape.peek() ?? 0) << 8) | (tape.peek(1) ?? 0);
  const type = value ? typeOf(value) : ahead;
  const { name, means, source, form, shown } = explained(type, place);
  const inner: Codec<Extension<P>> = {
    walk() {
      tape.field('extension_type', 'which extension this is', SOURCE, extensionTypeCode, type);
      const codec = vector(0, 2 ** 16 - 1, SOURCE, form ?? looked(shown));
      const data = tape.field('extension_data', 'what it says', source, codec, value?.data);
      const known = form && byType.get(type)?.name;
      return (known ? { name: known, data } : { name: 'other', type, data }) as Extension<P>; // by its form, or bytes
    },
  };
  return tape.field(name, means, source, inner, value);
}

/** The extensions of a message, in order, inside a length. */
export const extensionsOf = <P extends Place>(
  place: P,
  least: number,
  most = 2 ** 16 - 1,
): Codec<readonly Extension<P>[]> =>
  vector(least, most, SOURCE, {
    walk(tape, value) {
      if (tape.writing) return (value ?? []).map((one) => walkExtension(tape, place, one));
      const extensions: Extension<P>[] = [];
      while (tape.left > 0) extensions.push(walkExtension(tape, place));
      return extensions;
    },
  });

/**
 * As `extensionsOf`, where older versions of TLS leave the field out: nothing there is an empty list, and an empty list
 * is written as nothing.
 */
export const optionalExtensionsOf = <P extends Place>(place: P): Codec<readonly Extension<P>[]> => {
  const extensions = extensionsOf(place, 4);
  return {
    walk(tape, value) {
      const isThere = tape.writing ? (value ?? []).length > 0 : tape.left > 0;
      return isThere ? extensions.walk(tape, value) : [];
    },
  };
};
