import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  runningEngines,
  startEngines,
  withEngines,
  type EngineName,
  type EnginesOptions,
  type RunningEngines,
} from '../../embedded/engines.js';
import { answers } from '../../embedded/ports.js';
import { commandOf } from '../../embedded/processes.js';
import { superviseChild, type SupervisedChild } from '../../embedded/supervisor.js';
import { eventually } from '../support/eventually.js';

/** An engine that keeps the conventions of the real ones and does nothing else. */
const ENGINE = `
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' }, 'data-dir': { type: 'string' } } });
const stop = () => process.exit(0);
process.on('SIGINT', () => undefined);
process.on('SIGTERM', stop);
process.on('disconnect', stop);
const server = createServer((socket) => socket.on('error', () => undefined));
server.listen(Number(values.port), '127.0.0.1', () => {
  process.send({ ready: true, url: 'fake://127.0.0.1:' + server.address().port });
});
`;
const DEAF_ENGINE = ENGINE.replace(`process.on('disconnect', stop);`, '');
const BROKEN_ENGINE = `process.stderr.write('the disk is full\\n'); process.exit(3);`;

const SUPERVISOR = `
const [engines, options] = process.argv.slice(2);
const { startEngines } = await import(engines);
const { addresses } = await startEngines({ ...JSON.parse(options), env: {}, log: () => undefined });
process.send(addresses);
`;

describe('The engines', () => {
  let folder: string;
  let options: EnginesOptions & { readonly modules: Record<EngineName, string> };
  let logged: string[];
  const started: { stop(): Promise<void> }[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'engines-'));
    const module = join(folder, 'engine.mjs');
    await writeFile(module, ENGINE);
    logged = [];
    options = {
      dataDir: join(folder, 'data'),
      env: {},
      log: (line) => logged.push(line),
      modules: { 'event-store': module, 'document-store': module, queue: module },
    };
  });
  afterEach(async () => {
    for (const one of started.splice(0)) await one.stop();
    await rm(folder, { recursive: true });
  });

  const start = async (more: Partial<EnginesOptions> = {}): Promise<RunningEngines> => {
    const engines = await startEngines({ ...options, ...more });
    started.push(engines);
    return engines;
  };
  const recorded = async () =>
    JSON.parse(await readFile(join(options.dataDir, 'engines.json'), 'utf8')) as {
      engines: Record<EngineName, { pid: number; port: number }>;
    };
  const pids = async () => Object.values((await recorded()).engines).map(({ pid }) => pid);
  // Not whether its id exists: a process that has ended keeps it until its parent takes notice.
  const running = async (ids: number[]) => {
    const commands = await Promise.all(ids.map(commandOf));
    return commands.filter((command) => command !== undefined).length;
  };
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    expect(await eventually(isSo)).toBe(true);
  };
  const startElsewhere = async (modules = options.modules) => {
    const script = join(folder, 'supervisor.mjs');
    await writeFile(script, SUPERVISOR);
    const compiled = new URL('../../dist/embedded/engines.js', import.meta.url).href;
    const supervisor = fork(script, [compiled, JSON.stringify({ dataDir: options.dataDir, modules })], {
      execArgv: [],
    });
    const [addresses] = (await once(supervisor, 'message')) as [unknown];
    const kill = async () => {
      const closed = once(supervisor, 'close');
      supervisor.kill('SIGKILL');
      await closed;
    };
    return { addresses, kill };
  };

  it('are all started, and stopped', async () => {
    const engines = await startEngines(options);
    const ids = await pids();
    expect(await running(ids)).toBe(3);
    for (const { port } of Object.values((await recorded()).engines)) expect(await answers(port)).toBe(true);
    expect(new Set(Object.values(engines.addresses)).size).toBe(3);

    await engines.stop();
    expect(await running(ids)).toBe(0);
    expect(logged).toEqual([]);
  });

  it('keep their ports from one start to the next', async () => {
    const first = await startEngines(options);
    await first.stop();
    const second = await start();
    expect(second.addresses).toEqual(first.addresses);
  });

  it('tell nobody but the owner of the data folder where they are', async () => {
    await start();
    expect((await stat(join(options.dataDir, 'engines.json'))).mode & 0o777).toBe(0o600);
  });

  it('come back on the same port when one is killed', async () => {
    await start();
    const before = (await recorded()).engines;
    process.kill(before['document-store'].pid, 'SIGKILL');
    await until(() => logged.includes('document-store is back'));
    const after = (await recorded()).engines;
    expect(after['document-store'].port).toBe(before['document-store'].port);
    expect(after['document-store'].pid).not.toBe(before['document-store'].pid);
    expect(after['event-store']).toEqual(before['event-store']);
    expect(await answers(after['document-store'].port)).toBe(true);
    expect(logged.slice(0, 2)).toEqual([
      'document-store was ended by SIGKILL',
      'document-store starts again in 100 ms',
    ]);
  });

  it('are not started where the environment gives their addresses', async () => {
    const env = {
      EVENTSTORE_URL: 'esdb://events',
      MONGO_URL: 'mongodb://documents',
      QUEUE_URL: 'redis://queue',
    };
    const modules = { 'event-store': '/nowhere', 'document-store': '/nowhere', queue: '/nowhere' };
    const given = { eventStoreUrl: env.EVENTSTORE_URL, mongoUrl: env.MONGO_URL, queueUrl: env.QUEUE_URL };
    const { addresses } = await start({ env, modules });
    expect(addresses).toEqual(given);
    expect(await withEngines({ ...options, env, modules }, (used) => Promise.resolve(used))).toEqual(given);
    await expect(stat(options.dataDir)).rejects.toThrow('ENOENT');
  });

  it('are started beside those whose addresses the environment gives', async () => {
    await (await startEngines(options)).stop();
    const { addresses } = await start({ env: { QUEUE_URL: 'redis://queue' } });
    expect(addresses.queueUrl).toBe('redis://queue');
    expect(Object.keys((await recorded()).engines).sort()).toEqual(['document-store', 'event-store']);
  });

  it('all stop when one of them cannot start, and its last words are told', async () => {
    const broken = join(folder, 'broken.mjs');
    await writeFile(broken, BROKEN_ENGINE);
    const failing = startEngines({ ...options, modules: { ...options.modules, queue: broken } });
    await expect(failing).rejects.toThrow('queue did not start: it ended with exit code 3\nthe disk is full');
    expect(await running(await pids())).toBe(0);
    await start();
  });

  it('belong to one process at a time', async () => {
    await start();
    await expect(startEngines(options)).rejects.toThrow(
      `${options.dataDir} is in use by process ${process.pid}`,
    );
  });

  it('are found by another process while they run', async () => {
    expect(await runningEngines(options.dataDir)).toBeUndefined();
    const { addresses, kill } = await startElsewhere();
    expect(await runningEngines(options.dataDir)).toEqual(addresses);
    expect(await withEngines(options, (used) => Promise.resolve(used))).toEqual(addresses);
    expect(await running(await pids())).toBe(3);
    await kill();
    expect(await runningEngines(options.dataDir)).toBeUndefined();
  });

  it('of a killed supervisor end by themselves, and the next start has the same ports', async () => {
    const { addresses, kill } = await startElsewhere();
    const orphans = await pids();
    await kill();
    const engines = await start();
    expect(await running(orphans)).toBe(0);
    expect(engines.addresses).toEqual(addresses);
  });

  it('are ended by the next start when they do not notice that their supervisor is gone', async () => {
    const deaf = join(folder, 'deaf.mjs');
    await writeFile(deaf, DEAF_ENGINE);
    const { kill } = await startElsewhere({ ...options.modules, 'event-store': deaf });
    const { pid } = (await recorded()).engines['event-store'];
    await kill();
    await start();
    expect(await running([pid])).toBe(0);
    expect(logged).toEqual([
      `event-store: SIGTERM to process ${pid}, left over from a supervisor that was killed`,
    ]);
  });

  it('leave a stranger alone that now has the process id of one of them', async () => {
    await mkdir(options.dataDir);
    const engines = { queue: { pid: process.pid, port: 1, modulePath: options.modules.queue } };
    await writeFile(join(options.dataDir, 'engines.json'), JSON.stringify({ engines }));
    await start();
    expect(logged).toEqual([]);
  });

  it('of one command are waited for by the next, which then starts its own', async () => {
    const order: string[] = [];
    let finish = (): void => undefined;
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const first = withEngines(options, async () => {
      begin();
      await new Promise<void>((resolve) => (finish = resolve));
      order.push('first');
    });
    await begun;
    const second = withEngines(options, () => Promise.resolve(order.push('second')));
    await until(() => logged.some((line) => line.startsWith('waiting: ')));
    finish();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
    expect(await running(await pids())).toBe(0);
  });

  it('are stopped when the command that uses them fails', async () => {
    await expect(withEngines(options, () => Promise.reject(new Error('bad bundle')))).rejects.toThrow(
      'bad bundle',
    );
    expect(await running(await pids())).toBe(0);
  });

  describe('A supervised child', () => {
    const supervise = async (source: string, restart: boolean): Promise<SupervisedChild> => {
      const modulePath = join(folder, 'child.mjs');
      await writeFile(modulePath, source);
      const child = await superviseChild({
        name: 'child',
        modulePath,
        args: ['--port', '0'],
        env: {},
        log: (line) => logged.push(line),
        restart,
      });
      started.push(child);
      return child;
    };
    const kill = (child: SupervisedChild) => process.kill(child.pid ?? 0, 'SIGKILL');

    it('is started again after growing pauses, however often it dies', async () => {
      const child = await supervise(ENGINE, true);
      for (const count of [1, 2, 3]) {
        kill(child);
        await until(() => logged.filter((line) => line === 'child is back').length === count);
      }
      expect(logged.filter((line) => line.startsWith('child starts'))).toEqual([
        'child starts again in 100 ms',
        'child starts again in 200 ms',
        'child starts again in 400 ms',
      ]);
    });

    it('is not started again where that is not wanted', async () => {
      const child = await supervise(ENGINE, false);
      kill(child);
      await child.ended;
      expect(logged).toEqual(['child was ended by SIGKILL']);
    });

    it('that waits to be started again is stopped at once', async () => {
      const child = await supervise(ENGINE, true);
      kill(child);
      await until(() => logged.includes('child starts again in 100 ms'));
      await child.stop();
      expect(child.pid).toBeUndefined();
      expect(logged).not.toContain('child is back');
    });
  });
});
