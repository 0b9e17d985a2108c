/** Alerts: how a side says that it ends, and why. RFC 8446 §6. */

/** AlertDescription. RFC 8446 §6, with those of older versions that may still come. */
export const alerts = {
  close_notify: 0,
  unexpected_message: 10,
  bad_record_mac: 20,
  decryption_failed_RESERVED: 21,
  record_overflow: 22,
  decompression_failure_RESERVED: 30,
  handshake_failure: 40,
  no_certificate_RESERVED: 41,
  bad_certificate: 42,
  unsupported_certificate: 43,
  certificate_revoked: 44,
  certificate_expired: 45,
  certificate_unknown: 46,
  illegal_parameter: 47,
  unknown_ca: 48,
  access_denied: 49,
  decode_error: 50,
  decrypt_error: 51,
  export_restriction_RESERVED: 60,
  protocol_version: 70,
  insufficient_security: 71,
  internal_error: 80,
  inappropriate_fallback: 86,
  user_canceled: 90,
  no_renegotiation_RESERVED: 100,
  missing_extension: 109,
  unsupported_extension: 110,
  certificate_unobtainable_RESERVED: 111,
  unrecognized_name: 112,
  bad_certificate_status_response: 113,
  bad_certificate_hash_value_RESERVED: 114,
  unknown_psk_identity: 115,
  certificate_required: 116,
  no_application_protocol: 120,
} as const;

export type AlertName = keyof typeof alerts;

/** What each says, after RFC 8446 §6.1 and §6.2. */
export const alertMeanings: Readonly<Record<AlertName, string>> = {
  close_notify: 'the sender has said all that it had to say',
  unexpected_message: 'a message came that may not come here',
  bad_record_mac: 'a record could not be opened: its keys are others, or it was changed on the way',
  decryption_failed_RESERVED: 'of old: a record could not be decrypted',
  record_overflow: 'a record is longer than records may be',
  decompression_failure_RESERVED: 'of old: a record could not be decompressed',
  handshake_failure: 'no choice of suites, groups and signatures suits both sides',
  no_certificate_RESERVED: 'of old: the client has no certificate',
  bad_certificate: 'a certificate is damaged, or a signature in it is wrong',
  unsupported_certificate: 'a certificate is of a kind that the sender does not support',
  certificate_revoked: 'a certificate was revoked by its authority',
  certificate_expired: 'a certificate is not valid now',
  certificate_unknown: 'a certificate is not accepted for some other reason',
  illegal_parameter: 'a field has a value that it may not have, or that fits no other',
  unknown_ca: 'nobody whom the sender trusts vouches for the certificate',
  access_denied: 'the certificate is good, but its owner may not come in',
  decode_error: 'a message could not be read: a length or a value is not possible',
  decrypt_error: 'a signature, a Finished or a binder is wrong',
  export_restriction_RESERVED: 'of old: against rules for export',
  protocol_version: 'the sender does not speak the version that was offered',
  insufficient_security: 'what was offered is too weak for the sender',
  internal_error: 'something failed that has nothing to do with the other side',
  inappropriate_fallback: 'the client offers less than it could, and the server noticed',
  user_canceled: 'a person has broken off the handshake',
  no_renegotiation_RESERVED: 'of old: the sender does not negotiate again',
  missing_extension: 'an extension is missing that has to be there',
  unsupported_extension: 'an answer has an extension that nobody asked for',
  certificate_unobtainable_RESERVED: 'of old: a certificate could not be fetched',
  unrecognized_name: 'no server of that name is here',
  bad_certificate_status_response:
    'the proof that the certificate is not revoked is not acceptable',
  bad_certificate_hash_value_RESERVED:
    'of old: a fetched certificate is not the one that was named',
  unknown_psk_identity: 'no shared key of that name is known, and one has to be',
  certificate_required: 'the client has to have a certificate, and sent none',
  no_application_protocol: 'none of the offered protocols is served here',
};

const byCode: ReadonlyMap<number, AlertName> = new Map(
  Object.keys(alerts).map((name) => [alerts[name as AlertName], name as AlertName]), // keys of the table above
);

/** The alert that a code is; undefined for one that nobody knows. */
export const alertByCode = (code: number): AlertName | undefined => byCode.get(code);

/** `40 handshake_failure`. */
export const alertName = (code: number): string => {
  const name = byCode.get(code);
  return name === undefined ? `${code}` : `${code} ${name}`;
};
