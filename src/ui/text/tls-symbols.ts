/** Words of the legend that only runs of TLS need: the two ends, and what each symbol stands for. */
export const tlsLegend = {
  client: [
    'Client',
    'The program that asks, such as a browser. Always a disc, always on the left.',
  ],
  server: ['Server', 'The computer that is asked. Always a square, always on the right.'],
  note: 'RFC 8446 calls these values by their names; the symbols are ours, short enough for a tag. In them C and c are the client’s, S and s the server’s.',
  source: 'Source',
} as const;

/** The families of symbols: their title, and what holds for all of them. */
export const tlsFamilies = {
  messages: {
    title: 'Handshake messages',
    note: 'A message is taken with its header of 4 bytes, as it goes into the transcript.',
  },
  exchange: {
    title: 'Key exchange',
    note: 'As in SSH: the same private keys give the same K there.',
  },
  certificates: {
    title: 'Certificates and signatures',
    note: 'What an end proves itself with.',
  },
  schedule: {
    title: 'Key schedule',
    note: 'A chain of secrets. HKDF-Extract mixes something new in, HKDF-Expand-Label makes others from what there is.',
  },
  transcript: {
    title: 'Transcript hashes',
    note: 'H(CH…SH) is the hash over all messages from ClientHello up to ServerHello. Whoever saw another message has another hash.',
  },
  traffic: {
    title: 'Traffic secrets, keys and IVs',
    note: 'One of each for each direction, by who sends. hs protects the rest of the handshake, ap what follows.',
  },
  finished: {
    title: 'Finished',
    note: 'By it each end sees that the other has the same secrets and the same transcript.',
  },
  resumption: {
    title: 'Tickets and resumption',
    note: 'So that a later connection needs no certificate.',
  },
  inside: { title: 'Inside the tunnel', note: 'What the connection is for.' },
} as const satisfies Record<string, { readonly title: string; readonly note: string }>;

export type TlsFamily = keyof typeof tlsFamilies;

/** Name and sentence of a symbol; where two go together, by the first. */
export const aboutTlsSymbol = {
  CH: ['ClientHello', 'What the client offers, and its key share Q_C.'],
  'CH⁻': ['ClientHello without its binders', 'The part of it that binders are bound to.'],
  HRR: ['HelloRetryRequest', 'Asks for a second ClientHello, with a key share of another group.'],
  MH: [
    'message_hash',
    'Stands in the transcript for the first ClientHello, after a HelloRetryRequest.',
  ],
  SH: ['ServerHello', 'What the server has chosen, and its key share Q_S.'],
  EE: ['EncryptedExtensions', 'The server’s other answers, the first message that is encrypted.'],
  CR: ['CertificateRequest', 'The server wants a certificate of the client too.'],
  CT_S: ['Certificate', 'The sender’s certificate, and those that lead up to a CA.'],
  CV_S: ['CertificateVerify', 'The signature by which the sender shows that it holds the key.'],
  F_S: ['Finished', 'Closes the sender’s part of the handshake; holds its verify_data.'],
  name: ['server name', 'Which server is asked for, in the clear in the ClientHello.'],
  cookie: [
    'cookie',
    'Comes with a HelloRetryRequest, and goes back in the second ClientHello as it is.',
  ],

  d_C: ['ephemeral private keys', 'Drawn for one connection; never sent.'],
  Q_C: ['ephemeral public keys', 'Computed from d_C and d_S, and sent in the clear as key shares.'],
  K: ['shared secret', 'Both compute it, each from its private and the other’s public key.'],

  k_S: ['private keys of the certificates', 'Each stays with the end that it belongs to.'],
  K_S: [
    'public keys of the certificates',
    'Stands in the certificate; checks what the private key has signed.',
  ],
  cert_S: ['certificates', 'A name and a public key, signed by a CA. They travel encrypted.'],
  salt: ['salt', 'Random bytes in an RSA-PSS signature, so that no two are alike.'],
  sig: ['signature', 'In a CertificateVerify: over the transcript up to the Certificate.'],

  '0': ['zeros', 'As many as the hash has bytes, where there is nothing to mix in.'],
  ES: [
    'early secret',
    'From the PSK of an earlier connection, or from zeros: then it is no secret.',
  ],
  dES: ['derived from the early secret', 'The salt with which K is mixed in.'],
  HS: ['handshake secret', 'From the early secret and K: without K nobody can compute it.'],
  dHS: ['derived from the handshake secret', 'The salt for the next step.'],
  MS: ['master secret', 'The last of the chain, from which all later secrets come.'],
  exp: ['exporter master secret', 'For protocols above, which derive keys of their own from it.'],
  res: ['resumption master secret', 'From it comes the PSK of each ticket.'],

  'H()': ['hash of no messages', 'The context of derivations that no message is bound to.'],
  'H(CH1)': ['hash of the first ClientHello', 'What message_hash holds.'],
  'H(CH⁻)': ['up to the binders', 'What the HMAC of a binder is computed over.'],
  'H(CH…SH)': ['up to ServerHello', 'The handshake traffic secrets are bound to it.'],
  'H(CH…EE)': [
    'up to EncryptedExtensions',
    'Under the server’s Finished where a PSK stands for the certificate.',
  ],
  'H(CH…CT_S)': ['up to the server’s Certificate', 'What the server signs.'],
  'H(CH…CV_S)': ['up to the server’s CertificateVerify', 'Under the server’s Finished.'],
  'H(CH…F_S)': [
    'up to the server’s Finished',
    'The application traffic secrets and exp are bound to it.',
  ],
  'H(CH…CT_C)': ['up to the client’s Certificate', 'What the client signs.'],
  'H(CH…CV_C)': ['up to the client’s CertificateVerify', 'Under the client’s Finished.'],
  'H(CH…F_C)': ['up to the client’s Finished', 'The resumption master secret is bound to it.'],

  'c hs': ['handshake traffic secrets', 'From HS and the transcript up to ServerHello.'],
  'c hs key': ['handshake keys', 'Encrypt all from EncryptedExtensions up to Finished.'],
  'c hs iv': ['handshake IVs', 'With the number of each record they give its nonce.'],
  'c ap': [
    'application traffic secrets',
    'From MS and the transcript up to the server’s Finished.',
  ],
  'c ap key': ['application keys', 'Encrypt what the connection is for.'],
  'c ap iv': ['application IVs', 'With the number of each record they give its nonce.'],

  'fk s': ['finished keys', 'Made from the handshake traffic secret of who sends the Finished.'],
  'vd s': ['verify_data', 'The HMAC under a finished key over the transcript so far.'],

  nonce: ['ticket nonce', 'So that each ticket has a PSK of its own.'],
  ticket: ['ticket', 'What the client shows next time; the bytes mean nothing to it.'],
  PSK: ['resumption PSK', 'From res and the nonce; both keep it for the next connection.'],
  bk: ['binder key', 'From the early secret of the PSK.'],
  'fk bk': ['finished key of the binder', 'From the binder key; the key of the HMAC.'],
  binder: ['PSK binder', 'The HMAC that shows, in the ClientHello, that the client has the PSK.'],

  user: ['user name', 'From the form that the client sends.'],
  pw: ['password', 'From the same form, as it is: the server reads it.'],
} as const satisfies Record<string, readonly [name: string, means: string]>;

export type TlsSymbolKey = keyof typeof aboutTlsSymbol;

/** What keys that came after a KeyUpdate are called, by how often the side has changed them. */
export const updatedSecrets =
  'What came before, changed by a KeyUpdate: the number says how often.';
