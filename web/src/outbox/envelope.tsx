import { useState, type ReactNode } from 'react';
import frame from '../shell/frame.module.css';
import classes from './outbox.module.css';

interface EnvelopeProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly startsOpen: boolean;
  /** Made only while it is open: fifty mails are fifty documents. */
  readonly children: ReactNode;
}

/** A message that is opened to be read. */
export function Envelope({ title, aside, startsOpen, children }: EnvelopeProps) {
  const [isOpen, setOpen] = useState(startsOpen);
  return (
    <details
      className={frame['sheet']}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={classes['summary']}>
        <h2 className={classes['subject']}>{title}</h2>
        {aside !== undefined && <span className={classes['aside']}>{aside}</span>}
      </summary>
      {isOpen && children}
    </details>
  );
}
