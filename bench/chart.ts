import { init, type EChartsOption, type TitleComponentOption, type YAXisComponentOption } from 'echarts';
import { count, percent } from './figures.js';
import { isMet, shareOf, type Bar, type Run } from './run.js';

const WIDTH = 1_000;
const LINE = 24;
const ABOVE = 96;
const BELOW = 40;
/** Of the names at the left, and of each column of figures at the right. */
const NAMES = 190;
const FIGURES = 82;
const MARGIN = 24;
const PLOT = WIDTH - NAMES - 3 * FIGURES - MARGIN;

/** Legible on a page of any colour, since the picture brings its own background; the hues differ for everybody. */
const COLOUR = {
  background: '#ffffff',
  text: '#1f2933',
  quiet: '#52606d',
  lines: '#e1e7ee',
  met: '#0b7a75',
  missed: '#c2571a',
};

/** What covers what. */
const LAYER = { axis: 0, bars: 2, bar: 3, raw: 4, words: 5 };

const COLUMN = { width: FIGURES, align: 'right' as const };
const COLUMNS = {
  met: { ...COLUMN, color: COLOUR.met, fontWeight: 'bold' as const },
  missed: { ...COLUMN, color: COLOUR.missed, fontWeight: 'bold' as const },
  limit: { ...COLUMN, color: COLOUR.quiet },
  raw: { ...COLUMN, color: COLOUR.quiet },
  head: { ...COLUMN, color: COLOUR.quiet, padding: [9, 0, 3, 0] },
};
const HEADINGS = '{head|measured}{head|bar}{head|raw limit}';

/** Shares of the bar that the axis names; it begins and ends with one of them. */
const LEAST = 0.01;
const MOST = 10;
const MARKS = [LEAST, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, MOST];

/** A line of the picture: a heading, or a bar below it. */
type Line = { readonly heading: string } | { readonly bar: Bar };

/**
 * A picture of how far each figure of a run is from its bar, as SVG: the longer the better, whatever is counted, on a
 * logarithmic axis that ends at ten times the bar and at a hundredth of it.
 */
export const chartOf = (run: Run): string => {
  const lines = linesOf(run);
  const height = ABOVE + LINE * lines.length + BELOW;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption(optionOf(run, lines));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
};

const linesOf = ({ rows }: Run): readonly Line[] =>
  rows
    .filter(({ bars }) => bars.length > 0)
    .flatMap(({ what, bars }) => [{ heading: what }, ...bars.map((bar) => ({ bar }))]);

const optionOf = (run: Run, lines: readonly Line[]): EChartsOption => {
  const least = firstMark(lines);
  const marks = MARKS.filter((mark) => mark >= least);
  /** Where a share lies on the axis. */
  const at = (share: number) => Math.log10(Math.min(MOST, Math.max(least, share)) / least);
  return {
    animation: false,
    backgroundColor: COLOUR.background,
    textStyle: { fontFamily: 'system-ui, sans-serif', color: COLOUR.text },
    title: titleOf(run),
    grid: { left: NAMES, width: PLOT, top: ABOVE, bottom: BELOW },
    xAxis: {
      type: 'value',
      min: 0,
      max: at(MOST),
      splitLine: { show: false },
      axisLabel: {
        customValues: marks.map(at),
        formatter: (place) => (place === at(1) ? '{bar|the bar}' : percent(least * 10 ** place)),
        color: COLOUR.quiet,
        rich: { bar: { color: COLOUR.text, fontWeight: 'bold' } },
      },
    },
    yAxis: [namesOf(lines), figuresOf(lines)],
    series: [
      {
        type: 'bar',
        z: LAYER.bars,
        barWidth: 12,
        data: lines.map((line) => ('bar' in line ? drawn(line.bar, at) : '-')),
        markLine: linesAt(
          marks.filter((mark) => mark !== 1).map(at),
          { color: COLOUR.lines, width: 1 },
          LAYER.axis,
        ),
      },
      {
        type: 'scatter',
        z: LAYER.raw,
        symbol: 'diamond',
        symbolSize: 11,
        itemStyle: { color: COLOUR.background, borderColor: COLOUR.text, borderWidth: 1.5 },
        data: lines.flatMap((line, index) =>
          'bar' in line && line.bar.raw !== undefined ? [[at(shareOf(line.bar, line.bar.raw)), index]] : [],
        ),
        markLine: linesAt([at(1)], { color: COLOUR.text, width: 2 }, LAYER.bar),
      },
    ],
  };
};

/** Where the axis begins: where the shortest can still be seen, and below half of the bar in any case. */
const firstMark = (lines: readonly Line[]): number => {
  const shares = lines.flatMap((line) => ('bar' in line ? [shareOf(line.bar, line.bar.value)] : []));
  const shortest = Math.min(0.5, ...shares);
  return MARKS.findLast((mark) => mark < 0.8 * shortest) ?? LEAST;
};

const drawn = (bar: Bar, at: (share: number) => number) => ({
  value: at(shareOf(bar, bar.value)),
  itemStyle: { color: isMet(bar) ? COLOUR.met : COLOUR.missed, borderRadius: [0, 3, 3, 0] },
});

const linesAt = (places: readonly number[], style: { color: string; width: number }, z: number) => ({
  z,
  silent: true,
  symbol: 'none',
  label: { show: false },
  lineStyle: { ...style, type: 'solid' as const },
  data: places.map((xAxis) => ({ xAxis })),
});

const AXIS_OF_LINES = {
  type: 'category',
  inverse: true,
  z: LAYER.words,
  axisLine: { show: false },
  axisTick: { show: false },
} as const;

const namesOf = (lines: readonly Line[]): YAXisComponentOption => ({
  ...AXIS_OF_LINES,
  data: lines.map((line) => ('bar' in line ? line.bar.what : `{heading|${line.heading}}`)),
  axisLabel: {
    interval: 0,
    align: 'left',
    margin: NAMES - MARGIN,
    color: COLOUR.text,
    rich: {
      heading: {
        fontWeight: 'bold',
        color: COLOUR.text,
        // It covers the axis' lines, so that what belongs together stands together.
        backgroundColor: COLOUR.background,
        width: PLOT + NAMES - MARGIN + 2,
        padding: [9, 0, 3, 0],
      },
    },
  },
});

/** What was measured, the bar, and the raw limit, side by side. */
const figuresOf = (lines: readonly Line[]): YAXisComponentOption => ({
  ...AXIS_OF_LINES,
  data: lines.map((line, index) => {
    if ('heading' in line) return index === 0 ? HEADINGS : '';
    const { value, limit, better, raw, shown } = line.bar;
    const measured = `{${isMet(line.bar) ? 'met' : 'missed'}|${shown(value)}}`;
    const wanted = `{limit|${better === 'more' ? '≥' : '≤'} ${shown(limit)}}`;
    return `${measured}${wanted}{raw|${raw === undefined ? '' : shown(raw)}}`;
  }),
  axisLabel: { interval: 0, margin: 0, rich: COLUMNS },
});

const titleOf = ({ at, commit, machine, events }: Run): TitleComponentOption => ({
  text: 'How far each figure is from its bar',
  subtext: [
    `{fact|${at.slice(0, 10)}, commit ${commit}; ${machine}; ${count(events)} events}`,
    `{met|■}{fact| bar met}\u2003{missed|■}{fact| not met}\u2003{raw|◇}{fact| raw limit: the same client and engine with nothing in between}`,
  ].join('\n'),
  left: MARGIN - 5,
  top: 14,
  textStyle: { fontSize: 18, color: COLOUR.text },
  subtextStyle: {
    lineHeight: 18,
    rich: {
      fact: { color: COLOUR.quiet },
      met: { color: COLOUR.met },
      missed: { color: COLOUR.missed },
      raw: { color: COLOUR.text },
    },
  },
});
