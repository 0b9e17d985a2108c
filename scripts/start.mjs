/** `npm start`: the app, served for development on this machine only. */
import { install, root } from './install.mjs';

install();
const { createServer } = await import('vite');
const server = await createServer({ root });
await server.listen();
server.printUrls();
