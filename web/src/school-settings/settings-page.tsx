import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { AdministrationHead } from '../administration/administration-head.js';
import { ForSchool } from '../administration/for-school.js';
import type { Me } from '../api/me.js';
import { schoolSettingsQuery, type SchoolSettings } from '../api/school-settings.js';
import { todayIn } from '../diary/week.js';
import tabsOf from '../pupil/pupil-head.module.css';
import { Answer } from '../shell/answer.js';
import { NoSuchPage } from '../shell/page-failed.js';
import { MeetingsForm } from './meetings-form.js';
import { RatingsForm } from './ratings-form.js';
import { ReasonsForm } from './reasons-form.js';
import { RoundingForm } from './rounding-form.js';
import { ScaleForm } from './scale-form.js';
import { SETTINGS, settingCalled, type Setting } from './settings.js';
import { TestsForm } from './tests-form.js';
import { useSettingsTexts } from './texts/school-settings-texts.js';
import { WindowForm } from './window-form.js';
import { WorksForm } from './works-form.js';
import { YearForm } from './year-form.js';

const route = getRouteApi('/signed-in/admin/settings/$setting');

/** One of the ways of a school as it is set now, and the form by which it is set otherwise. */
export function SettingsPage() {
  const { t } = useSettingsTexts();
  const setting = settingCalled(route.useParams().setting);
  if (setting === undefined) return <NoSuchPage />;
  return (
    <>
      <AdministrationHead title={t(`setting.${setting}`)} lead={t('lead')} />
      <nav aria-label={t('settings')} className={tabsOf['tabs']}>
        {SETTINGS.map((each) => (
          <Link key={each} to="/admin/settings/$setting" params={{ setting: each }}>
            {t(`setting.${each}`)}
          </Link>
        ))}
      </nav>
      <ForSchool>{(school) => <SettingOf key={school.id} school={school} setting={setting} />}</ForSchool>
    </>
  );
}

/** What a form is told of the school that it is for. */
export interface SettingProps {
  readonly schoolId: string;
  readonly settings: SchoolSettings;
  /** On the school's clocks. */
  readonly today: string;
}

const FORMS = {
  years: YearForm,
  scale: ScaleForm,
  works: WorksForm,
  rounding: RoundingForm,
  window: WindowForm,
  reasons: ReasonsForm,
  ratings: RatingsForm,
  tests: TestsForm,
  meetings: MeetingsForm,
} as const;

interface SettingOfProps {
  readonly school: Me['schools'][number];
  readonly setting: Setting;
}

function SettingOf({ school: { id, timeZone }, setting }: SettingOfProps) {
  const settings = useQuery(schoolSettingsQuery(id));
  const Form = FORMS[setting];
  return (
    <Answer query={settings} skeleton={<Skeleton height={320} />}>
      {(told) => <Form schoolId={id} settings={told} today={todayIn(timeZone)} />}
    </Answer>
  );
}
