import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const mainFile = join(process.cwd(), 'dist/embedded/document-store/main.js');

export interface StoreProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Sends a signal and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts the built store as a child with an IPC channel; rejects with what it said when it won't start. */
export const startProcess = async (dataDir: string): Promise<StoreProcess> => {
  if (!existsSync(mainFile)) throw new Error(`${mainFile} is missing: build with npx tsc -p tsconfig.json`);
  const child = spawn(process.execPath, [mainFile, '--port', '0', '--data-dir', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => message as { ready: true; url: string }),
    exited.then(([code]) => {
      throw new Error(`the store ended with ${String(code)}: ${complaints}`);
    }),
  ]);
  return {
    url: ready.url,
    child,
    stop: async (signal) => {
      child.kill(signal);
      const [code, by] = await exited;
      return { code, signal: by };
    },
  };
};
