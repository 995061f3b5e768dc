import { describe, expect, it } from '@jest/globals';
import { positionOf, recorded } from '../../test/support/recorded.js';
import { until } from '../../test/support/until.js';
import { gradeGiven, homeworkSet, PAGE } from '../journal/page/page.examples.js';
import { changes, type ChangesOptions } from './changes.js';
import type { Topic } from './topics.js';
import { Watchers } from './watchers.js';

const A_LONG_TIME_MS = 60_000;

describe('An open stream of changes', () => {
  /** What is heard until the stream ends, as it comes. */
  const listen = (watchers: Watchers, topics: () => readonly Topic[], more: Partial<ChangesOptions> = {}) => {
    const heard: string[] = [];
    const leaving = new AbortController();
    const stream = changes({
      watching: watchers.begin(),
      topics: () => Promise.resolve(topics()),
      newest: () => positionOf(1),
      mayStill: () => Promise.resolve(true),
      ...{ signal: leaving.signal, heartbeatMs: A_LONG_TIME_MS },
      ...more,
    });
    const ended = (async () => {
      for await (const part of stream) heard.push(part.replace(/^retry: \d+$/m, 'retry'));
    })();
    return { heard, ended, leave: () => leaving.abort() };
  };
  const at = (number: number) => {
    const position = `${number.toString()}/${number.toString()}`;
    return `id: ${position}\nevent: changed\ndata: ${position}\n\n`;
  };
  const grade = (pupilId: string, number: number) => recorded(gradeGiven('4', { pupilId }), number);

  it('tells whoever comes how far the journal is, and then each change of what is looked at', async () => {
    const watchers = new Watchers();
    const family = listen(watchers, () => ['pupil anna']);
    await until(() => family.heard.length === 2);
    watchers.noticed([grade('boris', 2), grade('anna', 3)]);
    await until(() => family.heard.length === 3);
    watchers.noticed([grade('boris', 4)]);
    watchers.noticed([grade('anna', 5)]);
    await until(() => family.heard.length === 4);
    expect(family.heard).toEqual(['retry\n\n', at(1), at(3), at(5)]);
    family.leave();
    await family.ended;
  });

  it('tells of many changes at once by the newest', async () => {
    const watchers = new Watchers();
    const teacher = listen(watchers, () => [`page ${PAGE}`]);
    await until(() => teacher.heard.length === 2);
    watchers.noticed([grade('anna', 2), grade('boris', 3), grade('anna', 4)]);
    await until(() => teacher.heard.length === 3);
    expect(teacher.heard.at(-1)).toBe(at(4));
    teacher.leave();
    await teacher.ended;
  });

  it('follows what is looked at, as when a pupil comes to a page', async () => {
    const watchers = new Watchers();
    const shown: Topic[] = ['pupil anna'];
    const family = listen(watchers, () => shown);
    await until(() => family.heard.length === 2);
    watchers.noticed([recorded(homeworkSet(), 2)]);
    shown.push(`lessons ${PAGE}`);
    watchers.noticed([grade('anna', 3)]);
    await until(() => family.heard.length === 3 && watchers.topics === 2);
    watchers.noticed([recorded(homeworkSet(), 4)]);
    await until(() => family.heard.length === 4);
    expect(family.heard.slice(2)).toEqual([at(3), at(4)]);
    family.leave();
    await family.ended;
  });

  it('says now and then that it is there, and asks whether it still may be', async () => {
    let asked = 0;
    const mayStill = () => Promise.resolve(++asked < 3);
    const family = listen(new Watchers(), () => ['pupil anna'], { mayStill, heartbeatMs: 5 });
    await family.ended;
    expect(family.heard).toEqual(['retry\n\n', at(1), ':\n\n', ':\n\n']);
  });

  it('asks so also where changes come all the time', async () => {
    const watchers = new Watchers();
    const mayStill = () => Promise.resolve(false);
    const family = listen(watchers, () => ['pupil anna'], { mayStill, heartbeatMs: 20 });
    let [isOpen, number] = [true, 1];
    void family.ended.then(() => (isOpen = false));
    await until(() => {
      watchers.noticed([grade('anna', ++number)]);
      return !isOpen;
    });
    expect(family.heard.length).toBeGreaterThan(2);
  });

  it('leaves nothing behind', async () => {
    const watchers = new Watchers();
    const [one, other] = [listen(watchers, () => ['pupil anna']), listen(watchers, () => ['pupil anna'])];
    await until(() => one.heard.length === 2 && other.heard.length === 2);
    one.leave();
    await one.ended;
    expect(watchers.topics).toBe(1);
    other.leave();
    await other.ended;
    expect(watchers.topics).toBe(0);
  });
});
