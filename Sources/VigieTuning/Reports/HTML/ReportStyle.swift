/// The style sheet of the HTML report: light and dark, narrow and wide, screen and paper.
enum ReportStyle {
  static let css = """
    :root {
      color-scheme: light dark;
      --paper: #fff; --panel: #f5f6f8; --ink: #1b1f27; --faint: #5b6472; --line: #d6dae1;
      --accent: #1a5fb4; --good: #1b6e3c; --bad: #b3261e; --hit: #ffe9a8; --hit-bad: #ffd3ce;
      --grid: #e3e6eb; --positive: #1a5fb4; --negative: #b9651b;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #14171c; --panel: #1d2128; --ink: #e7eaef; --faint: #a2abb9; --line: #363c47;
        --accent: #8ab8ff; --good: #7fd3a0; --bad: #ff9d94; --hit: #5b4a12; --hit-bad: #6a2823;
        --grid: #2a303a; --positive: #8ab8ff; --negative: #f0a45d;
      }
    }
    * { box-sizing: border-box; }
    html { scroll-behavior: smooth; }
    body {
      margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 4rem; max-width: 78rem;
      background: var(--paper); color: var(--ink); overflow-wrap: break-word;
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
    }
    h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
    h2 { font-size: 1.3rem; margin: 2.8rem 0 .6rem; padding-top: .8rem; border-top: 1px solid var(--line); }
    h3 { font-size: 1.05rem; margin: 1.8rem 0 .4rem; }
    p { margin: .4rem 0 .8rem; max-width: 46rem; }
    a { color: var(--accent); }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    .faint { color: var(--faint); }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { position: static; }
    nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; margin: .8rem 0; }
    .tiles { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); padding: 0; margin: 1.2rem 0; }
    .tiles > div { background: var(--panel); border-radius: .5rem; padding: .8rem 1rem; }
    .tiles dt { color: var(--faint); font-size: .85rem; }
    .tiles dd { margin: 0; font-size: 1.6rem; font-weight: 600; font-variant-numeric: tabular-nums; }
    .tiles dd small { display: block; font-size: .8rem; font-weight: 400; color: var(--faint); }
    .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; }
    table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    th, td { padding: .3rem .7rem; text-align: right; white-space: nowrap; border-top: 1px solid var(--line); }
    thead th { border-top: 0; color: var(--faint); font-weight: 600; background: var(--panel); }
    th[scope=row], th:first-child, .text { text-align: left; }
    th[scope=row] { font-weight: 400; }
    tbody th[scope=row] { position: sticky; left: 0; background: var(--paper); }
    tr.group th { font-weight: 600; text-align: left; }
    tr.leaf th[scope=row] { padding-left: 1.6rem; }
    .remark { display: block; color: var(--negative); white-space: normal; max-width: 24rem; }
    .names { columns: 17rem; font-size: .85rem; }
    .charts { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
    figure { margin: 0; background: var(--panel); border-radius: .5rem; padding: .7rem .8rem; }
    figcaption { font-size: .85rem; color: var(--faint); margin-bottom: .2rem; }
    svg { display: block; width: 100%; max-width: 24rem; height: auto; margin: 0 auto; }
    svg text { fill: var(--faint); font-size: 10px; font-family: inherit; }
    .grid { stroke: var(--grid); fill: none; }
    .axis { stroke: var(--faint); fill: none; }
    .curve { stroke: var(--accent); stroke-width: 2; fill: none; stroke-linejoin: round; }
    .ideal { stroke: var(--faint); stroke-dasharray: 4 3; fill: none; }
    .dot { fill: var(--accent); stroke: var(--panel); stroke-width: 1; }
    .mark { fill: var(--paper); stroke: var(--ink); stroke-width: 2; }
    .positive { fill: var(--positive); } .negative { fill: var(--negative); }
    .list { padding: 0; list-style: none; }
    .list > li { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .8rem; margin: .8rem 0; }
    .list > li.missed { border-color: var(--accent); } .list > li.wrong { border-color: var(--bad); }
    .list ul { margin: .2rem 0; padding-left: 1.1rem; }
    .badges { display: flex; flex-wrap: wrap; gap: .35rem; padding: 0; margin: .4rem 0; list-style: none; font-size: .82rem; }
    .badges li { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem; }
    .badges .right { border-color: var(--good); color: var(--good); }
    .badges .wrong { border-color: var(--bad); color: var(--bad); }
    .badges .missed { border-color: var(--accent); color: var(--accent); border-style: dashed; }
    mark { background: var(--hit); color: inherit; border-radius: .15rem; padding: 0 .1rem; }
    mark.idle { background: none; box-shadow: inset 0 -1px var(--faint); }
    mark.wrong { background: var(--hit-bad); }
    .quote { text-decoration: underline 2px dotted var(--accent); text-underline-offset: .2em; }
    article { border-top: 1px solid var(--line); padding: .4rem 0 1rem; }
    article h3 { margin-top: .8rem; }
    summary { cursor: pointer; color: var(--accent); }
    .body { white-space: pre-wrap; max-width: 46rem; background: var(--panel); padding: .8rem 1rem; border-radius: .5rem; }
    @media (max-width: 40rem) {
      body { font-size: 15px; }
      th, td { padding: .3rem .5rem; }
      tbody th[scope=row] { white-space: normal; min-width: 9.5rem; max-width: 11rem; overflow-wrap: anywhere; }
    }
    @media print {
      :root {
        --paper: #fff; --panel: #fff; --ink: #000; --faint: #444; --line: #999; --accent: #123f7a;
        --good: #0b4a25; --bad: #8a1510; --hit: #fff0bf; --hit-bad: #ffdcd8; --grid: #ddd;
        --positive: #123f7a; --negative: #8a4a12;
      }
      body { max-width: none; padding: 0; font-size: 10pt; }
      nav, .skip { display: none; }
      .scroll { overflow: visible; border: 0; }
      th, td { padding: .15rem .35rem; }
      tbody th { white-space: normal; }
      table { font-size: 7.5pt; }
      figure, article h3, tr { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
      details::details-content { display: block; content-visibility: visible; }
      mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .charts { grid-template-columns: repeat(3, 1fr); }
    }
    """
}
