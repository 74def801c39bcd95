import {offsetText, type PlanEntry} from './plan.ts';

const WIDTH = 960;
const LABELS = 260;
const MARGIN = 24;
const LANE_HEIGHT = 26;
const TICKS = 5;
const DOT = 4;

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A plan as a picture: a lane for each kind of event, a dot for each time that it goes out. */
export const planSvg = (entries: readonly PlanEntry[], title: string): string => {
	const lanes = [...new Set(entries.map(({lane}) => lane))];
	const end = Math.max(1, ...entries.map(({atMs}) => atMs));
	const height = 3 * MARGIN + lanes.length * LANE_HEIGHT;
	const xOf = (ms: number): number => LABELS + (ms / end) * (WIDTH - LABELS - 2 * MARGIN);
	const yOf = (lane: string): number => 2 * MARGIN + (lanes.indexOf(lane) + 0.5) * LANE_HEIGHT;
	const rows = lanes.map(
		lane =>
			`<text x="${LABELS - 12}" y="${yOf(lane) + 4}" text-anchor="end">${escaped(lane)}</text>` +
			`<line x1="${LABELS}" x2="${WIDTH - MARGIN}" y1="${yOf(lane)}" y2="${yOf(lane)}" class="lane"/>`,
	);
	const ticks = Array.from({length: TICKS + 1}, (_, index) => (end * index) / TICKS).map(
		ms => `<text x="${xOf(ms)}" y="${height - 8}" text-anchor="middle">${offsetText(ms)}</text>`,
	);
	const dots = entries.map(
		({atMs, lane, detail}) =>
			`<circle cx="${xOf(atMs).toFixed(1)}" cy="${yOf(lane)}" r="${DOT}">` +
			`<title>${escaped(`${offsetText(atMs)} ${lane} ${detail}`)}</title></circle>`,
	);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
		`<title>${escaped(title)}</title>`,
		'<style>text{font:12px sans-serif;fill:#444}.lane{stroke:#ccc}circle{fill:#c2410c;fill-opacity:.7}</style>',
		`<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
		`<text x="${MARGIN}" y="${MARGIN}" style="font-size:15px;font-weight:bold">${escaped(title)}</text>`,
		...rows,
		...ticks,
		...dots,
		'</svg>',
		'',
	].join('\n');
};
