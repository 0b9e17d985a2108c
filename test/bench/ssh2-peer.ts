/** A whole login in memory by the npm package ssh2, client and server: the same key exchange, keys, cipher and command. */
import { Duplex } from 'node:stream';
import ssh2 from 'ssh2';

const { Client, Server, utils } = ssh2;
/** A key pair that ssh2 can read: now and then its generator writes one that it cannot (where a number starts with zeros). */
function keyPair(): { readonly private: string; readonly public: string } {
  for (;;) {
    const pair = utils.generateKeyPairSync('ed25519');
    if (!(utils.parseKey(pair.private) instanceof Error)) return pair;
  }
}
const keys = { host: keyPair(), user: keyPair() };

/** Two streams, each giving what the other was given. */
function wire(): [Duplex, Duplex] {
  const end = (other: () => Duplex): Duplex =>
    new Duplex({
      read: () => undefined,
      write: (chunk, _encoding, done) => {
        other().push(chunk);
        done();
      },
      final: (done) => {
        other().push(null);
        done();
      },
    });
  const left: Duplex = end(() => right);
  const right: Duplex = end(() => left);
  return [left, right];
}

const algorithms = {
  kex: ['curve25519-sha256' as const],
  serverHostKey: ['ssh-ed25519' as const],
  cipher: ['chacha20-poly1305@openssh.com' as const],
};

/** Connects, logs in by public key, runs one command, and ends. */
export function ssh2Login(): Promise<void> {
  return new Promise((resolve, reject) => {
    const [clientSocket, serverSocket] = wire();
    const server = new Server({ hostKeys: [keys.host.private], algorithms }, (connection) => {
      connection.on('authentication', (context) => {
        if (context.method === 'publickey') context.accept();
        else context.reject(['publickey']);
      });
      connection.on('session', (accept) => {
        accept().on('exec', (acceptExec) => {
          const stream = acceptExec();
          stream.write('Linux 6.1.0\n');
          stream.exit(0);
          stream.end();
        });
      });
      connection.on('error', () => undefined);
    });
    server.injectSocket(serverSocket as never);
    const client = new Client();
    client.on('ready', () => {
      client.exec('uname -sr', (error, stream) => {
        if (error) return reject(error);
        stream.resume();
        stream.on('close', () => client.end());
      });
    });
    client.on('close', () => resolve());
    client.on('error', reject);
    client.connect({
      sock: clientSocket as never,
      username: 'alice',
      privateKey: keys.user.private,
      algorithms,
    });
  });
}
