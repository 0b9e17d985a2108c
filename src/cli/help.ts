/** What `--help` prints. */

const general = `sshow shows how SSH works, byte by byte.

  sshow simulate [SCENARIO.json | NAME] [--seed S] [--json]
  sshow connect [USER@]HOST [options] [COMMAND]
  sshow connect --protocol tls HOST [options]
  sshow serve [--protocol tls] [options]
  sshow keyscan [-p PORT] [-t TYPES] [--timeout S] HOST

sshow COMMAND --help says more about a command.

stdout holds only what was asked for: what a remote command prints, a page, a transcript with
--json, or keys; all else is on stderr.
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
  -i, --identity KEY     a private key, of OpenSSH or PEM; SSHOW_PASSPHRASE opens an encrypted one;
                         may be repeated. A certificate beside it, in KEY-cert.pub, is offered too
  --known-hosts FILE     hosts that are known, and whose keys vouch for hosts (@cert-authority);
                         those that are accepted are added to it
  --accept-new           accept a host that is not known (never one whose key has changed)
  --password-file FILE   its one line is the password; else SSHOW_PASSWORD, else the terminal
  --scenario FILE        settings of our side; what is said here goes first
  --timeout S            give up after so many seconds without progress, 30 unless told
  --out FILE             write a recording; it holds the session's secrets, no lasting ones
  --json                 print the transcript instead of the command's output

sshow connect --protocol tls HOST [options]

Asks a real server for its page / over TLS 1.3 and HTTP/1.1, and prints it. Nobody is trusted unless
--ca names who is: the system's own authorities are not.

  -p, --port PORT   443 unless told
  --ca FILE         certificates (PEM) of authorities that may vouch for the server, or its own
  --cert FILE       a certificate (PEM) to show to a server that asks for one, and those behind it
  --key FILE        its private key; SSHOW_PASSPHRASE opens an encrypted one
  --timeout S       give up after so many seconds without progress, 30 unless told
  --out FILE        write a recording; it holds the session's secrets, no lasting ones
  --json            print the transcript instead of the page
`;

const serve = `sshow serve [options]

Lets real clients in, and prints "listening on ADDR:PORT". It answers a few commands of its own
(whoami, echo, uname, hostname, true, false, exit, head -c N /dev/zero, bulk N) and never runs
anything.

  --host ADDR             where to listen, 127.0.0.1 unless told
  --port N                2222 unless told; 0 picks one
  --host-key FILE         a private key, of OpenSSH or PEM; SSHOW_PASSPHRASE opens an encrypted one;
                          else one is made; may be repeated. A certificate beside it, in
                          FILE-cert.pub, is shown too
  --authorized-keys FILE  any user with one of these keys may log in, or with a certificate by
                          the key of a line with cert-authority
  --password USER:PW      this user may log in with this password; may be repeated
  --scenario FILE         settings of our side; what is said here goes first
  --out DIR               write a recording of each connection
  --once                  end after one connection that sent an identification

sshow serve --protocol tls --cert FILE --key FILE [options]

Lets real clients of TLS 1.3 in, and answers GET / over HTTP/1.1 with one small page.

  --host ADDR       where to listen, 127.0.0.1 unless told
  --port N          8443 unless told; 0 picks one
  --cert FILE       the server's certificate (PEM), and behind it those that vouch for it
  --key FILE        its private key; SSHOW_PASSPHRASE opens an encrypted one
  --client-ca FILE  only clients with a certificate by one of these authorities (PEM) are let in
  --out DIR         write a recording of each connection
  --once            end after one connection that sent a ClientHello
`;

const keyscan = `sshow keyscan [-p PORT] [-t TYPES] [--timeout S] HOST

Prints the host keys of a server as lines for known_hosts, as ssh-keyscan does: one handshake for
each type of key, broken off when the server has sent its key. It never logs in.

It checks nothing. What it prints is what the network claims, not who is there: compare the
fingerprints another way (ssh-keygen -lf FILE here, ssh-keygen -lf KEY.pub on the server's own
console) before you put the lines into known_hosts.

  -p, --port PORT   22 unless told
  -t TYPES          types of keys, with commas between, such as ed25519,rsa; all that are
                    implemented unless told
  --timeout S       give up after so many seconds without progress, 5 unless told
`;

export const help: Readonly<Record<string, string>> = { simulate, connect, serve, keyscan };
export { general };
