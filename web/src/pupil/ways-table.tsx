import type { Needed } from '../api/pupil-reports.js';
import { useNumbers } from './numbers.js';
import { waysWorthSaying } from './needed.js';
import classes from './report.module.css';
import { usePupilTexts } from './texts/pupil-texts.js';

/** The ways to the next grade: so many more grades of one value and weight. */
export function WaysTable({ next: { value, least, ways: every } }: { readonly next: Needed }) {
  const { t } = usePupilTexts();
  const numbers = useNumbers();
  const ways = waysWorthSaying(every);
  const weights = [...new Set(ways.map(({ weight }) => weight))];
  const values = [...new Set(ways.map((way) => way.value))];
  return (
    <>
      <h2>{t('waysTable', { value, least: numbers.average(least) })}</h2>
      {ways.length === 0 ? (
        <p>{t('neededNone')}</p>
      ) : (
        <table className={classes['table']} data-testid="ways">
          <thead>
            <tr>
              <th scope="col">{t('moreGrades')}</th>
              {weights.map((weight) => (
                <th key={weight} scope="col">
                  {t('weight')} {weight}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {values.map((each) => (
              <tr key={each}>
                <th scope="row">{each}</th>
                {weights.map((weight) => (
                  <td key={weight} className={classes['number']}>
                    {ways.find((way) => way.value === each && way.weight === weight)?.count ?? '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
