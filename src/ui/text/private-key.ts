/** Words where a key may be pasted. */
export const privateKey = {
  hint: 'Public keys only. sshow never asks for a private key.',
  refused:
    'That is a private key, so it was not taken, and nothing of it is kept here. Public keys only: sshow never asks for a private key.',
};
