import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { portfolioQuery, type Portfolio } from '../api/portfolio.js';
import { ReportHead } from '../pupil/report-head.js';
import report from '../pupil/report.module.css';
import { Answer } from '../shell/answer.js';
import { FileLink } from '../shell/file-link.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { AchievementItem } from './achievement-item.js';
import { NewAchievement } from './new-achievement.js';
import { RemarksSection } from './remarks-section.js';
import { usePortfolioTexts } from './texts/portfolio-texts.js';
import { ThanksSection } from './thanks-section.js';

const route = getRouteApi('/signed-in/diary/$pupilId/portfolio');

/** What a pupil achieved and was thanked for, and what was said of the pupil in lessons. */
export function PortfolioPage() {
  const { t, i18n } = usePortfolioTexts();
  const { pupilId } = route.useParams();
  const portfolio = useQuery(portfolioQuery(pupilId));
  return (
    <>
      <ReportHead pupilId={pupilId} tab="portfolio" name={portfolio.data?.pupil.name}>
        <span className={frame['onScreen']}>
          <FileLink href={`/api/pupils/${pupilId}/portfolio.pdf?language=${i18n.language}`}>
            {t('print')}
          </FileLink>
        </span>
      </ReportHead>
      <Answer query={portfolio} isDated skeleton={<Skeleton height={320} />}>
        {(told) => <Told portfolio={told} />}
      </Answer>
      {portfolio.data?.may.readRemarks && <Remarks pupilId={pupilId} />}
    </>
  );
}

function Told({ portfolio }: { readonly portfolio: Portfolio }) {
  const { t } = usePortfolioTexts();
  const { pupil, may, achievements, thanks } = portfolio;
  return (
    <>
      <section className={report['sheet']}>
        <h2>{t('achievements')}</h2>
        {achievements.length === 0 ? (
          <p data-testid="no-achievements">{t('noAchievements')}</p>
        ) : (
          <ul role="list" className={items['list']} data-testid="achievements">
            {achievements.map((achievement) => (
              <AchievementItem key={achievement.achievementId} pupilId={pupil.id} achievement={achievement} />
            ))}
          </ul>
        )}
        {may.record && <NewAchievement pupilId={pupil.id} as="achievements" />}
        {may.propose && <NewAchievement pupilId={pupil.id} as="proposals" />}
      </section>
      <ThanksSection pupilId={pupil.id} thanks={thanks} mayThank={may.record} />
    </>
  );
}

function Remarks({ pupilId }: { readonly pupilId: string }) {
  const { year } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <RemarksSection
      pupilId={pupilId}
      year={year}
      onChoose={(chosen) => void navigate({ search: { year: chosen }, resetScroll: false })}
    />
  );
}
