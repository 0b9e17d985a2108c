/** Words for what a login without SSH does not have. */
export const plain = {
  noKeys: 'There are no keys here: nothing is encrypted, and nobody proves anything.',
  noKeysHint: 'The panel Wire shows what everybody on the way can read.',
  noLog: 'Telnet prints no log: what comes is shown, and what is typed is sent.',
  noLogHint: 'The panel Wire shows all that crosses.',
};
