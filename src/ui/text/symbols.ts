/** What each symbol stands for: its name, and a sentence. By the part of a login to which it belongs. */
const symbolNames = {
  open: {
    V_C: ['client’s identification', 'The first line that the client sends, without its line end.'],
    V_S: ['server’s identification', 'The first line that the server sends, without its line end.'],
    I_C: ['client’s KEXINIT', 'The lists of methods that the client offers, as they were sent.'],
    I_S: ['server’s KEXINIT', 'The lists of methods that the server offers, as they were sent.'],
  },
  exchange: {
    d_C: ['client’s ephemeral private key', 'Drawn for one exchange; never sent.'],
    Q_C: ['client’s ephemeral public key', 'Computed from d_C, and sent in the clear.'],
    d_S: ['server’s ephemeral private key', 'Drawn for one exchange; never sent.'],
    Q_S: ['server’s ephemeral public key', 'Computed from d_S, and sent in the clear.'],
    x: ['client’s exponent', 'What d_C is, in the classic Diffie-Hellman exchange.'],
    e: ['client’s public number', 'What Q_C is there: g to the power x, modulo p.'],
    y: ['server’s exponent', 'What d_S is, in the classic Diffie-Hellman exchange.'],
    f: ['server’s public number', 'What Q_S is there: g to the power y, modulo p.'],
    K: ['shared secret', 'Both compute it, each from its private and the other’s public value.'],
    H: [
      'exchange hash',
      'Covers what both have said, the host key and K. The first H of a connection is also its session_id.',
    ],
  },
  host: {
    k_S: ['private host key', 'The private half of the server’s host key; it stays on the server.'],
    K_S: ['host key', 'The public half, which the client looks up in known_hosts.'],
    sig: ['server’s signature', 'Made with k_S over H: whoever answered holds k_S.'],
  },
  keys: {
    A: ['IV, client to server', 'The cipher’s initial value, where it takes one.'],
    B: ['IV, server to client', 'The same for the other direction.'],
    C: ['encryption key, client to server', 'Encrypts what the client sends.'],
    D: ['encryption key, server to client', 'Encrypts what the server sends.'],
    E: [
      'integrity key, client to server',
      'For the MAC of what the client sends, where the cipher does not authenticate by itself.',
    ],
    F: ['integrity key, server to client', 'The same for the other direction.'],
  },
  user: {
    d_U: ['user’s private key', 'From a file on the client; never sent.'],
    user: [
      'user name',
      'Who wants in: the first thing that is sent inside the tunnel about the user.',
    ],
    K_U: ['user’s public key', 'Offered inside the tunnel, and looked up in authorized_keys.'],
    sig_U: ['user’s signature', 'Made with d_U over the session_id and the request to log in.'],
    pw: ['password', 'Sent inside the tunnel, as it is.'],
    cmd: ['command', 'What the user wants to have run.'],
    out: ['first output', 'The first bytes that the command prints.'],
  },
  textbook: {
    ID: ['key ID', 'The fingerprint of K_U: by it the client says which key it has.'],
    R: ['random number', 'The challenge: only who can decrypt c learns it.'],
    PS: [
      'padding',
      'Random bytes, none of them zero, that fill the block to the length of the key.',
    ],
    EM: ['padded number', 'The block with PS and R in it, as long as the key.'],
    c: ['encrypted number', 'EM, encrypted with K_U; it takes d_U to undo it.'],
    MD5: [
      'answer',
      'The MD5 over R and K. In the other telling a signature, sig_U, is the answer.',
    ],
  },
} as const satisfies Record<string, Record<string, readonly [name: string, means: string]>>;

export type SymbolGroup = keyof typeof symbolNames;
export type SymbolName = { [G in SymbolGroup]: keyof (typeof symbolNames)[G] }[SymbolGroup];

/** Name and sentence of a symbol. */
export const aboutSymbol: Readonly<Record<SymbolName, readonly [name: string, means: string]>> = {
  ...symbolNames.open,
  ...symbolNames.exchange,
  ...symbolNames.host,
  ...symbolNames.keys,
  ...symbolNames.user,
  ...symbolNames.textbook,
};
