// What the scripts share: running a command as a step that shows one line on the error output.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(import.meta.url), '../..');

/** Runs a command in the project's folder; answers its exit code and what it printed: all of it, and its answer alone. */
export function run(command, args, { env = process.env, show = false } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let stdout = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', fail);
    child.on('close', (code, signal) => done({ code: code ?? `killed by ${signal}`, output, stdout }));
  });
}

/** Runs a package's command-line program with this Node.js, wherever PATH points. */
export const runPackage = (program, args, options) =>
  run(process.execPath, [resolve(root, 'node_modules', program), ...args], options);

/** Runs npm: the one that runs this, where npm does. */
export const runNpm = (args) => {
  const npm = process.env.npm_execpath;
  if (npm) return run(process.execPath, [npm, ...args]);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
};

/** Does something under one line on the error output: its name at once, how it went and the time after it. */
export async function step(name, work) {
  const startedAt = performance.now();
  process.stderr.write(`${name} … `);
  const { code, output } = await work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stderr.write(
    code === 0 ? `done in ${seconds} s\n` : `failed after ${seconds} s (${code})\n${output}\n`,
  );
  return code === 0;
}
