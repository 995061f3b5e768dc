import type { PortfolioAnswer } from '../../projections/portfolio/answer.js';
import { formatPosition, type Position } from '../eventing/position.js';
import type { Language } from '../notices/preferences/preferences.values.js';
import type { Content, Document } from '../pdf/document.js';
import { writingIn } from '../printing/writing.js';
import { dateIn } from '../school/civil-date.values.js';
import { PORTFOLIO_WORDS } from './portfolio-words.js';

interface Printing {
  readonly language: Language;
  /** Instant that it stands for. */
  readonly at: string;
  readonly timeZone: string;
}

/** A portfolio on A4, to be handed in elsewhere: what stands in it, and nothing of what was refused or taken back. */
export const printedPortfolio = (
  { pupil, achievements, thanks, position }: PortfolioAnswer & { readonly position: Position },
  { language, at, timeZone }: Printing,
): Document => {
  const said = PORTFOLIO_WORDS[language];
  const { words, dates } = writingIn(language);
  const standing = achievements.filter(({ standing: is }) => is === 'stands');
  const given = thanks.filter(({ withdrawn }) => !withdrawn);
  const listed = (title: string, content: readonly Content[]): Content[] => [
    { text: title, bold: true, fontSize: 12, margin: [0, 12, 0, 4] },
    ...(content.length > 0 ? content : [said.none]),
  ];
  return {
    pageSize: 'A4',
    language,
    defaultStyle: { fontSize: 9 },
    content: [
      { text: `${said.title}: ${pupil.name}`, bold: true, fontSize: 16 },
      { text: words.asOf(dates.instant(at, timeZone), formatPosition(position)), color: '#555555' },
      ...listed(
        said.achievements,
        standing.length === 0
          ? []
          : [
              {
                table: {
                  headerRows: 1,
                  widths: [80, '*', 60, 120],
                  body: [
                    said.columns.map((text) => ({ text, bold: true })),
                    ...standing.map(({ date, kind, level, title, award }) => [
                      dates.full(date),
                      `${title} (${said.kind[kind]})`,
                      said.level[level],
                      award ?? '',
                    ]),
                  ],
                },
                layout: 'lightHorizontalLines',
              },
            ],
      ),
      ...listed(
        said.thanks,
        given.map(({ text, at: when, by, thanked }) => ({
          stack: [
            text,
            {
              text: `${by.name}, ${dates.full(dateIn(timeZone, when))}, ${said.thanked[thanked]}`,
              ...{ fontSize: 8, color: '#555555' },
            },
          ],
          ...{ unbreakable: true, margin: [0, 0, 0, 6] },
        })),
      ),
    ],
  };
};
