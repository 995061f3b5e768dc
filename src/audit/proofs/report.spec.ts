import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reportPage, type Report } from './report.js';

const report: Report = {
  language: 'en',
  timeZone: 'Europe/Lisbon',
  school: 'School No. 1',
  origin: 'journal.example/log',
  size: 275,
  root: 'AAAA',
  omitted: 0,
  chains: [
    {
      kind: 'grade',
      id: 'g1',
      pupil: 'Anna Lee',
      subject: 'Mathematics',
      title: 'Test',
      date: '2026-07-23',
      changes: [
        { at: '2026-07-23T23:05:06.000Z', by: 'Maria Petrova', what: 'given', to: '4', late: false },
        {
          at: '2026-07-24T08:00:00.000Z',
          by: 'Ivan Orlov',
          what: 'corrected',
          from: '4',
          to: '5',
          reason: 'Recounted',
          late: true,
        },
        {
          at: '2026-07-24T09:00:00.000Z',
          by: 'Ivan Orlov',
          what: 'annulled',
          from: '5',
          reason: 'Not hers',
          late: false,
        },
      ],
    },
  ],
};

const textOf = (html: string): string =>
  html
    .replace(/<style>[^<]*<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the page of a bundle', () => {
  it('tells every change: when in the school’s zone, what, by whom and why', () => {
    const text = textOf(reportPage(report));
    expect(text).toContain('Anna Lee · Mathematics · Grade: Test · 2026-07-23');
    expect(text).toMatch(/24 Jul 2026, 00:05:06 given 4 Maria Petrova/);
    expect(text).toMatch(/24 Jul 2026, 09:00:00 corrected, late 4 → 5 Ivan Orlov Recounted/);
    expect(text).toMatch(/annulled 5 Ivan Orlov Not hers/);
    expect(text).toContain('journal.example/log, checkpoint of 275 leaves, root AAAA');
  });

  it('is Russian where that is asked for', () => {
    const html = reportPage({ ...report, language: 'ru' });
    expect(html).toContain('<html lang="ru">');
    expect(textOf(html)).toMatch(/24 июл\. 2026 г\., 00:05:06 поставлена 4/);
    expect(textOf(html)).not.toMatch(/given|corrected|Grade/);
  });

  it('is printed with its tables whole, and asks nothing of the network', () => {
    const html = reportPage(report);
    expect(html).toContain('@media print');
    expect(html).not.toMatch(/https?:|src=|<script|@import|url\(/);
  });

  it('tells how many grades it leaves out, or that there are none', () => {
    expect(textOf(reportPage({ ...report, omitted: 12 }))).toContain('12 more are in displayed.jsonl.');
    expect(textOf(reportPage({ ...report, chains: [] }))).toContain('There are no grades.');
  });

  it('shows every character of a text', () => {
    expect(reportPage({ ...report, school: `<b> & "No. 1" 'x'` })).toContain(
      '<dd>&lt;b&gt; &amp; &quot;No. 1&quot; &#39;x&#39;</dd>',
    );
  });

  it('takes no text for markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/', '=') }), (text) => {
        const [chain] = report.chains;
        if (!chain) throw new Error('There is no chain.');
        const changes = chain.changes.map((change) => ({ ...change, by: text, reason: text, to: text }));
        const html = reportPage({
          ...{ ...report, school: text, origin: text, root: text },
          chains: [{ ...chain, id: text, pupil: text, subject: text, title: text, changes }],
        });
        const tags = (page: string) => page.match(/<[^>]*>/g)?.length;
        expect(tags(html)).toBe(tags(reportPage(report)));
      }),
    );
  });
});
