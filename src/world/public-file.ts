/** How the public half in a file of its own is called in a run, where that is another key's. */
export const publicFileLabel = (name: string): string => `public key in ${name}.pub`;
