import { startApp } from './app.js';
import { configFrom } from './config.js';
import { masterKeys } from './people/keys/keys-of-environment.js';

const LEAVES_WITHIN = 2_000;

const app = await startApp(configFrom(process.env, await masterKeys(process.env)));
process.send?.({ ready: true, url: app.url });

let stopping: Promise<void> | undefined;
const stop = (): void => {
  stopping ??= app.close().finally(() => process.exit(0));
};
process.once('SIGTERM', stop);
// Under a supervisor Ctrl-C reaches everybody at once: the supervisor says when to stop.
if (process.send) process.on('SIGINT', () => undefined);
else process.once('SIGINT', stop);
process.once('disconnect', () => {
  // Who has lost the supervisor loses the engines as well, and must not keep the port waiting for them.
  setTimeout(() => process.exit(1), LEAVES_WITHIN).unref();
  stop();
});
