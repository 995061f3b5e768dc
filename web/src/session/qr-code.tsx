import classes from './qr-code.module.css';
import { qrOf } from './qr.js';

/** A text to be taken by a camera. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { path, viewBox } = qrOf(text);
  return (
    <svg
      className={classes['qr']}
      viewBox={viewBox}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
