/** The bytes of Telnet that are no text: commands, and the options that they are about. RFC 854, 855, 857. */
export const IAC = 255;
export const CR = 13;
export const LF = 10;

export const verbs = { WILL: 251, WONT: 252, DO: 253, DONT: 254 } as const;
export type Verb = keyof typeof verbs;

export const SB = 250;
export const SE = 240;

/** Commands of two bytes. RFC 854, "Telnet command structure". */
const commands: Readonly<Record<number, string>> = {
  [SE]: 'SE',
  241: 'NOP',
  242: 'DM',
  243: 'BRK',
  244: 'IP',
  245: 'AO',
  246: 'AYT',
  247: 'EC',
  248: 'EL',
  249: 'GA',
  [SB]: 'SB',
  251: 'WILL',
  252: 'WONT',
  253: 'DO',
  254: 'DONT',
  [IAC]: 'IAC',
};

/** The name of a command byte; its number where it has none. */
export const commandName = (code: number): string => commands[code] ?? `${code}`;

export const ECHO = 1;

/** Options that other programs offer; all but ECHO are declined here. */
const options: Readonly<Record<number, string>> = {
  0: 'BINARY',
  [ECHO]: 'ECHO',
  3: 'SUPPRESS-GO-AHEAD',
  5: 'STATUS',
  6: 'TIMING-MARK',
  24: 'TERMINAL-TYPE',
  31: 'NAWS',
  32: 'TERMINAL-SPEED',
  33: 'TOGGLE-FLOW-CONTROL',
  34: 'LINEMODE',
  35: 'X-DISPLAY-LOCATION',
  36: 'ENVIRON',
  37: 'AUTHENTICATION',
  38: 'ENCRYPT',
  39: 'NEW-ENVIRON',
};

/** The name of an option; its number where it is not known here. */
export const optionName = (code: number): string => options[code] ?? `${code}`;
