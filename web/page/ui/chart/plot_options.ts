import type uPlot from "uplot";
import { colourAt, rem, USUAL_REM } from "../appearance.ts";
import type { Curve } from "./curve.ts";

/** `colour`: a CSS variable; `points`: true to draw the points of the curve as dots. */
export type Line = { curve: Curve; colour: string; label: string; points?: boolean };

/** The part of a chart's options that does not change while it is shown. */
export type AxisOptions = {
  xLabel: string;
  yLabel: string;
  /** The text of a value at the axis. */
  yText: (value: number) => string;
  logarithmic?: boolean;
  yRange?: (low: number, high: number) => [number, number];
  /** True if x counts steps: no fractions at the axis. */
  hasWholeX?: boolean;
  /** False where other text says what the axes show. */
  hasNamedAxes?: boolean;
};

/** The style sheet's --axis-width, in rem: other things line up with the curves. */
const AXIS_WIDTH = 3.5;

/** Distances between the numbers of an axis without fractions. */
const WHOLE = Array.from({ length: 9 }, (_, power) => [1, 2, 5].map((n) => n * 10 ** power)).flat();

/**
 * uPlot's options for a chart in the colours and type size of its container.
 * @param xEnd at least this far the x axis reaches, given the largest x of the data
 * @param onDraw called when the plot has been drawn
 */
export function plotOptions(
  container: HTMLElement,
  lines: Line[],
  {
    xLabel,
    yLabel,
    yText,
    logarithmic = false,
    yRange,
    hasNamedAxes = true,
    hasWholeX = false,
  }: AxisOptions,
  xEnd: (dataEnd: number) => number,
  onDraw: () => void,
): Omit<uPlot.Options, "width" | "height"> {
  const scale = rem() / USUAL_REM;
  const font = `${12 * scale}px ${getComputedStyle(container).fontFamily}`;
  const labelSize = hasNamedAxes ? 18 * scale : 0;
  const axis = {
    stroke: colourAt(container, "--ink-soft"),
    grid: { stroke: colourAt(container, "--line"), width: 1 },
    ticks: { show: false },
    font,
    labelFont: font,
    labelSize,
  };
  return {
    legend: { show: false },
    cursor: { show: false },
    padding: [10 * scale, 22 * scale, 0, 0],
    scales: {
      x: { time: false, range: (_, _low, high) => [0, xEnd(high ?? 0)] },
      y: {
        distr: logarithmic ? 3 : 1,
        ...(yRange && { range: (_, low, high) => yRange(low ?? 0, high ?? 1) }),
      },
    },
    axes: [
      {
        ...axis,
        label: hasNamedAxes ? xLabel : undefined,
        size: (hasNamedAxes ? 30 : 22) * scale,
        ...(hasWholeX && { incrs: WHOLE }),
      },
      {
        ...axis,
        label: hasNamedAxes ? yLabel : undefined,
        size: AXIS_WIDTH * rem() - labelSize,
        values: (_, ticks) => ticks.map((tick) => (tick === null ? "" : yText(tick))),
      },
    ],
    hooks: { draw: [onDraw] },
    series: [
      {},
      ...lines.map(({ colour, label, points = false }) => ({
        label,
        stroke: colourAt(container, colour),
        width: scale * (points ? 2.5 : 1.75),
        spanGaps: true,
        points: { show: points, size: 7 * scale, fill: colourAt(container, colour) },
      })),
    ],
  };
}
