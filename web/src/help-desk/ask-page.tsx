import { Button, Textarea } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { supportOf } from '../../../src/help-desk/support.values.js';
import { askQuestion, QUESTIONS } from '../api/help-desk.js';
import { useKey } from '../api/use-key.js';
import { languageOf } from '../i18n/i18n.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import { useHelpDeskTexts } from './texts/help-desk-texts.js';

const route = getRouteApi('/signed-in/help/ask');

/** Of these pages, as they were built. */
const VERSION = import.meta.env['APP_VERSION'] as string;

/** A question to the support, with the page on which it came up. */
export function AskPage() {
  const { t, i18n } = useHelpDeskTexts();
  const { t: common } = useTranslation();
  const { role } = useMe();
  const { from: page = '/' } = route.useSearch();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const once = useKey();
  const [text, setText] = useState('');
  useDocumentTitle(`${t('ask')} – ${common('app')}`);
  const context = { page, role, language: languageOf(i18n.language) ?? 'en', version: VERSION };
  const asking = useMutation({
    mutationFn: () => askQuestion({ ...context, text }, once.key),
    onSuccess: async (questionId) => {
      await queryClient.invalidateQueries({ queryKey: QUESTIONS });
      await navigate({ to: '/help/questions/$questionId', params: { questionId } });
    },
    onError: once.onError,
  });
  return (
    <>
      <p>
        <Link to="/help">{t('help')}</Link> · <Link to="/help/questions">{t('back')}</Link>
      </p>
      <h1 className={frame['heading']}>{t('ask')}</h1>
      <form
        className={`${frame['sheet']} ${items['form']}`}
        onSubmit={(event) => {
          event.preventDefault();
          asking.mutate();
        }}
      >
        <Refusal error={asking.error} />
        <Textarea
          label={t('form.text')}
          description={t('form.hint')}
          value={text}
          maxLength={4000}
          rows={6}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          required
          withAsterisk={false}
        />
        <p className={items['aside']} data-testid="context">
          {t('form.context', { page, role: t(`role.${role}`), version: VERSION })}{' '}
          {t(supportOf(role) === 'school' ? 'form.schoolReads' : 'form.operatorReads')}
        </p>
        <div>
          <Button type="submit" loading={asking.isPending} disabled={text.trim() === ''}>
            {t('form.submit')}
          </Button>
        </div>
      </form>
    </>
  );
}
