import { Buffer } from 'buffer/';

// The verifier reads bytes as Node.js has them. In a module of its own, since it has to be there before the others are.
Object.assign(globalThis, { Buffer });
