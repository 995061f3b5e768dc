import { parseArgs } from 'node:util';
import { startQueue } from './server.js';

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});
const dataDir = values['data-dir'];
if (dataDir === undefined) throw new Error('--data-dir is missing');
if (values.host !== '127.0.0.1') throw new Error(`--host ${values.host}: the queue serves this machine only`);

const starting = startQueue({ dataDir, port: Number(values.port) });

let stopping: Promise<void> | undefined;
const stop = () => {
  stopping ??= starting.then((queue) => queue.close()).then(() => process.exit(0));
};
process.on('SIGTERM', stop);
if (process.send) {
  // A Ctrl-C in the terminal is for the supervisor, which then stops its children in order.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', stop);
  if (!process.connected) stop();
} else {
  process.on('SIGINT', stop);
}

const queue = await starting;
void queue.died.then((lastWords) => {
  process.stderr.write(`PostgreSQL ended unexpectedly:\n${lastWords}\n`);
  process.exit(1);
});

const ready = { ready: true, url: queue.url };
if (process.connected) process.send?.(ready);
process.stdout.write(`${JSON.stringify(ready)}\n`);
