/** Types of packages that bring none. */

declare module 'bcrypt-pbkdf' {
  /** Fills `key`. Returns 0, or -1 where an argument is out of range. */
  function pbkdf(
    passphrase: Uint8Array,
    passphraseLength: number,
    salt: Uint8Array,
    saltLength: number,
    key: Uint8Array,
    keyLength: number,
    rounds: number,
  ): 0 | -1;
  const bcrypt: { readonly pbkdf: typeof pbkdf };
  export default bcrypt;
}
