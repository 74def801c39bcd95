/** A line of a plot. */
export interface PlotLine {
	readonly name: string;
	/** The class that gives it its colour. */
	readonly style: string;
	readonly values: readonly number[];
}

/** A plot of values over time. */
export interface Plot {
	readonly title: string;
	readonly unit: string;
	/** Seconds between two values. */
	readonly stepSeconds: number;
	readonly lines: readonly PlotLine[];
}

const WIDTH = 860;
const HEIGHT = 260;
const LEFT = 70;
const RIGHT = 16;
const TOP = 34;
const BOTTOM = 30;
const TICKS = 4;

/** Text as it stands in HTML and SVG. */
export const escaped = (text: string): string =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');

/** A number in few characters: 12.3k, 4.5M. */
export const short = (value: number): string => {
	const [scale, suffix] =
		value >= 1e9 ? [1e9, 'G'] : value >= 1e6 ? [1e6, 'M'] : value >= 1e4 ? [1e3, 'k'] : [1, ''];
	return `${Number((value / scale).toPrecision(3))}${suffix}`;
};

/** The next of 1, 2, 2.5, 5, 10, … that is not less. */
const roundUp = (value: number): number => {
	const power = 10 ** Math.floor(Math.log10(value));
	const step = [1, 2, 2.5, 5, 10].find(factor => factor * power >= value) ?? 10;
	return step * power;
};

/** A plot as SVG whose colours come from classes. */
export const plotSvg = ({title, unit, stepSeconds, lines}: Plot): string => {
	const count = Math.max(2, ...lines.map(({values}) => values.length));
	const highest = Math.max(...lines.flatMap(({values}) => values), 0);
	const top = highest > 0 ? roundUp(highest / TICKS) * TICKS : 1;
	const x = (index: number): string =>
		(LEFT + ((WIDTH - LEFT - RIGHT) * index) / (count - 1)).toFixed(1);
	const y = (value: number): string =>
		(HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / top).toFixed(1);
	const grid = Array.from({length: TICKS + 1}, (_, tick) => {
		const value = (top * tick) / TICKS;
		const second = Math.round((stepSeconds * (count - 1) * tick) / TICKS);
		const at = x(((count - 1) * tick) / TICKS);
		return (
			`<path class="grid" d="M${LEFT} ${y(value)}H${WIDTH - RIGHT}"/>` +
			`<text x="${LEFT - 8}" y="${y(value)}" dy="4" text-anchor="end">${short(value)}</text>` +
			`<text x="${at}" y="${HEIGHT - 8}" text-anchor="${tick === TICKS ? 'end' : 'middle'}">${second} s</text>`
		);
	});
	const drawn = lines.map(({style, values}) => {
		const points = values.map((value, index) => `${x(index)},${y(value)}`).join(' ');
		return `<polyline class="line ${style}" points="${points}"/>`;
	});
	let at = LEFT;
	const legend = lines.map(({name, style}) => {
		const entry = `<path class="line ${style}" d="M${at} 16h18"/><text x="${at + 24}" y="20">${escaped(name)}</text>`;
		at += 44 + name.length * 7;
		return entry;
	});
	return [
		`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(`${title}, ${unit}`)}">`,
		...grid,
		...legend,
		`<text x="${WIDTH - RIGHT}" y="20" text-anchor="end">${escaped(unit)}</text>`,
		...drawn,
		'</svg>',
	].join('\n');
};
