import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MongoClient, MongoError, type Collection } from 'mongodb';
import { describeEmbedded, temporaryFolder } from './database.js';
import { startProcess, type StoreProcess } from './processes.js';

const rounds = 5;
const writers = 8;
const perCommand = 10;

interface Part {
  _id: string;
  writer: number;
  command: number;
  version: number;
  tags: number[];
}

/** A small generator of numbers from 0 to 1, the same in every run (mulberry32). */
const seeded = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

describeEmbedded('SIGKILL under load', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let next: StoreProcess | undefined;

  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(async () => {
    await next?.stop('SIGTERM');
    await folder.remove();
  });

  /** For each writer and command the newest version that was acknowledged. */
  const acknowledged = new Map<string, number>();
  let commands = 0;
  const random = seeded(20261124);

  const documents = (writer: number, command: number, version: number): Part[] =>
    Array.from({ length: perCommand }, (_, part) => ({
      _id: `${writer}-${command}-${part}`,
      writer,
      command,
      version,
      tags: [command, version],
    }));

  /** Inserts and replaces, a command at a time, until the server is gone. */
  const writeUntilKilled = async (
    parts: Collection<Part>,
    writer: number,
    onAnswer: () => void,
  ): Promise<void> => {
    try {
      for (;;) {
        const command = commands++;
        for (let version = 0; version < 3; version++) {
          await parts.bulkWrite(
            documents(writer, command, version).map(({ _id, ...replacement }) => ({
              replaceOne: { filter: { _id }, replacement, upsert: true },
            })),
            { writeConcern: version === 1 ? { w: 1, journal: true } : { w: 1 } },
          );
          acknowledged.set(`${writer}-${command}`, version);
          onAnswer();
        }
      }
    } catch (error) {
      if (!(error instanceof MongoError)) throw error;
    }
  };

  const verify = async (parts: Collection<Part>): Promise<void> => {
    const stored = await parts.find().toArray();
    const byCommand = new Map<string, Part[]>();
    for (const part of stored) {
      const key = `${part.writer}-${part.command}`;
      byCommand.set(key, [...(byCommand.get(key) ?? []), part]);
    }
    for (const [key, version] of acknowledged) {
      expect(byCommand.get(key)?.[0]?.version ?? -1).toBeGreaterThanOrEqual(version);
    }
    for (const group of byCommand.values()) {
      expect(group).toHaveLength(perCommand);
      expect(new Set(group.map(({ version }) => version)).size).toBe(1);
    }
    const summary = (found: Part[]): string[] => found.map(({ _id, version }) => `${_id}@${version}`).sort();
    const expected = summary(stored);
    expect(summary(await parts.find({ writer: { $gte: 0 }, command: { $gte: 0 } }).toArray())).toEqual(
      expected,
    );
    expect(summary(await parts.find({ tags: { $gte: 0 } }).toArray())).toEqual(expected);
    for (let version = 0; version < 3; version++) {
      const withVersion = stored.filter((part) => part.version === version);
      expect(await parts.countDocuments({ version })).toBe(withVersion.length);
    }
  };

  it('loses nothing that was acknowledged, and tears no command', async () => {
    for (let round = 0; round < rounds; round++) {
      const store = next ?? (await startProcess(folder.path));
      next = undefined;
      const client = new MongoClient(store.url, { serverSelectionTimeoutMS: 500 });
      const parts = client.db('crash').collection<Part>('parts');
      await parts.createIndexes([
        { key: { writer: 1, command: -1 } },
        { key: { tags: 1 } },
        { key: { version: 1 } },
      ]);
      const killAfter = 5 + Math.floor(random() * 100);
      let answers = 0;
      let killed: Promise<unknown> | undefined;
      const onAnswer = (): void => {
        if (++answers === killAfter) killed = store.stop('SIGKILL');
      };
      await Promise.all(
        Array.from({ length: writers }, (_, writer) => writeUntilKilled(parts, writer, onAnswer)),
      );
      await killed;
      await client.close();
      expect(answers).toBeGreaterThanOrEqual(killAfter);

      next = await startProcess(folder.path);
      const reader = new MongoClient(next.url);
      await verify(reader.db('crash').collection<Part>('parts'));
      await reader.close();
    }
    expect(acknowledged.size).toBeGreaterThan(rounds);
  });
});
