import {escaped} from './plot.ts';

const STYLE = `:root {
	color-scheme: light dark;
	--paper: #fff; --ink: #1f2328; --dim: #59636e; --rule: #d1d9e0; --soft: #f6f8fa;
	--one: #0969da; --two: #bc4c00; --three: #8250df; --good: #1a7f37; --bad: #cf222e;
}
@media (prefers-color-scheme: dark) {
	:root {
		--paper: #0d1117; --ink: #f0f6fc; --dim: #9198a1; --rule: #3d444d; --soft: #151b23;
		--one: #4493f8; --two: #f0883e; --three: #ab7df8; --good: #3fb950; --bad: #f85149;
	}
}
body { margin: 0 auto; padding: 1.5rem; max-width: 56rem; background: var(--paper); color: var(--ink);
	font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1.8rem 0 .5rem; }
.dim { color: var(--dim); } .good { color: var(--good); } .bad { color: var(--bad); }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .6rem; margin: 1rem 0; }
dl div { background: var(--soft); border: 1px solid var(--rule); border-radius: 6px; padding: .5rem .8rem; }
dt { color: var(--dim); font-size: .85rem; } dd { margin: 0; font-size: 1.2rem; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--rule); vertical-align: top; }
svg { width: 100%; height: auto; } svg text { fill: var(--dim); font: 12px system-ui, sans-serif; }
.grid { stroke: var(--rule); } .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
.one { stroke: var(--one); } .two { stroke: var(--two); } .three { stroke: var(--three); }
pre { white-space: pre-wrap; margin: 0; font-size: .85rem; }
`;

/** A page of HTML that needs no other file; `body` is HTML. */
export const page = (title: string, body: readonly string[]): string =>
	[
		'<!doctype html>',
		'<html lang="en">',
		'<meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<title>${escaped(title)}</title>`,
		`<style>\n${STYLE}</style>`,
		...body,
		'</html>',
		'',
	].join('\n');

/** A table of HTML; the cells are HTML. */
export const table = (
	head: readonly string[],
	rows: ReadonlyArray<readonly string[]>,
): readonly string[] => [
	'<table>',
	`<tr>${head.map(cell => `<th>${cell}</th>`).join('')}</tr>`,
	...rows.map(cells => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`),
	'</table>',
];
