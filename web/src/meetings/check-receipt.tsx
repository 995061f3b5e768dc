import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ballotsQuery, type Vote } from '../api/meetings.js';
import { MeetingRefusal } from './meeting-refusal.js';
import classes from './meetings.module.css';
import { markOf, receiptIn } from './receipt.js';
import { useMeetingTexts } from './texts/meeting-texts.js';

interface CheckReceiptProps {
  readonly meetingId: string;
  readonly vote: Vote;
}

/** A receipt is looked for here, among all ballots: it is sent nowhere. */
export function CheckReceipt({ meetingId, vote: { voteId, options } }: CheckReceiptProps) {
  const { t } = useMeetingTexts();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const checking = useMutation({
    mutationFn: async (typed: string) => {
      const receipt = receiptIn(typed);
      if (!receipt) return t('receipt.malformed');
      const [mark, { choices }] = await Promise.all([
        markOf(voteId, receipt),
        queryClient.query(ballotsQuery(meetingId, voteId)),
      ]);
      const found = choices.find((choice) => choice.mark === mark);
      return found ? t('receipt.found', { option: options[found.option - 1] ?? '' }) : t('receipt.missing');
    },
  });
  return (
    <form
      className={classes['buttons']}
      onSubmit={(event) => {
        event.preventDefault();
        checking.mutate(text);
      }}
    >
      <TextInput
        label={t('receipt.check')}
        autoComplete="off"
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          checking.reset();
        }}
      />
      <Button type="submit" variant="default" loading={checking.isPending}>
        {t('receipt.submit')}
      </Button>
      <p role="status">{checking.data}</p>
      <MeetingRefusal error={checking.error} />
    </form>
  );
}
