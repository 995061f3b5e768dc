import classes from '../diary/diary-spread.module.css';

/** Says that there is nothing, and why, in place of an empty table. */
export function Nothing({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className={classes['blank']} data-testid="nothing">
      <h2>{title}</h2>
      <p>{text}</p>
    </div>
  );
}
