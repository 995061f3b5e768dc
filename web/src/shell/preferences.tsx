import { ActionIcon, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, languageOf, languages } from '../i18n/i18n.js';
import { Icon } from './icon.js';
import classes from './preferences.module.css';

const nextScheme: Record<MantineColorScheme, MantineColorScheme> = {
  auto: 'light',
  light: 'dark',
  dark: 'auto',
};

/** Language and colours; both are remembered in this browser. */
export function Preferences() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const scheme = t('scheme.label', { scheme: t(`scheme.${colorScheme}`) });
  return (
    <div className={classes['preferences']}>
      <select
        className={classes['language']}
        aria-label={t('language.label')}
        value={languageOf(i18n.language)}
        onChange={({ currentTarget }) => {
          const language = languageOf(currentTarget.value);
          if (language !== undefined) void chooseLanguage(language);
        }}
      >
        {Object.entries(languages).map(([language, name]) => (
          <option key={language} value={language} lang={language}>
            {name}
          </option>
        ))}
      </select>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={scheme}
        title={scheme}
        onClick={() => setColorScheme(nextScheme[colorScheme])}
      >
        <Icon name={colorScheme} />
      </ActionIcon>
    </div>
  );
}
