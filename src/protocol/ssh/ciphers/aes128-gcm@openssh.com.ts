import { aesGcmCipher } from '../aes-gcm-cipher.ts';

/** `aes128-gcm@openssh.com`: RFC 5647's cipher under OpenSSH's rules of negotiation. OpenSSH PROTOCOL §1.6. */
export const cipher = aesGcmCipher('aes128-gcm@openssh.com', 16);
