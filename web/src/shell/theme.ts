import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The blue of a school pen; the seventh carries white text at 9:1. */
const ink: MantineColorsTuple = [
  '#eef2fb',
  '#dbe3f3',
  '#b5c5e6',
  '#8ca6d9',
  '#6a8bce',
  '#4a6fb8',
  '#33589f',
  '#27467f',
  '#1f3967',
  '#172b4f',
];

/** System fonts only: nothing is fetched from elsewhere. */
export const theme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif",
  headings: { fontFamily: "Charter, 'Bitstream Charter', Georgia, 'Noto Serif', 'DejaVu Serif', serif" },
  cursorType: 'pointer',
  defaultRadius: 'sm',
  focusRing: 'auto',
});
