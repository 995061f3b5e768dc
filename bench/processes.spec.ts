import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { cpuOf, wholeOf } from './processes.js';

/** Uses the CPU for 0.3 s and tells how many microseconds it was in all. */
const WORK = `
  while (process.cpuUsage().user < 300_000);
  const { user, system } = process.cpuUsage();
  console.log(user + system);
`;

let shell: ChildProcess | undefined;
afterEach(() => void shell?.kill());

// The benchmark reads `/proc`, which other systems don't have.
const itOnLinux = process.platform === 'linux' ? it : it.skip;

describe('The CPU time of a tree of processes', () => {
  itOnLinux('counts what has ended as well, once', async () => {
    const running = spawn('sh', ['-c', '"$0" -e "$1"; echo ended; read wait', process.execPath, WORK], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    shell = running;
    const lines = createInterface({ input: running.stdout });
    const said: string[] = [];
    lines.on('line', (line) => said.push(line));
    while (!said.includes('ended')) await once(lines, 'line');

    const worked = Number(said[0]) / 1_000_000;
    const counted = wholeOf(await cpuOf(running.pid ?? 0));
    expect(counted).toBeGreaterThan(worked - 0.03);
    expect(counted).toBeLessThan(worked + 0.2);
  });
});
