import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseCheckpoint } from '../../src/audit/transparency/checkpoint.js';
import { sha256 } from '../../src/audit/transparency/primitives.js';
import { parseSignature, parseVerifierKey, verifiedBy } from '../../src/audit/transparency/signed-note.js';
import { formatSubmission } from '../../src/audit/witness/submission.js';
import { endOf, launchJournal } from '../support/command-line.js';
import { TestLog } from '../support/test-log.js';

const NAME = 'ministry.example/witness';
const KILLS = 3;
const AT_LEAST = 15;

interface Running {
  readonly url: string;
  readonly vkey: string;
  readonly child: ChildProcess;
}

describe('journal witness', () => {
  const log = new TestLog().grow(4);
  let folder: string;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'witness-'));
    await writeFile(join(folder, 'policy'), `log ${log.key.vkey}\nquorum none\n`);
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => kill(child)));
    await rm(folder, { recursive: true, force: true });
  });

  const launch = (name = NAME): ChildProcess => {
    const files = { policy: 'policy', 'key-file': 'key', state: 'state' };
    const args = Object.entries(files).flatMap(([option, file]) => [`--${option}`, join(folder, file)]);
    const child = launchJournal(['witness', ...args, '--name', name, '--port', '0'], folder);
    children.push(child);
    return child;
  };
  const start = async (): Promise<Running> => {
    const child = launch();
    const said: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    if (!child.stdout) throw new Error('the witness says nothing');
    for await (const line of createInterface(child.stdout)) {
      said.push(line);
      const [, vkey, url] =
        /^Witness (.*)\nfollows school\.example\/log\nat (http.*)$/m.exec(said.join('\n')) ?? [];
      if (vkey !== undefined && url !== undefined) return { url, vkey, child };
    }
    throw new Error(`the witness has ended: ${said.join('\n')}`);
  };
  /** The exit code and what is said of why. */
  const refused = async (name?: string): Promise<string> => {
    const { code, stderr } = await endOf(launch(name));
    return `${code?.toString() ?? 'killed'} ${stderr}`;
  };
  const kill = async (child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'close') as Promise<[number | null]>;
    child.kill(signal);
    const [code] = await ended;
    return code;
  };

  const submit = (url: string, of: TestLog, oldSize: number, size: number): Promise<Response> =>
    fetch(`${url}/add-checkpoint`, {
      method: 'POST',
      body: formatSubmission({ oldSize, proof: of.prove(oldSize, size), checkpoint: of.checkpoint(size) }),
    });
  const sizeKept = async (url: string): Promise<number> => {
    const hash = sha256(Buffer.from(log.key.name)).toString('hex');
    const kept = await fetch(`${url}/${hash}/checkpoint`);
    return kept.status === 404 ? 0 : parseCheckpoint(await kept.text()).size;
  };

  it('makes its key on the first start and keeps it, and ends when it is told to', async () => {
    const first = await start();
    expect(parseVerifierKey(first.vkey)).toMatchObject({ name: NAME, kind: 'witness' });
    expect((await stat(join(folder, 'key'))).mode & 0o777).toBe(0o600);
    const answer = await submit(first.url, log, 0, 4);
    const signatures = [parseSignature((await answer.text()).trim())];
    expect(verifiedBy({ ...log.checkpoint().note, signatures }, [parseVerifierKey(first.vkey)])).toHaveLength(
      1,
    );
    expect(await kill(first.child, 'SIGTERM')).toBe(0);
    const second = await start();
    expect(second.vkey).toBe(first.vkey);
    expect(await kill(second.child, 'SIGINT')).toBe(0);
  });

  it('runs once for a folder, and under one name for a key', async () => {
    const { child } = await start();
    expect(await refused()).toMatch(/^1 .*is in use/);
    await kill(child);
    expect(await refused('another.example/witness')).toMatch(
      /^1 .*holds the key of ministry\.example\/witness/,
    );
    expect(await refused('two words')).toMatch(/^1 /);
  });

  it('does not begin anew with a key that has cosigned what it has lost', async () => {
    await kill((await start()).child);
    await rename(join(folder, 'state'), join(folder, 'lost'));
    expect(await refused()).toMatch(/^1 .*could contradict itself/);
    await rm(join(folder, 'state'), { recursive: true });
    await rename(join(folder, 'lost'), join(folder, 'state'));
    await start();
  });

  it.each([
    ['quorum none', 'names no log'],
    ['log x\nquorum none', 'Line 1 of the policy'],
  ])('needs a policy that names a log (%p)', async (policy, reason) => {
    await writeFile(join(folder, 'policy'), policy);
    expect(await refused()).toMatch(new RegExp(`^1 .*${reason}`));
  });

  it('never takes back what it has cosigned, however often it is killed', async () => {
    let acknowledged = 0;
    for (let round = 0; round <= KILLS; round++) {
      const { url, child } = await start();
      const kept = await sizeKept(url);
      // What was being written when it was killed may have come to be, and may not.
      expect([acknowledged, acknowledged + 1]).toContain(kept);
      acknowledged = kept;
      if (kept > 1) {
        const fork = log.forkedAt(kept - 1, 1);
        expect((await submit(url, fork, kept, kept)).status).toBe(422);
        expect((await submit(url, log, kept - 1, kept)).status).toBe(409);
      }
      const enough = acknowledged + AT_LEAST;
      const gone = once(child, 'close');
      for (let alive = true; alive;) {
        while (log.size <= acknowledged) log.grow(1);
        const answer = submit(url, log, acknowledged, acknowledged + 1);
        // While it is being answered.
        if (acknowledged >= enough) child.kill('SIGKILL');
        try {
          const { status } = await answer;
          expect(status).toBe(200);
          acknowledged++;
        } catch {
          alive = false;
        }
      }
      await gone;
    }
    expect(acknowledged).toBeGreaterThanOrEqual(KILLS * AT_LEAST);
  });
});
