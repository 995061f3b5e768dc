import { beforeAll, describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['src', 'projections', 'embedded', 'bench', 'test'];

describe('The architecture', () => {
  let options: ICruiseOptions;

  beforeAll(async () => {
    options = await extractOptions(join(root, '.dependency-cruiser.mjs'));
  });

  /** Every broken rule under a folder, as `rule: from → to`. */
  async function violationsIn(baseDir: string): Promise<string[]> {
    const folders = FOLDERS.filter((folder) => existsSync(join(baseDir, folder)));
    const tsConfig = extractTsConfig(join(root, 'tsconfig.json'));
    const { output } = await cruise(folders, { ...options, baseDir }, {}, { tsConfig });
    return (output as ICruiseResult).summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`,
    );
  }

  it('keeps its rules', async () => {
    expect(await violationsIn(root)).toEqual([]);
  });

  it('would be seen to break each of them', async () => {
    const sketch = await mkdtemp(join(tmpdir(), 'architecture-'));
    try {
      await write(sketch, {
        'src/journal/page/page.events.ts': `import { randomUUID } from 'node:crypto'; export const id = randomUUID();`,
        'src/journal/page/page.decider.ts': `import './page.events.js'; import '../journal.controller.js';`,
        'src/journal/marks.values.ts': `import 'rxjs';`,
        'src/journal/journal.controller.ts': `import type { Db } from 'mongodb'; export type D = Db;`,
        'src/journal/first.ts': `import './second.js';`,
        'src/journal/second.ts': `import './first.js';`,
        'src/eventing/event-store.ts': `import '@eventstore/db-client'; import 'pg';`,
        'src/notices/mail.ts': `import 'bullmq'; import 'ioredis';`,
        'src/main.ts': `import '../embedded/engines.js'; import 'bullmq'; import '@eventstore/db-client';`,
        'src/cli/start.ts': `import '../../embedded/engines.js'; import '../../embedded/queue/server.js';`,
        'embedded/engines.ts': `import './queue/server.js';`,
        'embedded/queue/server.ts': `import '../../src/journal/marks.values.js';`,
        'projections/diary/projection.ts': `import './read-model.js'; import '../../src/main.js';`,
        'src/eventing/envelope.ts': `export type Via = 'web'; export const salt = 1;`,
        'projections/grades/projection.ts': `import type { Via } from '../../src/eventing/envelope.js'; export type V = Via;`,
        'projections/marks/projection.ts': `import { salt } from '../../src/eventing/envelope.js'; export const s = salt;`,
        'projections/diary/read-model.ts': `import '../../src/journal/marks.values.js';`,
      });
      const violations = await violationsIn(sketch);
      expect(violations.sort()).toEqual([
        'engines-are-started-not-entered: src/cli/start.ts → embedded/queue/server.ts',
        'engines-know-no-journal: embedded/queue/server.ts → src/journal/marks.values.ts',
        'facts-and-decisions-are-pure: src/journal/page/page.decider.ts → src/journal/journal.controller.ts',
        'facts-and-decisions-are-pure: src/journal/page/page.events.ts → crypto',
        'no-cycles: src/journal/first.ts → src/journal/second.ts',
        'one-home-for-bullmq: src/main.ts → bullmq',
        'one-home-for-db-client: src/main.ts → @eventstore/db-client',
        'one-home-for-ioredis: src/notices/mail.ts → ioredis',
        'one-home-for-mongodb: src/journal/journal.controller.ts → mongodb',
        'one-home-for-pg: src/eventing/event-store.ts → pg',
        'only-the-command-line-starts-engines: src/main.ts → embedded/engines.ts',
        'projections-fold-events: projections/diary/projection.ts → src/main.ts',
        'projections-take-only-types-of-the-envelope: projections/marks/projection.ts → src/eventing/envelope.ts',
        'values-are-plain: src/journal/marks.values.ts → rxjs',
      ]);
    } finally {
      await rm(sketch, { recursive: true });
    }
  });

  it('needs no forwardRef, which hides a cycle from everything but the reader', async () => {
    const hiding: string[] = [];
    for (const folder of ['src', 'projections']) {
      for (const file of await readdir(join(root, folder), { recursive: true })) {
        if (!file.endsWith('.ts')) continue;
        if (/\bforwardRef\b/.test(await readFile(join(root, folder, file), 'utf8'))) hiding.push(file);
      }
    }
    expect(hiding).toEqual([]);
  });
});

async function write(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
