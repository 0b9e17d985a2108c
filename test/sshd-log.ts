/** Makes the log of a real sshd comparable with that of a run: without what is the machine's, and masked. */
import { maskLog, type LogNames } from './log-mask.ts';

/** Kinds of lines that depend on the machine, on sshd's several processes, or on the moment, and not on the protocol. */
const left: readonly RegExp[] = [
  // How the process with privileges and the one without talk to each other, and what becomes of them.
  /^debug\d: (?:mm_|monitor_read|monitor_child_preauth|preauth child|privsep user|ssh_sandbox)/,
  /\bpid \d+|privsep child|SIGCHLD/,
  // How sshd and PAM talk to each other.
  /^(?:debug\d: )?(?:PAM: |sshpam_|do_pam_|ssh_msg_)/,
  // Accounts, and the rights of a process.
  /^debug\d: (?:permanently_set_uid|temporarily_use_uid|restore_uid|SELinux|do_cleanup|audit_event)/,
  /^debug\d: (?:auth_shadow|account expiration|password expiration)|^Could not get shadow/,
  // The configuration, read once more for the user.
  /^debug\d: (?:parse_server_config|process_channel_timeouts|channel_clear_timeouts)/,
  // Delays that hide how long something took.
  /^debug\d: (?:user_specific_delay|ensure_minimum_time_since)/,
  // Printed once for every turn of sshd's loop, however much came in.
  /will not send data after close|ibuf_empty delayed/,
  // In debug mode a session first complains its whole environment to the client.
  /channel \d+: (?:read [1-9]\d* from efd|rwin \d+ elen|sent ext data)/,
];

/** A message that the run's server does not send, with its packet: that a command reads no more. */
const EOW = /debug2: channel \d+: send eow\n.*: send packet: type 98\n/g;

/** What follows a CLOSE, unless the client's DISCONNECT was there with it. */
const AFTER_CLOSE = /(?<=: rcvd close\n)(?:(?!.*receive packet|Received|Connection closed).*\n)+/g;

/** The lines about the protocol, from the moment at which a client connects. */
export function protocolLines(log: string): string {
  const start = log.search(/^Connection from /m);
  const lines = log
    .slice(Math.max(0, start))
    .replace(/\r/g, '')
    .replace(EOW, '')
    .replace(AFTER_CLOSE, '')
    .split('\n');
  return lines.filter((line) => !left.some((kind) => kind.test(line))).join('\n');
}

/** Masks lines of sshd, real or a run's. What a client gives back depends on the environment that it was sent. */
export function maskServerLog(log: string, names: LogNames = {}): string {
  const own = log
    .replace(/\bAAAA[\w+/]{40,}=*/g, '<key>')
    .replace(/rcvd adjust \d+/g, 'rcvd adjust <bytes>');
  return maskLog(own, names);
}
