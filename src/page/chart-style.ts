/** How charts and timelines look. */
export const chartStyle = `
.chart { padding-top: 0.5rem; }
.plot { display: grid; grid-template-columns: 3rem minmax(0, 1fr); grid-template-rows: 11rem 1.5rem; }
.chart.low .plot { grid-template-rows: 7.5rem 1.5rem; }
.axis-y, .canvas, .axis-x { position: relative; }
.axis-x { grid-column: 2; }
.axis-y span, .axis-x span { position: absolute; color: var(--soft); font-size: 0.6875rem; line-height: 1; white-space: nowrap; }
.axis-y span { right: 0.5rem; transform: translateY(50%); }
.axis-x span { top: 0.5rem; transform: translateX(-50%); }
.axis-x .first { transform: none; } .axis-x .last { transform: translateX(-100%); }
.canvas > svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.canvas svg svg { overflow: visible; }
.chart figcaption { color: var(--soft); font-size: 0.75rem; margin-left: 3rem; }
.grid { stroke: var(--grid); stroke-width: 1; }
.line { fill: none; stroke: var(--series); stroke-width: 2; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
.area { fill: var(--area); stroke: none; }
.end { fill: var(--series); stroke: var(--card); stroke-width: 2; }
.band { fill: var(--bad-soft); opacity: 0.7; }
.limit { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 5 4; }
.limit-label {
  position: absolute; max-width: 96%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
  color: var(--bad); font-size: 0.6875rem; line-height: 1.25; padding: 0.1rem 0.3rem; border-radius: 3px; background: var(--card);
}
.limit-label.first { left: 0.25rem; } .limit-label.last { right: 0.25rem; }
.limit-label.under { transform: translateY(calc(100% + 4px)); } .limit-label.over { transform: translateY(-4px); }
.mark path { fill: var(--series); stroke: var(--card); stroke-width: 1.5; }
.mark.bad path { fill: var(--bad); } .mark.unsure path { fill: var(--card); stroke: var(--warn); stroke-width: 2; }
.mark.error path { fill: none; stroke: var(--bad); stroke-width: 2.5; stroke-linecap: round; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; color: var(--soft); font-size: 0.75rem; }
.legend li { display: inline-flex; align-items: center; gap: 0.4375rem; }
.legend .mark { width: 1px; height: 1px; overflow: visible; margin: 0 0.375rem; }
.legend .swatch { width: 0.75rem; height: 0.75rem; border-radius: 2px; }
.bar { fill: var(--series); } .bar.series-2 { fill: var(--card); stroke: var(--series-2); stroke-width: 1.5; stroke-dasharray: 3 2; }
.spark { width: 7rem; height: 1.25rem; vertical-align: middle; }
.bars > .legend { margin: 0.25rem 0 0 3rem; }
.timeline { table-layout: fixed; }
.timeline th:first-child { width: 7.5rem; } .timeline th:nth-child(3) { width: 6.25rem; } .timeline th:nth-child(4) { width: 5rem; }
.timeline thead th:nth-child(n + 3) { text-align: right; }
.timeline td, .timeline th { padding: 0.375rem 0.75rem 0.375rem 0; border-bottom: 0; vertical-align: middle; }
.timeline tr > :last-child { padding-right: 0; }
.timeline tbody th { text-transform: capitalize; }
.timeline tbody .note { display: block; text-transform: none; font-weight: 400; line-height: 1.3; }
.timeline time { color: var(--soft); }
.track > div { position: relative; height: 0.875rem; border-radius: 4px; background: var(--sunk); }
.span { position: absolute; top: 0; bottom: 0; border-radius: 3px; background: var(--bar); }
.span.bad { background: var(--bad); } .span.waits { background: var(--wait); }
.steps { display: flex; flex-wrap: wrap; gap: 0.375rem; }
.steps li {
  display: inline-flex; align-items: baseline; gap: 0.4em; border: 1px solid var(--line); border-radius: 6px; padding: 0.0625rem 0.5rem;
  font-size: 0.8125rem; color: var(--soft);
}
.steps .passed { color: var(--ink); background: var(--sunk); border-color: transparent; }
.steps .here { color: var(--ink); border-color: var(--series); box-shadow: inset 0 0 0 1px var(--series); }
.steps .sign { font-weight: 700; }
.metric .wanted { display: block; }
.metrics { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: 1.75rem 2.5rem; }
.metrics > article { display: flex; flex-direction: column; min-width: 0; }
.metrics > article > * + * { margin-top: 0.5rem; }
@media (max-width: 40rem) {
  .plot { grid-template-columns: 2.5rem minmax(0, 1fr); }
  .chart figcaption, .bars > .legend { margin-left: 2.5rem; }
  .timeline .began, .timeline thead th:nth-child(3) { display: none; }
  .timeline th:first-child { width: 5.5rem; } .timeline th:nth-child(4) { width: 4.25rem; }
}
`;
