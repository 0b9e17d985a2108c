/** Words of the page that says what each sign means. A sign is its name and a sentence. */
type Sign = readonly [name: string, means: string];

const sign = (name: string, means: string): Sign => [name, means];

export const legend = {
  lead: 'What every shape, colour and texture means. Hue says only who, yellow says only what you point at, and everything can also be read without colour.',
  terms: 'What the words mean is in the',
  glossary: 'glossary',

  who: {
    title: 'Who',
    client: sign(
      'Client',
      'Your computer, where ssh was typed. Always a disc, always on the left.',
    ),
    server: sign(
      'Server',
      'The computer that is logged in to. Always a square, always on the right.',
    ),
    attacker: sign(
      'Eavesdropper',
      'Whoever listens on the way: reads what crosses the dotted line, and changes nothing.',
    ),
    both: sign('Two shapes', 'Both of these have it, or do it together.'),
  },

  values: {
    title: 'Values',
    note: 'A value’s tag looks the same wherever it is met: shape for whose it is, symbol for what it is, bars for its bytes.',
    public: sign('Outline', 'Public: it crosses the wire in the clear.'),
    secret: sign('Solid, left corners cut', 'Secret: it never crosses the wire.'),
    shared: sign('Solid, in ink', 'A secret that both ends have made, each for itself.'),
    sealed: sign('Hatched edge', 'It crosses the wire, but only encrypted.'),
    unmade: sign('Dashed, no bars', 'Not made yet, or never made in this run.'),
    print: sign(
      'Six bars',
      'A print of the bytes. Same bytes, same bars, everywhere: so you see that two values are equal, or that one has changed.',
    ),
    printHow:
      'Each bar is one of the first six bytes of the value’s SHA-256: its lowest three bits give the height, 1 to 8. There are 262,144 different prints, so other bytes may well have the same one. It is for recognizing a value on the screen only; it proves nothing. To compare keys, use fingerprints.',
  },

  ladder: {
    title: 'On the ladder',
    note: 'Time goes down. What has happened stands above the band, what is to come below it.',
    open: sign(
      'Thin line',
      'A frame in the clear, from its sender’s shape to the head of the arrow. The filled ▲ is where the eavesdropper reads it.',
    ),
    sealed: sign(
      'Hatched band',
      'An encrypted frame. The hatched ▲: the eavesdropper has its bytes, and cannot read them.',
    ),
    current: sign('Heavy', 'The frame that the current step is about, or the last one that came.'),
    flying: sign('Solid, then dashed', 'In flight: sent, and not there yet.'),
    next: sign('Dashed grey, hollow shape', 'Still to come.'),
    trip: sign('Bracket', 'One round trip: there, and back again.'),
    now: sign('Band with a flag', 'Now, and at what time of the run, in milliseconds.'),
  },

  pointing: {
    title: 'What you point at',
    focus: sign(
      'Yellow with an outline',
      'What you have clicked. The same value is marked in every panel.',
    ),
    hover: sign('Pale halo', 'What the pointer is on, wherever it stands.'),
    row: sign('Yellow row', 'The field that you have clicked, in the tree of fields.'),
    rowAround: sign('Pale row', 'What encloses that field, and what else is in it.'),
    cell: sign('Yellow bytes', 'The bytes of that field.'),
    cellAround: sign('Pale bytes, thin line', 'The bytes of what encloses it.'),
    framing: sign('Grey bytes', 'Bytes that only frame others: lengths and padding.'),
    changed: sign('Heavy bytes with a dot', 'Not as in the run before you changed an input.'),
    changedFrame: sign('Dotted line under a name', 'A frame that is not as in the original run.'),
    frame: sign('Name with an outline', 'The frame that is open in the Packet panel.'),
    chosen: sign('Grey with a rule', 'The one that is chosen among a few.'),
  },

  scrubber: {
    title: 'The scrubber',
    note: 'The whole run as a line, one stretch for each phase.',
    client: sign('Above the line', 'A step of the client.'),
    server: sign('Below the line', 'A step of the server. Both: a step of both.'),
    ahead: sign('Hollow', 'A step that is still to come.'),
    sealed: sign('Hatched', 'A phase to come in which most of what is sent is encrypted.'),
    thumb: sign('Disc', 'The step that you see. Drag it, or use the arrow keys.'),
  },

  knowledge: {
    title: 'Who knows what',
    filled: sign('Filled', 'Knows the value.'),
    hatched: sign('Hatched', 'Has seen it only encrypted.'),
    dashed: sign('Dashed', 'Has never seen it.'),
  },

  results: {
    title: 'Results',
    note: 'There is no green for good. A result is always a sign and a word.',
    good: sign('Check', 'It held: a signature is valid, a key is accepted, both agree.'),
    bad: sign('Cross', 'It did not hold: something was refused, or failed.'),
    /** As steps say it. */
    said: { good: 'valid', bad: 'not valid' },
  },

  symbols: {
    title: 'Symbols',
    note: 'Those of the RFCs where there is one; the others are ours. C is the client’s, S the server’s, U the user’s.',
    columns: { symbol: 'Symbol', name: 'Name', means: 'What it is', source: 'Defined in' },
    ours: 'ours',
    groups: {
      open: 'Hello and negotiation',
      exchange: 'Key exchange',
      host: 'Server authentication',
      keys: 'The six keys',
      user: 'Client authentication',
      textbook: 'Challenge and response, as textbooks tell it',
    },
    prints:
      'The bars are those of the run that is open. A tag without bars stands for a value that this run does not have.',
  },
};
