import type { OwnPlace } from '../api/pupil-reports.js';
import { useNumbers, type Numbers } from './numbers.js';
import classes from './own-place.module.css';
import { ownBand } from './rating.js';
import report from './report.module.css';
import { usePupilTexts } from './texts/pupil-texts.js';

interface OwnPlaceCardProps {
  readonly circle: 'class' | 'parallel' | 'school';
  readonly place: OwnPlace;
  /** Grades that a place takes. */
  readonly least: number;
}

/** The own place in a circle, how it changed, and how many pupils stand where. */
export function OwnPlaceCard({ circle, place, least }: OwnPlaceCardProps) {
  const { t } = usePupilTexts();
  return (
    <section className={report['sheet']} data-testid={`place-${circle}`}>
      <h2>{t(`circle.${circle}`, { title: place.title })}</h2>
      {place.tooSmall ? <p>{t('tooSmall')}</p> : <Place place={place} least={least} />}
    </section>
  );
}

type Told = Extract<OwnPlace, { tooSmall: false }>;

function Place({ place: told, least }: { readonly place: Told; readonly least: number }) {
  const { t } = usePupilTexts();
  const numbers = useNumbers();
  const { place, of, change, average, count, bands } = told;
  const own = ownBand(told);
  const most = Math.max(1, ...bands.map(({ pupils }) => pupils));
  return (
    <>
      {place === undefined ? (
        <p>
          <strong>{t('noPlace')}.</strong> {t('noPlaceSays', { count, least })}
        </p>
      ) : (
        <p>
          <strong className={classes['place']}>{t('place', { place, of })}</strong>
          {average !== undefined && (
            <>
              {' '}
              · {t('average')} {numbers.average(average)}
            </>
          )}
          {change !== undefined && <> · {changeTold(change, t)}</>}
        </p>
      )}
      <ul role="list" aria-label={t('bands')} className={classes['bands']}>
        {bands.map((band, index) => (
          <li key={band.least} data-own={index === own}>
            <span>{bandName(band, numbers, t)}</span>
            <span aria-hidden="true">
              <span className={classes['bar']} style={{ inlineSize: `${(band.pupils / most) * 100}%` }} />
            </span>
            <span>
              {t('pupils', { count: band.pupils })}
              {index === own && <strong> · {t('own')}</strong>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

type T = ReturnType<typeof usePupilTexts>['t'];

function changeTold(change: number, t: T): string {
  if (change === 0) return t('same');
  return change < 0 ? t('climbed', { count: -change }) : t('fell', { count: change });
}

function bandName({ value, least }: Told['bands'][number], numbers: Numbers, t: T): string {
  return value === undefined ? t('bandShare', { least: numbers.percent(least * 100) }) : t('band', { value });
}
