import { parseArgs } from 'node:util';
import { endAtOnce } from '../processes.js';
import { startDocumentStore } from './server.js';

/** The document store as a process: says where it listens on stdout, and to its parent where there is one. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    'data-dir': { type: 'string' },
  },
});

const exitWith = (error: unknown): never => {
  process.stderr.write(`document store: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
};

const onFailure = (error: unknown): never =>
  endAtOnce(`document store: could not write, and stops: ${String(error)}`);

const dataDir = values['data-dir'] ?? exitWith('--data-dir is missing');
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) exitWith(`--port ${values.port} is no port`);

const store = await startDocumentStore({ dataDir, port, host: values.host, onFailure }).catch(exitWith);

const stop = (): void => {
  store.close().then(() => process.exit(0), exitWith);
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// Nobody is left to stop it once its parent is gone.
process.on('disconnect', stop);

const ready = { ready: true, url: store.url };
process.stdout.write(`${JSON.stringify(ready)}\n`);
process.send?.(ready);
