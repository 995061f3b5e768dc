import { parseArgs } from 'node:util';
import { startEventStore } from './server.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    'data-dir': { type: 'string' },
  },
});
const dataDir = values['data-dir'];
if (dataDir === undefined) {
  console.error('Usage: node main.js --data-dir DIR [--port PORT] [--host HOST]');
  process.exit(2);
}

try {
  const store = await startEventStore({ dataDir, port: Number(values.port), host: values.host });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    store.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The one who started this process is gone.
  process.on('disconnect', stop);

  const ready = { ready: true, url: store.url };
  process.send?.(ready);
  console.log(JSON.stringify(ready));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
