/** The ways to sign that are known here, by name and by code. RFC 8446 §4.2.3. */
import type { SignatureScheme } from './signature-scheme.ts';

const files = import.meta.glob<SignatureScheme>('./signatures/*.ts', {
  eager: true,
  import: 'scheme',
});

/** By name. */
export const schemes: ReadonlyMap<string, SignatureScheme> = new Map(
  Object.values(files).map((scheme) => [scheme.name, scheme]),
);

const byCode = new Map([...schemes.values()].map((scheme) => [scheme.code, scheme]));

/** The scheme that a code stands for; undefined for one that is not known here. */
export const schemeByCode = (code: number): SignatureScheme | undefined => byCode.get(code);
