import { beforeAll, describe, expect, test } from '@jest/globals';
import { comparableReadModels, exportedFiles, renamingOf } from '../../../test/support/exported-school.js';
import { START } from '../../eventing/position.js';
import type { Sealed } from '../../people/sealed.values.js';
import { edit, setCell } from '../specimen.js';
import { importInto, installation, rosterOf } from './installation.examples.js';
import { ANN, CLASS, here, wholeSchool, YEAR } from './whole-school.examples.js';

describe('a school that is exported', () => {
  let exported: Map<string, string>;

  beforeAll(async () => {
    await wholeSchool();
    exported = await exportedFiles(here);
  });

  test('is a valid bundle, without a word that the project’s own reader has no place for', () => {
    expect(rosterOf(exported)).toMatchObject({ version: '1.2', kind: 'bulk', ignored: [] });
  });

  test('has the same read models in an empty installation, but for its names and what came before', async () => {
    const there = installation(5);
    await importInto(there, exported, '2026-11-25');
    const rename = renamingOf(rosterOf(exported), here.ids, there.ids);
    expect(await comparableReadModels(there)).toEqual(await comparableReadModels(here, rename));
  });

  test.each<[string, string, (row: Readonly<Record<string, string>>) => boolean, string]>([
    ['orgs', 'metadata.ratings', (row) => row['type'] === 'school', 'on 3 5'],
    ['orgs', 'name', (row) => row['type'] === 'local', 'Другое'],
    ['orgs', 'parentSourcedId', (row) => row['type'] === 'local', ''],
    ['courses', 'metadata.scale', (row) => row['metadata.scale'] !== '', '1..5 3 4 5'],
    ['users', 'familyName', () => true, 'Другой'],
    ['enrollments', 'metadata.takesOver', (row) => row['metadata.takesOver'] !== '', ''],
    ['categories', 'weight', (row) => row['metadata.from'] === '2026-02-09', '7'],
    ['lineItems', 'metadata.closed', (row) => row['metadata.closed'] !== '', ''],
    ['lineItems', 'metadata.substitutes', (row) => row['metadata.substitutes'] !== '', ''],
    ['lineItems', 'metadata.cancelled', (row) => row['metadata.cancelled'] !== '', 'no'],
    ['lineItems', 'metadata.minutes', (row) => row['metadata.minutes'] !== '', '31'],
    ['results', 'comment', (row) => row['metadata.remark'] !== '', 'Другое'],
    ['results', 'comment', (row) => row['scoreStatus'] === 'fully graded' && row['comment'] !== '', ''],
    ['results', 'metadata.madeUpOn', (row) => row['metadata.madeUpOn'] !== '', '2026-02-21'],
    ['results', 'metadata.dueOn', (row) => row['metadata.dueOn'] !== '', ''],
    ['results', 'metadata.reason', (row) => row['metadata.reason'] !== '', 'excused'],
  ])('is no other for it only where %s.csv says the same of %s', async (file, column, isIt, value) => {
    const there = installation(5);
    const changed = new Map(exported);
    edit(changed, file, ([header = [], ...rows]) => {
      const of = (row: readonly string[]) =>
        Object.fromEntries(header.map((name, at) => [name, row[at] ?? '']));
      const line = rows.findIndex((row) => isIt(of(row)));
      return [
        header,
        ...rows.map((row, at) => (at === line ? row.with(header.indexOf(column), value) : row)),
      ];
    });
    expect(changed.get(`${file}.csv`)).not.toBe(exported.get(`${file}.csv`));
    await importInto(there, changed, '2026-11-25');
    const rename = renamingOf(rosterOf(exported), here.ids, there.ids);
    const [before, after] = [await comparableReadModels(here, rename), await comparableReadModels(there)];
    expect(JSON.stringify(after) === JSON.stringify(before)).toBe(false);
  });

  test('has its years closed, of which no read model tells', async () => {
    const there = installation(5);
    await importInto(there, exported, '2026-11-25');
    const rename = renamingOf(rosterOf(exported), here.ids, there.ids);
    expect((await there.runners.yearSheets.load(rename(`${CLASS}.${YEAR}`))).closed).toBe(true);
  });

  test('is refused whole where a page’s own rules make no sense', async () => {
    const there = installation(5);
    const changed = new Map(exported);
    setCell(changed, 'lineItems', 2, 'metadata.scale', '5..1 3 4 5');
    await expect(importInto(there, changed, '2026-11-25')).rejects.toThrow(/no such scale.*scale\.max/);
    expect(await there.store.lastPosition()).toEqual(START);
  });

  test('says nothing of people who have been erased, nor of what was about them', async () => {
    const vaultWithoutAnn = {
      open: (text: Sealed) => (text.of === ANN ? Promise.resolve(undefined) : here.vault.open(text)),
    };
    const without = await exportedFiles({ ...here, vault: vaultWithoutAnn });
    const { people, results, works } = rosterOf(without);
    expect(people.map(({ sourcedId }) => sourcedId)).not.toContain('p1');
    expect(results.map(({ pupilId }) => pupilId)).not.toContain('p1');
    // The homework that was for her alone is nobody's.
    expect(works.filter(({ category }) => category.purpose === 'homework')).toEqual([]);
    expect([...without.values()].join()).not.toMatch(/Молодец|Справка/);
    const { events } = await importInto(installation(5), without, '2026-11-25');
    expect(events).toBeGreaterThan(20);
  });

  test('changes nothing a second time', async () => {
    const there = installation(5);
    await importInto(there, exported, '2026-11-25');
    expect(await importInto(there, exported, '2026-11-26')).toEqual({ events: 0, kept: [] });
  });

  test('changes nothing in the installation that it comes from', async () => {
    expect(await importInto(here, exported, '2026-11-25')).toEqual({ events: 0, kept: [] });
  });

  test('goes the same way from there on', async () => {
    const [there, beyond] = [installation(5), installation(9)];
    await importInto(there, exported, '2026-11-25');
    const again = await exportedFiles(there);
    await importInto(beyond, again, '2026-11-26');
    const rename = renamingOf(rosterOf(again), there.ids, beyond.ids);
    expect(await comparableReadModels(beyond)).toEqual(await comparableReadModels(there, rename));
  });
});
