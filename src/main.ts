import { startApp } from './app.js';
import { configFrom } from './config.js';
import { masterKey } from './people/master-key.js';

const app = await startApp(configFrom(process.env, await masterKey(process.env)));
process.send?.({ ready: true, url: app.url });

let stopping: Promise<void> | undefined;
const stop = (): void => {
  stopping ??= app.close().finally(() => process.exit(0));
};
process.once('SIGTERM', stop);
// Under a supervisor Ctrl-C reaches everybody at once: the supervisor says when to stop.
if (process.send) process.on('SIGINT', () => undefined);
else process.once('SIGINT', stop);
process.once('disconnect', stop);
