/** OpenSSH's own words about a host key that known_hosts speaks against. */
export const hostKeyWarnings = {
  changed: 'REMOTE HOST IDENTIFICATION HAS CHANGED!',
  revoked: 'REVOKED HOST KEY DETECTED!',
};
