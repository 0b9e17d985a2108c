/** What `--help` prints. */

const general = `sshow shows how SSH works, byte by byte.

  sshow simulate [SCENARIO.json | NAME] [--seed S] [--json]
  sshow connect [USER@]HOST [options] [COMMAND]
  sshow serve [options]

sshow COMMAND --help says more about a command.

stdout holds only what a remote command prints, or a transcript with --json; all else is on stderr.
Exit status: 0 as asked; 1 the handshake failed or was refused; 2 bad arguments or unreadable input.
`;

const simulate = `sshow simulate [SCENARIO.json | NAME] [--seed S] [--json]

Runs a scenario and prints its steps, by default of first-contact. The marks are their levels:
● overview, • message, · detail. A recording made by connect or serve is a scenario, too.

  --seed S   the text that all randomness follows from
  --json     print the whole transcript instead
`;

const connect = `sshow connect [USER@]HOST [options] [COMMAND]

Logs in to a real server and runs COMMAND; without one it logs in and disconnects.
~/.ssh is never touched: what is not named here is not used.

  -p, --port PORT        22 unless told
  -i, --identity KEY     a private key in OpenSSH's format, unencrypted; may be repeated
  --known-hosts FILE     hosts that are known; those that are accepted are added to it
  --accept-new           accept a host that is not known (never one whose key has changed)
  --password-file FILE   its one line is the password; else SSHOW_PASSWORD, else the terminal
  --scenario FILE        settings of our side; what is said here goes first
  --timeout S            give up after so many seconds without progress, 30 unless told
  --out FILE             write a recording; it holds the session's secrets, no lasting ones
  --json                 print the transcript instead of the command's output
`;

const serve = `sshow serve [options]

Lets real clients in, and prints "listening on ADDR:PORT". It answers a few commands of its own
(whoami, echo, uname, hostname, true, false, exit, head -c N /dev/zero, bulk N) and never runs
anything.

  --host ADDR             where to listen, 127.0.0.1 unless told
  --port N                2222 unless told; 0 picks one
  --host-key FILE         a private key in OpenSSH's format, unencrypted; else one is made
  --authorized-keys FILE  any user with one of these keys may log in
  --password USER:PW      this user may log in with this password; may be repeated
  --scenario FILE         settings of our side; what is said here goes first
  --out DIR               write a recording of each connection
  --once                  end after one connection that sent an identification
`;

export const help: Readonly<Record<string, string>> = { simulate, connect, serve };
export { general };
